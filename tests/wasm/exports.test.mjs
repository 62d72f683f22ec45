// What leaves the page: the calendar read by another's library in three time zones, the table, the entry, the comparison.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { load } from "../../pkg/index.mjs";
import { changes, isAssessment } from "../../www/export/changes.mjs";
import { cell, toTable } from "../../www/export/csv.mjs";
import { dated } from "../../www/export/duty-name.mjs";
import { toEntry } from "../../www/export/entry.mjs";
import { newCalendarKey, toCalendar } from "../../www/export/ics.mjs";
import { useWords, words } from "../../www/page/words.mjs";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
useWords("en", read("www/messages/en.json"));

const engine = await load({ kind: "wasm" });
const KEY = "0123456789abcdef0123456789abcdef";
const CASE = {
  reference: "A123",
  division: "england-and-wales",
  standard: "england-wales-2005",
  person: { sex: "male", dateOfBirth: "1980-04-12" },
  events: [
    { kind: "order-started", on: "2026-01-05" },
    { kind: "notification-started", on: "2026-01-05", disposal: "imprisonment", terms: [{ months: 12 }] },
    { kind: "notified", about: "initial", on: "2026-01-06" },
    { kind: "court-order-made", id: "o", order: "sexual-harm-prevention", on: "2026-01-05", until: "2031-03-31" },
    { kind: "mappa-level-set", level: 2, on: "2026-01-12" },
  ],
};
const assess = (caseFile, today) => engine.assess(caseFile, { today });
const assessment = assess(CASE, "2026-02-01");
const entries = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));

test("a library of somebody else reads the calendar: every open date, as a whole day", () => {
  const open = dated(assessment.duties);
  assert.ok(open.length >= 6, `${open.length} dates`);
  const found = entries(toCalendar(assessment, words, { key: KEY }));
  assert.equal(found.length, open.length);
  assert.deepEqual(
    found.map((each) => each.startDate.toString()),
    open.map(({ due }) => due),
  );
  for (const each of found) {
    assert.ok(each.startDate.isDate && each.endDate.isDate);
    assert.equal(each.duration.toSeconds(), 86_400);
    assert.equal(each.component.getFirstPropertyValue("dtstamp").toString(), "2026-02-01T00:00:00Z");
  }
  assert.equal(new Set(found.map(({ uid }) => uid)).size, found.length);
  assert.ok(found.some(({ summary }) => summary === "Court order ends: sexual harm prevention order"));
});

test("what is projected or cannot be dated is in no calendar", () => {
  const projected = assessment.duties.filter(({ state }) => state === "cannot-date");
  assert.ok(
    projected.some(({ earliest }) => earliest),
    "there is a projection to leave out",
  );
  const text = toCalendar(assessment, words, { key: KEY });
  for (const { earliest } of projected) if (earliest) assert.ok(!text.includes(earliest.replaceAll("-", "")));
});

test("lines end as RFC 5545 says, are at most 75 octets long, and cut no letter", () => {
  const long = (key, params) =>
    key.startsWith("duty.") ? "Ŵyneb ysgrifenedig, \\ gŵyl; 日本語の長い題名 🙂".repeat(6) : words(key, params);
  const text = toCalendar(assessment, long, { key: KEY, language: "cy" });
  assert.ok(text.endsWith("\r\n"));
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text));
  for (const line of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes("\ufffd"));
  }
  assert.equal(entries(text)[0].summary, long("duty.x"));
});

test("the UID stays when a date moves, differs between cases, and tells nobody whose it is", () => {
  const uids = (of, key = KEY) =>
    new Map(entries(toCalendar(of, words, { key })).map((each) => [each.uid, each.startDate.toString()]));
  const before = uids(assessment);
  assert.deepEqual(uids(assess(CASE, "2026-02-01")), before);
  const moved = uids(
    assess(
      {
        ...CASE,
        events: [
          { kind: "remanded", on: "2026-01-20", verified: true },
          { kind: "released", on: "2026-01-30" },
          ...CASE.events,
        ],
      },
      "2026-02-01",
    ),
  );
  const shared = [...before].filter(([uid]) => moved.has(uid));
  assert.ok(
    shared.some(([uid, day]) => moved.get(uid) !== day),
    "a date moved and kept its UID, though events went before it in the list",
  );
  const other = uids(assessment, newCalendarKey());
  assert.ok([...other.keys()].every((uid) => !before.has(uid)));
  const text = toCalendar(assessment, words, { key: KEY });
  for (const secret of ["A123", "1980", "2026-01-05", "20260105T", KEY, "male"])
    assert.ok(!text.includes(secret), secret);
  assert.throws(() => toCalendar(assessment, words, { key: "short" }), TypeError);
  assert.notEqual(newCalendarKey(), newCalendarKey());
  assert.match(newCalendarKey(), /^[0-9a-f]{32}$/);
});

test("the calendar is the same in every time zone", () => {
  const run = (zone) =>
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import ICAL from "ical.js"; import { toCalendar } from "./www/export/ics.mjs";
         const text = toCalendar(${JSON.stringify({ today: assessment.today, duties: assessment.duties })}, (key) => key, { key: ${JSON.stringify(KEY)} });
         const days = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each).startDate.toJSDate().toDateString());
         process.stdout.write(JSON.stringify([text, days]));`,
      ],
      { cwd: fileURLToPath(root), env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
  const [london, auckland, honolulu] = ["Europe/London", "Pacific/Auckland", "Pacific/Honolulu"].map(run);
  assert.equal(auckland, london);
  assert.equal(honolulu, london);
  assert.ok(JSON.parse(london)[1].length > 0);
});

test("a spreadsheet takes no cell for a formula", () => {
  for (const text of ["=1+1", "+44", "-1", "@x", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1"])
    assert.equal(cell(text), `"'${text}"`, text);
  for (const text of ["Home visit", "2026-01-05", "a=b", ""]) assert.equal(cell(text), `"${text}"`);
  assert.equal(cell('say "no"'), '"say ""no"""');
  const table = toTable(assessment, (key, params) =>
    key.startsWith("duty.") ? '=HYPERLINK("x")' : words(key, params),
  );
  const rows = table.slice(1).split("\r\n").slice(0, -1);
  assert.equal(table[0], "\ufeff");
  assert.equal(rows.length, assessment.duties.length + 1);
  for (const row of rows.slice(1)) assert.ok(row.startsWith('"\'=HYPERLINK(""x"")",'), row);
});

test("an entry lists what an agency has to do and what agencies share", () => {
  const entry = (agency) => toEntry(assessment, words, { agency, day: (iso) => iso });
  assert.match(entry("police"), /Home visit/);
  assert.doesNotMatch(entry("police"), /First OASys/);
  assert.match(entry("probation"), /First OASys: 2026-01-26 \(Probation\), 6 days late/);
  assert.doesNotMatch(entry("probation"), /Home visit/);
  for (const text of [entry("police"), entry("probation")]) {
    assert.match(text, /^Joint assessment on 2026-02-01/);
    assert.match(text, /Not for disclosure/);
    assert.match(text, /MAPPA review/);
    assert.doesNotMatch(text, /\{\w+\}/);
  }
});

test("what has changed since an assessment that was kept", () => {
  const kept = structuredClone(assessment);
  assert.ok(isAssessment(kept));
  const same = changes(kept, assess(CASE, "2026-02-01"));
  assert.deepEqual([same.levels, same.moved, same.settled, same.added, same.gone], [[], [], [], [], []]);
  const later = assess(
    {
      ...CASE,
      events: [{ kind: "contact", on: "2026-02-01" }, ...CASE.events, { kind: "oasys-completed", on: "2026-02-10" }],
    },
    "2026-02-15",
  );
  const since = changes(kept, later);
  assert.ok(
    since.settled.some(
      ({ duty, before, after }) => duty.kind === "oasys-initial" && before === "overdue" && after === "done",
    ),
  );
  assert.ok(since.added.some(({ kind }) => kind === "oasys-review"));
  assert.ok(
    since.gone.some(({ kind }) => kind === "oasys-review"),
    "the projection has gone",
  );
  const scottish = assess({ ...CASE, division: "scotland" }, "2026-02-01");
  const initial = changes(kept, scottish).moved.find(({ duty }) => duty.kind === "oasys-initial");
  assert.equal(initial, undefined, "both countries keep the same days here");
  assert.equal(changes(kept, { ...later, reference: "B456" }).otherCase, true);
});

/** A bank holiday was proclaimed after the assessment was kept: as Scotland's of 15 June 2026, and the funeral of 2022. */
test("a calendar that changed moves a date, and that is said", () => {
  const started = (on) => ({
    division: "england-and-wales",
    standard: "england-wales-2005",
    events: [{ kind: "order-started", on }],
  });
  for (const [on, was, is] of [
    ["2022-09-09", "2022-09-30", "2022-10-03"],
    ["2026-06-01", "2026-06-22", "2026-06-23"],
  ]) {
    const now = assess(on < "2026" ? started(on) : { ...started(on), division: "scotland" }, "2026-07-01");
    const kept = structuredClone(now);
    const duty = kept.duties.find(({ kind }) => kind === "oasys-initial");
    assert.equal(duty.due, is);
    duty.due = was;
    assert.deepEqual(
      changes(kept, now).moved.map(({ duty: { kind }, before, after, because }) => [kind, before, after, because]),
      [["oasys-initial", was, is, ["calendar"]]],
    );
  }
});

test("what is no assessment is not compared", () => {
  for (const value of [
    null,
    undefined,
    7,
    "x",
    [],
    {},
    CASE,
    { schema: "joint-risk/assessment/1" },
    { schema: "joint-risk/assessment/1", today: "2026-01-01", duties: [null] },
  ])
    assert.equal(isAssessment(value), false);
});

test("a host has the same from the package, in both languages, and is told of misuse", async () => {
  const { calendar, entry, newCalendarKey, table } = await import("../../pkg/export.mjs");
  const [en, cy] = ["en", "cy"].map((language) => read(`pkg/messages/${language}.json`));
  assert.match(newCalendarKey(), /^[0-9a-f]{32}$/);
  assert.equal(calendar(assessment, { messages: en, key: KEY }), toCalendar(assessment, words, { key: KEY }));
  assert.equal(table(assessment, { messages: en }), toTable(assessment, words));
  assert.match(entry(assessment, { messages: en, agency: "police" }), /MAPPA review: \S/);
  const welsh = calendar(assessment, { messages: cy, language: "cy", key: KEY });
  assert.equal(entries(welsh).length, dated(assessment.duties).length);
  assert.notEqual(welsh, calendar(assessment, { messages: en, key: KEY }));
  for (const [call, fault] of [
    [() => table(null, { messages: en }), TypeError],
    [() => table(assessment, {}), TypeError],
    [() => table(assessment, { messages: en, language: "cy" }), TypeError],
    [() => table(assessment, { messages: en, language: "fr" }), RangeError],
    [() => calendar(assessment, { messages: en }), TypeError],
    [() => entry(assessment, { messages: en, agency: "court" }), RangeError],
  ]) {
    assert.throws(call, fault);
  }
});
