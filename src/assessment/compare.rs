//! Two standards for one case: the duties that they date differently.

use serde::Serialize;

use crate::assessment::{Engine, assess};
use crate::case;
use crate::date::Date;
use crate::duty::{Duty, DutyState};
use crate::problem::{Problem, ProblemCode};
use crate::standard::{self, DutyKind, Standard};

/// What two standards make of one case.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Comparison {
    /// Its schema.
    #[cfg_attr(feature = "types", ts(type = "\"joint-risk/comparison/1\""))]
    pub schema: &'static str,
    /// The day that was taken for today.
    pub today: Date,
    /// The two; `None` for one that could not be used.
    pub standards: [Option<String>; 2],
    /// Duties that differ in their date, their state or by being there.
    pub differences: Vec<Difference>,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
}

/// A duty that differs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Difference {
    /// The clock.
    pub kind: DutyKind,
    /// Under the first standard; `None` where it has no such duty.
    pub one: Option<Duty>,
    /// Under the second.
    pub other: Option<Duty>,
}

/// What makes a duty the same under two standards: its clock, and the events that opened and closed it.
type Key = (DutyKind, Option<usize>, Option<usize>);

fn key(duty: &Duty) -> Key {
    (duty.kind, duty.opened.as_ref().map(|event| event.index), duty.closed.as_ref().map(|event| event.index))
}

const fn result(duty: &Duty) -> (Option<Date>, Option<Date>, DutyState) {
    (duty.due, duty.earliest, duty.state)
}

/// Compares what `names` make of a case. A name is that of a built-in standard or of the one that the case brings.
pub(super) fn compare(engine: &Engine, text: &str, today: Date, names: [&str; 2]) -> Comparison {
    let (_, document, mut problems) = case::read_with_standard(text, today);
    let given = document.map(|document| standard::document(document, "standard", &engine.standards));
    let own = match given {
        Some(Ok(own)) => Some(own),
        Some(Err(found)) => {
            problems.extend(found);
            None
        }
        None => None,
    };
    let all = || engine.standards.iter().chain(own.iter());
    let mut find = |place: usize, name: &str| -> Option<&Standard> {
        let found = all().find(|standard| standard.id == name);
        if found.is_none() {
            let allowed = all().map(|standard| standard.id.clone()).collect();
            let field = if place == 0 { "standards[0]" } else { "standards[1]" };
            problems.push(Problem::new(ProblemCode::UnknownCode, field).allowing(allowed));
        }
        found
    };
    let [one, other] = names;
    let standards = [find(0, one), find(1, other)];
    let differences = match standards {
        [Some(one), Some(other)] => {
            differences(duties_under(engine, text, today, one), duties_under(engine, text, today, other))
        }
        _ => Vec::new(),
    };
    let standards = standards.map(|standard| standard.map(|standard| standard.id.clone()));
    Comparison { schema: "joint-risk/comparison/1", today, standards, differences, problems }
}

/// What a standard asks for in a case.
fn duties_under(engine: &Engine, text: &str, today: Date, standard: &Standard) -> Vec<Duty> {
    let mut assessment = assess(case::read_with_standard(text, today), today, &engine.standards, Some(standard));
    std::mem::take(&mut assessment.duties)
}

fn differences(one: Vec<Duty>, other: Vec<Duty>) -> Vec<Difference> {
    let mut other: Vec<Option<Duty>> = other.into_iter().map(Some).collect();
    let mut differences = Vec::new();
    for duty in one {
        let same = |candidate: &&mut Option<Duty>| candidate.as_ref().is_some_and(|other| key(other) == key(&duty));
        let matched = other.iter_mut().find(same).and_then(Option::take);
        if matched.as_ref().is_none_or(|matched| result(matched) != result(&duty)) {
            differences.push(Difference { kind: duty.kind, one: Some(duty), other: matched });
        }
    }
    for duty in other.into_iter().flatten() {
        differences.push(Difference { kind: duty.kind, one: None, other: Some(duty) });
    }
    differences
}
