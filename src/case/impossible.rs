//! Facts that cannot be: an offence of a small child, and what is dated after the death of the person.
//!
//! Each is a problem and leaves open what it says: most often one digit of a day is wrong, and nobody can say of which.

use super::CaseFile;
use super::conviction::Country;
use super::event::EventKind;
use super::reader::{Path, Reader, entry_path};
use crate::date::Date;
use crate::division::Division;
use crate::problem::ProblemCode;

/// The first day on which nobody under 12 can commit an offence in Scotland: 17 December 2021.
const TWELVE_IN_SCOTLAND: (i32, u32, u32) = (2021, 12, 17);

/// The age that held in Scotland until then, and the least of the three divisions.
pub(super) const LEAST_IN_SCOTLAND: u16 = 8;

/// The age in whole years below which nobody could commit an offence on `on`. Outside the United Kingdom it is not known,
/// and the least of the three divisions is taken.
///
/// # Source
/// - England and Wales: Children and Young Persons Act 1933, s.50, as amended in 1963: 10. Secondary.
/// - Northern Ireland: Criminal Justice (Children) (Northern Ireland) Order 1998, art. 3: 10. Secondary.
/// - Scotland: Criminal Procedure (Scotland) Act 1995, s.41: 8; from 17 December 2021 Age of Criminal Responsibility
///   (Scotland) Act 2019, s.1: 12. Secondary.
///
/// # Differences
/// Ages of the years before these Acts are not looked at.
#[must_use]
pub fn least_age(country: Option<Country>, on: Date) -> u16 {
    match country {
        None | Some(Country::EnglandAndWales | Country::NorthernIreland) => 10,
        Some(Country::Scotland) if (on.year(), on.month(), on.day()) >= TWELVE_IN_SCOTLAND => 12,
        Some(Country::Scotland | Country::OutsideUnitedKingdom) => LEAST_IN_SCOTLAND,
    }
}

/// The least age that an answer about an offence can give: nobody says on which day or in which country that was.
pub(super) const fn least_age_anywhere(division: Option<Division>) -> i64 {
    match division {
        Some(Division::EnglandAndWales | Division::NorthernIreland) => 10,
        Some(Division::Scotland) | None => 8,
    }
}

/// Notes what is dated after the death of the person, events aside. Records can be: who vouches for a table or a file, who
/// corrected or removed something, and what other systems say.
pub(super) fn after_death(reader: &mut Reader, case: &CaseFile<'_>) {
    let died = case.events.iter().rfind(|event| event.kind == EventKind::Died && event.removed.is_none());
    let Some(died) = died else { return };
    let death = entry_path("events", died.index);
    let death = Path::start(&death).member("on").text();
    let death = Path::start(&death);
    let mut after = |on: Option<Date>, field: &Path<'_>| {
        if on.is_some_and(|on| on > died.on) {
            reader.note_against(ProblemCode::Contradicts, field, &death);
        }
    };
    let list = Path::start("convictions");
    for row in case.convictions.given().into_iter().flatten() {
        let place = list.entry(row.index);
        after(row.sentenced_on.known(), &place.member("sentencedOn"));
        let offences = place.member("offences");
        for (index, offence) in row.offences.iter().enumerate() {
            after(offence.committed_on.known(), &offences.entry(index).member("committedOn"));
        }
    }
    after(case.risk_matrix.start_of_risk.known(), &Path::start("riskMatrix.startOfRisk"));
    for origin in &case.origins {
        after(origin.on, &Path::start(&origin.field).member("on"));
    }
    if let Some(oasys) = &case.oasys {
        let completed = oasys.self_assessment.as_ref().and_then(|given| given.completed_on);
        after(completed, &Path::start("oasys.selfAssessment.completedOn"));
        after(oasys.plan.as_ref().and_then(|plan| plan.agreed_on), &Path::start("oasys.plan.agreedOn"));
    }
    after(case.judgement.as_ref().and_then(|judgement| judgement.on.known()), &Path::start("judgement.on"));
}
