//! What the conviction history gives where an answer is missing, and holds against one that is given.

use super::category::IndexOffence;
use super::cell::{Cell, Input};
use super::from_form::{at, number};
use super::given::FromCase;
use super::inputs::Field;
use crate::case::CaseFile;
use crate::case::conviction::{Occasion, OffenceCode, Outcome};
use crate::case::correction::{CountName, CountValue};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::history::{self, Counts, DayFinding, GivenCount, RuleApplied};
use crate::instrument::oasys::{Sheet, SheetAnswer, place};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;

/// Numbers that the conviction history gives.
const COUNTED: [(Field, CountName); 7] = [
    (Field::AgeAtFirstSanction, CountName::AgeAtFirstSanction),
    (Field::TotalSanctions, CountName::Sanctions),
    (Field::ViolentSanctions, CountName::ViolentSanctions),
    (Field::ContactAdultSexualSanctions, CountName::ContactAdultSanctions),
    (Field::ContactChildSexualSanctions, CountName::ContactChildSanctions),
    (Field::IndecentImageSanctions, CountName::ImagesOrIndirectSanctions),
    (Field::NonContactSexualSanctions, CountName::NonContactOtherSanctions),
];

impl FromCase {
    /// The index offence is that of the latest conviction, where that has one code and nothing unread can be later.
    pub(super) fn index_offence(&mut self, case: &CaseFile) {
        let Answer::Given(occasions) = &case.convictions else { return };
        if !self.is_open(Field::Offence) {
            return;
        }
        if let Some(offence) = latest_code(occasions).and_then(classified) {
            // That the latest conviction is the one assessed is ours to assume.
            self.derive(Field::Offence, offence, Standing::Unconfirmed);
        }
    }

    /// Fills what is missing from the history, and holds what is given against it.
    pub(super) fn count(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        for (field, name) in COUNTED {
            let open = self.is_open(field);
            if let Some(value) = self.inputs.number(field).and_then(|value| u32::try_from(value).ok()) {
                let found = held(counts, name, value, field.path());
                if !found.is_empty() {
                    self.take_back(field);
                    problems.extend(found);
                }
            } else if let Some((value, rules)) = derived(counts, name).filter(|_| open) {
                let cell = i32::try_from(value).map_or(Cell::Missing, Cell::Number);
                self.derive(field, cell, standing(rules));
            }
        }
        self.ever_sexual(counts, problems);
        let sexual = &counts.latest_sexual_sanction;
        self.hold_day(Field::DateOfLatestSexualOffence, sexual, sexual.latest, problems);
        // A given day may be later than any of the history: an offence that is not sentenced yet.
        self.hold_day(Field::DateOfLatestOffence, &counts.latest_offence, None, problems);
    }

    /// "No" against a sexual sanction is a contradiction; "yes" without one is not: 1.30 asks for offences.
    fn ever_sexual(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        let sexual = &counts.sexual_sanctions;
        let field = Field::EverSexualOffence;
        if self.inputs.flag(field) == Some(false) && sexual.lowest > 0 {
            problems.push(against_history(field.path(), None, None));
            self.take_back(field);
        } else if self.is_open(field) && (sexual.lowest > 0 || sexual.highest == 0) {
            self.derive(field, (sexual.lowest > 0).cell(), standing(&sexual.rules));
        }
    }

    /// Holds a given day against those that the history allows, or takes the one that it knows.
    fn hold_day(&mut self, field: Field, found: &DayFinding, latest: Option<Date>, problems: &mut Vec<Problem>) {
        if let Some(given) = self.inputs.day(field) {
            if found.earliest.is_some_and(|from| given < from) || latest.is_some_and(|until| given > until) {
                problems.push(against_history(field.path(), found.earliest, latest));
                self.take_back(field);
            }
        } else if let Some(day) = found.value.filter(|_| self.is_open(field)) {
            self.derive(field, Cell::Day(day), standing(&found.rules));
        }
    }
}

/// What the mapping makes of a code.
pub(super) fn classified(code: OffenceCode) -> Option<Cell> {
    history::Offence::of(code).map(|offence| Cell::Offence(IndexOffence::Given(offence.into())))
}

/// Holds a number against the history.
fn held(counts: &Counts, count: CountName, value: u32, path: &str) -> Vec<Problem> {
    counts.check(&[GivenCount { count, value: CountValue::Whole(value), field: path.to_owned() }])
}

/// The one code of the latest conviction or discharge.
fn latest_code(occasions: &[Occasion]) -> Option<OffenceCode> {
    let convicted = |row: &&Occasion| !row.is_caution() && row.outcome != Answer::Given(Outcome::Quashed);
    let mut latest: Option<Date> = None;
    for row in occasions.iter().filter(convicted) {
        let on = *row.sentenced_on.given()?;
        latest = latest.max(Some(on));
    }
    let mut code = None;
    for row in occasions.iter().filter(convicted).filter(|row| row.sentenced_on.given().copied() == latest) {
        if row.offences_refused || row.offences.is_empty() {
            return None;
        }
        for offence in &row.offences {
            let this = offence.code.given().copied()?;
            if *code.get_or_insert(this) != this {
                return None;
            }
        }
    }
    code
}

/// Where 1.8.2 is on the form: only the history is held against it.
const FIRST_SANCTION: Option<u8> = place(Some("1.8.2"));

/// Answers that no predictor takes and that the history gives all the same.
const ALSO_COUNTED: [(&str, Option<u8>, CountName); 2] = [
    ("oasys.answers[1.7]", place(Some("1.7")), CountName::AgeAtFirstConviction),
    ("oasys.answers[1.26]", place(Some("1.26")), CountName::ViolentSanctions),
];

/// Holds them against the history.
pub(super) fn also_counted(sheet: &Sheet, counts: &Counts, problems: &mut Vec<Problem>) {
    for (path, place, count) in ALSO_COUNTED {
        if let Some(value) = number(at(sheet, place)).and_then(|value| u32::try_from(value).ok()) {
            problems.extend(held(counts, count, value, path));
        }
    }
    let first = &counts.first_sanction;
    if let SheetAnswer::Day(given) = at(sheet, FIRST_SANCTION)
        && (first.earliest.is_some_and(|from| given < from) || first.latest.is_some_and(|until| given > until))
    {
        problems.push(against_history("oasys.answers[1.8.2]", first.earliest, first.latest));
    }
}

fn against_history(field: &str, min: Option<Date>, max: Option<Date>) -> Problem {
    let mut problem = Problem::new(ProblemCode::Contradicts, field).against("convictions");
    (problem.min, problem.max) = (min.map(Limit::Day), max.map(Limit::Day));
    problem
}

/// A number that the history settles, and the open rules that it rests on.
fn derived(counts: &Counts, name: CountName) -> Option<(u32, &[RuleApplied])> {
    match counts.count(name) {
        Some(count) => Some((count.value?, &count.rules)),
        None => Some((counts.age(name)?.value?, &counts.first_sanction.rules)),
    }
}

/// The weakest of the rules that concerned a row.
fn standing(rules: &[RuleApplied]) -> Standing {
    let concerned = rules.iter().filter(|rule| rule.rows > 0);
    concerned.map(|rule| rule.setting.standing).max().unwrap_or(Standing::Confirmed)
}
