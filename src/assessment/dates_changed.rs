//! A calendar that changed: which dates of a stored assessment would now be others, and why. Bank holidays are
//! proclaimed at short notice, so a date that was right when it was given can move.

use serde::Serialize;

use crate::calendar::{self, Counting};
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::code::Code;
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};
use crate::standard::DutyKind;

/// Which dates of a stored assessment would now be others.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DatesChanged {
    /// Its schema.
    #[cfg_attr(feature = "types", ts(type = "\"joint-risk/dates-changed/1\""))]
    pub schema: &'static str,
    /// The day it was stored with.
    pub stored_on: Option<Date>,
    /// The release that made it.
    pub release: Option<String>,
    /// What would be another date.
    pub changed: Vec<DateChanged>,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
}

/// A date that would now be another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DateChanged {
    /// Its place in the stored list of duties.
    pub index: usize,
    /// The clock.
    pub kind: DutyKind,
    /// Whose bank holidays it used.
    pub division: Division,
    /// The date.
    pub due: WasAndNow,
    /// The last working day on or before it.
    pub last_working_day: WasAndNow,
    /// Bank holidays in that time that were not always there; empty where none was.
    pub because: Vec<Announced>,
}

/// A day as it was stored, and as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WasAndNow {
    /// As it was stored.
    pub was: Option<Date>,
    /// As it is now.
    pub now: Option<Date>,
}

impl WasAndNow {
    /// It was there, and is another.
    fn moved(self) -> bool {
        self.was.is_some() && self.was != self.now
    }
}

/// A bank holiday that was announced late.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Announced {
    /// The day.
    #[cfg_attr(feature = "types", ts(as = "Date"))]
    pub day: &'static str,
    /// When it was announced.
    #[cfg_attr(feature = "types", ts(as = "Date"))]
    pub announced: &'static str,
}

/// Days that were added or moved after the calendars of that year were out; `None`: in the whole United Kingdom.
///
/// # Source
/// History of gov.uk's bank-holidays.json (alphagov/calendars, alphagov/frontend), and for 2026 the confirmation of
/// 5 February 2026. Confirmed.
const ANNOUNCED: &[(Option<Division>, &str, &str)] = &[
    (Some(Division::Scotland), "2020-05-08", "2019-07-02"),
    (None, "2022-09-19", "2022-09-09"),
    (None, "2023-05-08", "2022-11-10"),
    (Some(Division::Scotland), "2026-06-15", "2026-02-05"),
];

/// Reckons the dates of a stored assessment again.
///
/// # Example
/// ```
/// let stored = r#"{ "schema": "joint-risk/assessment/1", "today": "2022-09-01", "duties": [{ "kind": "oasys-initial",
///   "due": "2022-09-30", "calendar": "england-and-wales 1997-2028", "because": [
///     { "code": "counted-from", "event": "order-started", "on": "2022-09-09" },
///     { "code": "working-days", "count": 15, "counting": "after" }] }] }"#;
/// let changed = joint_risk::dates_changed(stored).changed; // the state funeral was announced that day
/// assert_eq!(changed[0].due.now.map(|day| day.to_string()).as_deref(), Some("2022-10-03"));
/// assert_eq!(changed[0].because[0].day, "2022-09-19");
/// ```
#[must_use]
pub fn dates_changed(text: &str) -> DatesChanged {
    let mut reader = Reader::default();
    let mut found = DatesChanged {
        schema: "joint-risk/dates-changed/1",
        stored_on: None,
        release: None,
        changed: Vec::new(),
        problems: Vec::new(),
    };
    match json::parse_answer(text) {
        Ok(node) => read(&mut reader, &node, &mut found),
        Err(problem) => reader.problems.push(*problem),
    }
    found.problems = reader.problems;
    found
}

fn read(reader: &mut Reader, node: &Node<'_>, found: &mut DatesChanged) {
    let stored = Fields::of(reader, Answer::Given(node), Path::start(""));
    let schema = stored.text(reader, "schema", 100);
    let schema = reader.required(schema, &stored, "schema");
    if schema.is_some_and(|schema| schema != crate::assessment::SCHEMA) {
        let allowed = vec![crate::assessment::SCHEMA.to_owned()];
        reader.problems.push(Problem::new(ProblemCode::UnknownCode, "schema").allowing(allowed));
        return;
    }
    found.stored_on = stored.date(reader, "today").into_option();
    found.release = stored.words(reader, "release", 100);
    let duties = stored.each(reader, "duties", 100_000, &mut |reader, index, fields| {
        found.changed.extend(duty(reader, index, fields));
    });
    let _ = reader.required(duties, &stored, "duties");
}

/// One duty; `None` where its dates are as they were, or used no calendar.
fn duty(reader: &mut Reader, index: usize, fields: &Fields<'_>) -> Option<DateChanged> {
    let kind = fields.choice(reader, "kind");
    let kind: DutyKind = reader.required(kind, fields, "kind")?;
    let calendar = fields.text(reader, "calendar", 100).into_option()?;
    let name = calendar.split(' ').next().unwrap_or_default();
    let Some(division) = Division::from_code(name) else {
        let mut allowed = Division::CODES.iter().copied();
        reader.note_allowing(ProblemCode::UnknownCode, &fields.at("calendar"), &mut || allowed.next());
        return None;
    };
    let was = fields.date(reader, "due").into_option()?;
    let working_day = fields.date(reader, "lastWorkingDay").into_option();
    let counted = counted(reader, fields);
    let now = match counted {
        Some((from, count, counting)) => calendar::add_working_days(from, count, counting, division).ok(),
        None => Some(was),
    };
    let now_working = now.and_then(|now| calendar::last_working_day_on_or_before(now, division));
    let due = WasAndNow { was: Some(was), now };
    let last_working_day = WasAndNow { was: working_day, now: now_working };
    if !due.moved() && !last_working_day.moved() {
        return None;
    }
    let first = [Some(was), working_day, now_working, counted.map(|(from, ..)| from)].into_iter().flatten().min();
    let last = now.map_or(was, |now| now.max(was));
    let lies = |day: &str| Date::parse(day).is_ok_and(|day| day <= last && first.is_none_or(|first| day >= first));
    let because = ANNOUNCED
        .iter()
        .filter(|(only, day, _)| only.is_none_or(|only| only == division) && lies(day))
        .map(|(_, day, announced)| Announced { day, announced })
        .collect();
    Some(DateChanged { index, kind, division, due, last_working_day, because })
}

/// From which day, and how many working days, where its steps say so and nothing moved it afterwards.
fn counted(reader: &mut Reader, fields: &Fields<'_>) -> Option<(Date, u16, Counting)> {
    let path = fields.at("because");
    let steps = fields.list(reader, "because", 100_000).into_option().unwrap_or_default();
    let (mut from, mut count) = (None, None);
    for (place, node) in steps.iter().enumerate() {
        let step = Fields::of(reader, Answer::Given(node), path.entry(place));
        match step.text(reader, "code", 100).into_option() {
            Some("counted-from") => from = step.date(reader, "on").into_option(),
            Some("working-days") => {
                let days = step.number(reader, "count", 1, 999);
                count = days.zip(step.choice(reader, "counting").into_option());
            }
            // It fell due in custody, or a meeting agreed another day: that day is kept.
            Some("resumed-by" | "agreed-day") => return None,
            _ => {}
        }
    }
    let (count, counting) = count?;
    from.map(|from| (from, count, counting))
}
