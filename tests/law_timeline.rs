//! The clocks of the law on what practice brings: several things on one day, names that fit two, what cannot be read,
//! what nobody has verified, custody, and what comes after the end. Each fault that was found is here with more of its
//! kind.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

mod common {
    pub mod duties;
}

use common::duties::{Case, codes, of_kind, says};
use serde_json::{Value, json};

/// What happened, and then which duties of a kind there are: `state due daysLate`, with a dash for what is null.
struct Row {
    name: &'static str,
    division: &'static str,
    events: Value,
    today: &'static str,
    kind: &'static str,
    expected: &'static [&'static str],
    problems: &'static [&'static str],
}

const ENGLAND: &str = "england-and-wales";
const SCOTLAND: &str = "scotland";

fn row(
    name: &'static str,
    events: Value,
    today: &'static str,
    kind: &'static str,
    expected: &'static [&'static str],
    problems: &'static [&'static str],
) -> Row {
    Row { name, division: ENGLAND, events, today, kind, expected, problems }
}

fn shown(assessment: &Value, kind: &str) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut shown: Vec<String> = of_kind(assessment, kind)
        .iter()
        .map(|duty| [&duty["state"], &duty["due"], &duty["daysLate"]].map(text).join(" "))
        .collect();
    shown.sort();
    shown
}

fn check(rows: &[Row]) {
    for row in rows {
        let assessment = Case::new(row.division, "1970-01-01", row.events.clone()).on(row.today);
        assert_eq!(shown(&assessment, row.kind), row.expected, "{}", row.name);
        assert_eq!(codes(&assessment), row.problems, "{}", row.name);
    }
}

fn with(base: &Value, more: Value) -> Value {
    json!([base.as_array().unwrap().clone(), more.as_array().unwrap().clone()].concat())
}

/// s.83(6) disregards days in custody: one day that he was taken in and let go is none.
#[test]
fn a_day_in_and_out_disregards_nothing() {
    let start = json!([{ "kind": "notification-started", "on": "2026-01-05", "disposal": "other" }]);
    let both = |first: &str, last: &str| {
        with(
            &start,
            json!([{ "kind": first, "on": "2026-01-05", "verified": true }, { "kind": last, "on": "2026-01-05" }]),
        )
    };
    let expected = &["overdue 2026-01-07 3"];
    check(&[
        row(
            "time served",
            both("sentenced-to-custody", "released"),
            "2026-01-10",
            "notification-initial",
            expected,
            &[],
        ),
        row("remanded and bailed", both("remanded", "released"), "2026-01-10", "notification-initial", expected, &[]),
        row(
            "in hospital for a day",
            both("admitted-to-hospital", "discharged-from-hospital"),
            "2026-01-10",
            "notification-initial",
            expected,
            &[],
        ),
        row("there and back", both("went-abroad", "came-back"), "2026-01-10", "notification-initial", expected, &[]),
        row(
            "in custody before, and released on the day",
            with(
                &start,
                json!([
                    { "kind": "remanded", "on": "2025-12-01", "verified": true },
                    { "kind": "sentenced-to-custody", "on": "2026-01-05", "verified": true },
                    { "kind": "released", "on": "2026-01-05" }
                ]),
            ),
            "2026-01-10",
            "notification-initial",
            expected,
            &[],
        ),
    ]);
}

#[test]
fn a_name_that_fits_two_answers_neither() {
    let base = json!([
        { "kind": "notification-started", "on": "2020-01-10", "disposal": "life" },
        { "kind": "notified", "on": "2020-01-11", "about": "initial" }
    ]);
    let two = |matter: &str, of: Value, said: Value| {
        let events = json!([
            { "kind": "details-changed", "on": "2021-03-01", "matter": "home", "id": "a" },
            { "kind": "details-changed", "on": "2021-03-01", "matter": matter, "id": "b" },
            { "kind": "notified", "on": "2021-03-02", "about": "change", "of": of, "matter": said }
        ]);
        with(&base, events)
    };
    let change = "notification-change";
    check(&[
        row(
            "two changes of one day, and the notice says which",
            two("name", json!("2021-03-01"), json!("home")),
            "2021-03-10",
            change,
            &["done 2021-03-03 0", "overdue 2021-03-03 7"],
            &[],
        ),
        row(
            "and it does not say",
            two("name", json!("2021-03-01"), Value::Null),
            "2021-03-10",
            change,
            &["overdue 2021-03-03 7", "overdue 2021-03-03 7"],
            &["ambiguous at events[4].of"],
        ),
        row(
            "a change of another matter",
            two("name", json!("b"), json!("home")),
            "2021-03-10",
            change,
            &["overdue 2021-03-03 7", "overdue 2021-03-03 7"],
            &[],
        ),
        row(
            "a matter that cannot be read",
            two("name", json!("b"), json!("hame")),
            "2021-03-10",
            change,
            &["overdue 2021-03-03 7", "overdue 2021-03-03 7"],
            &["unknown-code at events[4].matter"],
        ),
        row(
            "the same change entered twice is one",
            two("home", json!("2021-03-01"), Value::Null),
            "2021-03-10",
            change,
            &["done 2021-03-03 0"],
            &[],
        ),
        row(
            "a change that there is not",
            two("name", json!("c"), Value::Null),
            "2021-03-10",
            change,
            &["overdue 2021-03-03 7", "overdue 2021-03-03 7"],
            &["unknown-code at events[4].of"],
        ),
        row(
            "two journeys of one day",
            with(
                &base,
                json!([
                    { "kind": "travel-planned", "on": "2021-03-01", "departs": "2021-04-01", "returns": "2021-04-09" },
                    { "kind": "travel-planned", "on": "2021-03-01", "departs": "2021-05-01", "returns": "2021-05-09" },
                    { "kind": "notified", "on": "2021-03-02", "about": "travel", "of": "2021-03-01" }
                ]),
            ),
            "2021-03-10",
            "notification-travel",
            &["upcoming 2021-03-24 0", "upcoming 2021-04-23 0"],
            &["ambiguous at events[4].of"],
        ),
        row(
            "two notices of one day, and one did not come about",
            with(
                &base,
                json!([
                    { "kind": "notified", "on": "2021-03-01", "about": "advance", "matter": "home", "expected": "2021-03-05" },
                    { "kind": "notified", "on": "2021-03-01", "about": "advance", "matter": "name", "expected": "2021-03-05" },
                    { "kind": "notified", "on": "2021-03-09", "about": "not-happened", "of": "2021-03-01" }
                ]),
            ),
            "2021-03-12",
            "notification-correction",
            &["overdue 2021-03-10 2", "overdue 2021-03-10 2"],
            &["ambiguous at events[4].of"],
        ),
        row(
            "one notice is of one change",
            with(
                &base,
                json!([
                    { "kind": "notified", "on": "2021-02-20", "about": "advance", "matter": "home", "expected": "2021-03-01" },
                    { "kind": "details-changed", "on": "2021-03-01", "matter": "home", "id": "a" },
                    { "kind": "details-changed", "on": "2021-03-02", "matter": "home", "id": "b" }
                ]),
            ),
            "2021-03-10",
            change,
            &["done 2021-03-03 0", "overdue 2021-03-04 6"],
            &[],
        ),
    ]);
}

/// Each requirement has its initial notification; one without a name means all of one day, or the only one that is open.
#[test]
fn an_initial_notification_without_a_name() {
    let start = |on: &str, disposal: &str| json!({ "kind": "notification-started", "on": on, "disposal": disposal });
    let told = |on: &str| json!({ "kind": "notified", "on": on, "about": "initial" });
    let initial = "notification-initial";
    check(&[
        row(
            "every requirement of the same day",
            json!([start("2020-01-10", "caution"), start("2020-01-10", "other"), told("2020-01-11")]),
            "2020-02-01",
            initial,
            &["done 2020-01-12 0"],
            &[],
        ),
        row(
            "of two days: neither, and the year runs all the same",
            json!([start("2020-01-10", "caution"), start("2020-01-20", "other"), told("2020-01-21")]),
            "2020-02-01",
            initial,
            &["overdue 2020-01-12 20", "overdue 2020-01-22 10"],
            &["ambiguous at events[2]"],
        ),
        row(
            "its year",
            json!([start("2020-01-10", "caution"), start("2020-01-20", "other"), told("2020-01-21")]),
            "2020-02-01",
            "notification-periodic",
            &["upcoming 2021-01-21 0"],
            &["ambiguous at events[2]"],
        ),
        row(
            "the only one that is open",
            json!([
                start("2016-01-10", "caution"),
                start("2020-01-20", "other"),
                told("2020-01-21"),
                { "kind": "notification-ended", "on": "2018-01-10", "of": "2016-01-10", "verified": true }
            ]),
            "2020-02-01",
            initial,
            &["done 2020-01-22 0", "ended 2016-01-12 728"],
            &[],
        ),
        row(
            "s.83(2): subject already, and has notified",
            json!([start("2016-01-10", "life"), told("2016-01-11"), start("2020-01-20", "other")]),
            "2020-02-01",
            initial,
            &["done 2016-01-12 0"],
            &[],
        ),
        row(
            "but not for somebody who has never notified",
            json!([start("2016-01-10", "life"), start("2020-01-20", "other")]),
            "2020-02-01",
            initial,
            &["overdue 2016-01-12 1481", "overdue 2020-01-22 10"],
            &[],
        ),
    ]);
}

#[test]
fn in_custody_it_is_held_and_still_says_how_late_it_was() {
    let base = json!([{ "kind": "notification-started", "on": "2024-03-01", "disposal": "other" }]);
    let inside = json!([{ "kind": "remanded", "on": "2024-03-10", "verified": true }]);
    let held = Case::new(ENGLAND, "1970-01-01", with(&base, inside.clone())).on("2024-06-01");
    let duty = &of_kind(&held, "notification-initial")[0];
    assert_eq!((&duty["state"], &duty["due"]), (&json!("suspended"), &json!("2024-03-03")));
    assert_eq!((&duty["daysLate"], &duty["lateWhenSuspended"]), (&Value::Null, &json!(7)));
    let out = with(&base, with(&inside, json!([{ "kind": "released", "on": "2024-06-01" }])));
    check(&[row(
        "released: the days inside are not counted",
        out,
        "2024-06-02",
        "notification-initial",
        &["overdue 2024-03-03 8"],
        &[],
    )]);
    let away = json!([
        { "kind": "notification-started", "on": "2024-03-01", "disposal": "other" },
        { "kind": "sentenced-to-custody", "on": "2024-03-02", "verified": true }
    ]);
    let held = Case::new(ENGLAND, "1970-01-01", away).on("2024-06-01");
    let duty = &of_kind(&held, "notification-initial")[0];
    assert_eq!(
        (&duty["state"], &duty["due"], &duty["lateWhenSuspended"]),
        (&json!("suspended"), &Value::Null, &Value::Null)
    );
}

#[test]
fn a_home_that_nobody_can_read_is_none() {
    let year = |first: Value, second: Value| {
        let mut events = json!([
            { "kind": "notification-started", "on": "2024-03-01", "disposal": "life" },
            { "kind": "notified", "on": "2024-03-02", "about": "initial", "noFixedHome": first }
        ]);
        if !second.is_null() {
            let next =
                json!({ "kind": "notified", "on": "2024-03-09", "about": "periodic", "noFixedHome": second["said"] });
            events.as_array_mut().unwrap().push(next);
        }
        events
    };
    let silent = json!({ "said": null });
    let periodic = "notification-periodic";
    let unreadable = &["wrong-type at events[1].noFixedHome"];
    check(&[
        row("has a home", year(json!(false), Value::Null), "2024-03-05", periodic, &["upcoming 2025-03-02 0"], &[]),
        row("nobody said", year(Value::Null, Value::Null), "2024-03-05", periodic, &["upcoming 2025-03-02 0"], &[]),
        row(
            "not known",
            year(json!("not-known"), Value::Null),
            "2024-03-05",
            periodic,
            &["upcoming 2024-03-09 0"],
            &[],
        ),
        row("unreadable", year(json!(7), Value::Null), "2024-03-05", periodic, &["upcoming 2024-03-09 0"], unreadable),
        row(
            "as the last that said it",
            year(json!(true), silent.clone()),
            "2024-03-10",
            periodic,
            &["done 2024-03-09 0", "upcoming 2024-03-16 0"],
            &[],
        ),
        row(
            "unreadable, and then silent",
            year(json!("no"), silent),
            "2024-03-10",
            periodic,
            &["done 2024-03-09 0", "upcoming 2024-03-16 0"],
            unreadable,
        ),
        Row {
            division: SCOTLAND,
            ..row(
                "where no such time was found, the year",
                year(json!("not-known"), Value::Null),
                "2024-03-05",
                periodic,
                &["upcoming 2025-03-02 0"],
                &[],
            )
        },
    ]);
    let silent = Case::new(ENGLAND, "1970-01-01", year(Value::Null, Value::Null)).on("2024-03-05");
    assert!(says(&of_kind(&silent, periodic)[0], "home-not-known"));
    let unknown = Case::new(ENGLAND, "1970-01-01", year(json!("not-known"), Value::Null)).on("2024-03-05");
    assert!(says(&of_kind(&unknown, periodic)[0], "home-unreadable"));
}

/// Only the only requirement that is open can be meant by an end without a name; after the last day it confirms that.
#[test]
fn an_end_without_a_name_ends_the_only_requirement() {
    let start = |on: &str, disposal: &str| json!({ "kind": "notification-started", "on": on, "disposal": disposal });
    let end = |of: Value| json!({ "kind": "notification-ended", "on": "2020-06-01", "of": of, "verified": true });
    let initial = "notification-initial";
    check(&[
        row(
            "two are open: neither",
            json!([start("2019-01-10", "caution"), start("2019-02-10", "life"), end(Value::Null)]),
            "2020-07-01",
            initial,
            &["overdue 2019-01-12 536", "overdue 2019-02-12 505"],
            &["ambiguous at events[2]"],
        ),
        row(
            "one is named: the other goes on",
            json!([start("2019-01-10", "caution"), start("2019-02-10", "life"), end(json!("2019-01-10"))]),
            "2020-07-01",
            initial,
            &["ended 2019-01-12 506", "overdue 2019-02-12 505"],
            &[],
        ),
        row(
            "a name that there is not: neither",
            json!([start("2019-01-10", "caution"), end(json!("2019-01-11"))]),
            "2020-07-01",
            initial,
            &["overdue 2019-01-12 536"],
            &["unknown-code at events[1].of"],
        ),
        row(
            "one is over by law: the other is the only one",
            json!([start("2016-01-10", "caution"), start("2019-02-10", "life"), end(Value::Null)]),
            "2020-07-01",
            initial,
            &["ended 2016-01-12 728", "ended 2019-02-12 475"],
            &[],
        ),
        row(
            "begun on the day of the end: nothing ends",
            json!([start("2020-06-01", "caution"), end(Value::Null)]),
            "2020-07-01",
            initial,
            &["overdue 2020-06-03 28"],
            &["same-day at events[1]"],
        ),
    ]);
}

#[test]
fn an_order_is_ended_by_what_names_it() {
    let made = |kind: &str, until: &str| json!({ "kind": "court-order-made", "on": "2020-01-10", "order": kind, "until": until });
    let ended = |of: Value| json!({ "kind": "court-order-ended", "on": "2021-05-01", "of": of, "verified": true });
    let end = "order-end";
    let two = json!([made("sexual-harm-prevention", "2030-01-09"), made("foreign-travel", "2025-01-09")]);
    let upcoming = &["upcoming 2025-01-09 0", "upcoming 2030-01-09 0"];
    check(&[
        row(
            "named by the day of both",
            with(&two, json!([ended(json!("2020-01-10"))])),
            "2022-03-01",
            end,
            upcoming,
            &["ambiguous at events[2].of"],
        ),
        row(
            "without a name",
            with(&two, json!([ended(Value::Null)])),
            "2022-03-01",
            end,
            upcoming,
            &["ambiguous at events[2]"],
        ),
        row(
            "a name that cannot be read",
            with(&two, json!([ended(json!(5))])),
            "2022-03-01",
            end,
            upcoming,
            &["wrong-type at events[2].of"],
        ),
        row(
            "the only one, without a name",
            json!([made("sexual-harm-prevention", "2030-01-09"), ended(Value::Null)]),
            "2022-03-01",
            end,
            &["ended 2030-01-09 0"],
            &[],
        ),
        row(
            "entered twice it is one",
            json!([
                made("sexual-harm-prevention", "2030-01-09"),
                made("sexual-harm-prevention", "2030-01-09"),
                ended(json!("2020-01-10"))
            ]),
            "2022-03-01",
            end,
            &["ended 2030-01-09 0"],
            &[],
        ),
        row(
            "made on the day of the end",
            json!([
                { "kind": "court-order-made", "on": "2021-05-01", "order": "sexual-risk", "until": "2030-01-09" },
                ended(Value::Null)
            ]),
            "2022-03-01",
            end,
            &["upcoming 2030-01-09 0"],
            &["same-day at events[1]"],
        ),
    ]);
}

#[test]
fn what_shortens_an_order_is_verified_and_can_be_read() {
    let made = json!([{ "kind": "court-order-made", "on": "2020-01-10", "order": "sexual-harm-prevention", "until": "2030-01-09", "id": "o" }]);
    let varied = |on: &str, until: Value, verified: bool| json!({ "kind": "court-order-varied", "on": on, "of": "o", "until": until, "verified": verified });
    let events = |more: &[Value]| with(&made, json!(more));
    let shorter = json!("2025-06-30");
    let longer = json!("2032-06-30");
    let end = "order-end";
    check(&[
        row(
            "earlier, verified",
            events(&[varied("2021-01-01", shorter.clone(), true)]),
            "2022-01-01",
            end,
            &["upcoming 2025-06-30 0"],
            &[],
        ),
        row(
            "earlier, not verified",
            events(&[varied("2021-01-01", shorter.clone(), false)]),
            "2022-01-01",
            end,
            &["upcoming 2030-01-09 0"],
            &[],
        ),
        row(
            "later, not verified",
            events(&[varied("2021-01-01", longer.clone(), false)]),
            "2022-01-01",
            end,
            &["upcoming 2032-06-30 0"],
            &[],
        ),
        row(
            "unreadable",
            events(&[varied("2021-01-01", json!("soon"), true)]),
            "2022-01-01",
            end,
            &["cannot-date - -"],
            &["not-a-date at events[1].until"],
        ),
        row(
            "two of one day: the later keeps it alive",
            events(&[varied("2021-01-01", longer, true), varied("2021-01-01", shorter, true)]),
            "2022-01-01",
            end,
            &["upcoming 2032-06-30 0"],
            &["same-day at events[1].until"],
        ),
        row(
            "and the earlier warns",
            events(&[varied("2021-01-01", json!("2032-06-30"), true), varied("2021-01-01", json!("2025-06-30"), true)]),
            "2022-01-01",
            "order-renewal",
            &["upcoming 2024-12-30 0"],
            &["same-day at events[1].until"],
        ),
        row(
            // Rulings 18 and 21: it may be the earlier of the two, which warns.
            "a new last day that cannot be read may warn at any time",
            events(&[varied("2021-01-01", json!("soon"), true)]),
            "2022-01-01",
            "order-renewal",
            &["cannot-date - -"],
            &["not-a-date at events[1].until"],
        ),
    ]);
}

/// An order of which nobody can say what it is counts as the one that protects most.
#[test]
fn an_order_of_an_unknown_kind_keeps_the_notification_alive() {
    let events = |order: Value| {
        json!([
            { "kind": "notification-started", "on": "2018-03-01", "disposal": "caution" },
            { "kind": "notified", "on": "2018-03-02", "about": "initial", "of": "2018-03-01" },
            { "kind": "court-order-made", "on": "2019-03-01", "order": order, "until": "2026-02-28" }
        ])
    };
    let end = "notification-end";
    let kept = &["upcoming 2026-02-28 0"];
    check(&[
        row("no such order", events(json!("SOPO")), "2021-01-01", end, kept, &["unknown-code at events[2].order"]),
        row("not a text", events(json!(3)), "2021-01-01", end, kept, &["wrong-type at events[2].order"]),
        row("absent", events(Value::Null), "2021-01-01", end, kept, &["missing at events[2].order"]),
        row("not known", events(json!("not-known")), "2021-01-01", end, kept, &[]),
        row("one that does not", events(json!("sexual-risk")), "2021-01-01", end, &["overdue 2020-02-29 307"], &[]),
        row(
            "it can be a violent offender order",
            events(json!("not-known")),
            "2019-03-10",
            "notification-initial",
            &["done 2018-03-03 0", "overdue 2019-03-03 7"],
            &[],
        ),
        row(
            "subject by an order that is not in the case",
            json!([{ "kind": "notification-started", "on": "2018-03-01", "disposal": "prevention-order" }]),
            "2021-01-01",
            end,
            &["cannot-date - -"],
            &[],
        ),
    ]);
}

/// Nobody can say that what has no end is over: there is nothing to confirm.
#[test]
fn a_requirement_without_an_end_has_no_end_to_confirm() {
    let start = |on: &str, disposal: Value| json!({ "kind": "notification-started", "on": on, "disposal": disposal });
    let end = "notification-end";
    check(&[
        row("life", json!([start("2018-03-01", json!("life"))]), "2021-01-01", end, &[], &[]),
        row(
            "beside one that has ended",
            json!([start("2012-03-01", json!("caution")), start("2018-03-01", json!("life"))]),
            "2021-01-01",
            end,
            &[],
            &[],
        ),
        row(
            "disposal unreadable",
            json!([start("2018-03-01", json!("cautoin"))]),
            "2021-01-01",
            end,
            &[],
            &["unknown-code at events[0].disposal"],
        ),
        row(
            "term unknown",
            json!([start("2018-03-01", json!("imprisonment"))]),
            "2021-01-01",
            end,
            &["cannot-date - -"],
            &[],
        ),
        row(
            "two with an end: the later",
            json!([start("2012-03-01", json!("caution")), start("2012-06-01", json!("other"))]),
            "2018-01-01",
            end,
            &["overdue 2017-05-31 215"],
            &[],
        ),
    ]);
}

/// s.91B(10): the first notification after release, where the one before was given on bail.
#[test]
fn the_review_runs_from_the_first_notification_after_the_sentence() {
    let base = json!([
        { "kind": "notification-started", "on": "2010-01-10", "disposal": "imprisonment", "terms": [{ "years": 8 }] },
        { "kind": "notified", "on": "2010-01-12", "about": "initial" }
    ]);
    let sentence = json!([{ "kind": "sentenced-to-custody", "on": "2010-02-20", "months": 96, "verified": true }]);
    let out = with(&sentence, json!([{ "kind": "released", "on": "2015-02-20" }]));
    let told = with(&out, json!([{ "kind": "notified", "on": "2015-02-21", "about": "change", "of": "2015-02-20" }]));
    let review = "notification-review";
    check(&[
        row("notified on bail, and never in custody", base.clone(), "2026-06-01", review, &["due 2025-01-12 0"], &[]),
        row("served the sentence", with(&base, told), "2026-06-01", review, &["upcoming 2030-02-21 0"], &[]),
        row("still inside", with(&base, sentence), "2026-06-01", review, &["cannot-date - -"], &[]),
        row(
            "released, and no notification recorded",
            with(&base, out),
            "2026-06-01",
            review,
            &["cannot-date - -"],
            &[],
        ),
        row(
            "sentenced at once: the first one is after the release",
            json!([
                { "kind": "notification-started", "on": "2010-01-10", "disposal": "life" },
                { "kind": "sentenced-to-custody", "on": "2010-01-10", "verified": true },
                { "kind": "released", "on": "2015-02-20" },
                { "kind": "notified", "on": "2015-02-21", "about": "initial" }
            ]),
            "2026-06-01",
            review,
            &["upcoming 2030-02-21 0"],
            &[],
        ),
    ]);
}

/// A missed yearly notification ends reactive management, as any change does.
#[test]
fn a_missed_notification_ends_reactive_management() {
    let state = |told: Option<&str>| {
        let mut events = json!([
            { "kind": "notification-started", "on": "2019-01-05", "disposal": "life" },
            { "kind": "notified", "on": "2019-01-06", "about": "initial" },
            { "kind": "rating-recorded", "on": "2019-01-06", "rating": "low" },
            { "kind": "interval-set", "on": "2019-01-06", "of": "home-visit", "months": 12, "reasons": "plan" },
            { "kind": "notified", "on": "2020-01-06", "about": "periodic" },
            { "kind": "notified", "on": "2021-01-06", "about": "periodic" },
            { "kind": "notified", "on": "2022-01-06", "about": "periodic" },
            { "kind": "reactive-started", "on": "2022-02-01", "reasons": "low", "verified": true }
        ]);
        if let Some(on) = told {
            let told = json!({ "kind": "notified", "on": on, "about": "periodic" });
            events.as_array_mut().unwrap().push(told);
        }
        let mut case = Case::new(ENGLAND, "1970-01-01", events);
        case.0["standard"] = json!("england-wales-2017");
        case.0["riskMatrix"] = json!({
            "startOfRisk": "2019-01-05", "sexualAppearances": 1, "criminalAppearances": 1, "violentAppearances": 0,
            "burglary": false, "maleVictim": false, "strangerVictim": false, "nonContactOffence": false,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 31
        });
        let assessment = case.on("2023-03-01");
        let reactive = &assessment["management"]["visits"]["reactive"]["state"];
        (reactive.as_str().unwrap().to_owned(), of_kind(&assessment, "home-visit").last().unwrap()["state"].clone())
    };
    assert_eq!(state(Some("2023-01-06")), ("under-way".to_owned(), json!("suspended")), "given in time");
    assert_eq!(state(Some("2023-01-07")), ("ended".to_owned(), json!("overdue")), "a day late");
    assert_eq!(state(None), ("ended".to_owned(), json!("overdue")), "not at all");
}
