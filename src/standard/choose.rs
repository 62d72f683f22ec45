//! Which standard holds where a case names none: the one of its division that is in force on the day.

use crate::case::CaseFile;
use crate::case::reader::Answer;
use crate::code::codes;
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};
use crate::standard::Standard;

codes! {
    /// Why a standard was used. `nearest-earlier`: none is in force, this is the last before the day. `earliest`: the
    /// day is before all of them.
    pub enum ChosenBecause {
        /// The case names it.
        Named = "named",
        /// The case brings it.
        Given = "given",
        /// In force on the day.
        InForce = "in-force",
        /// None is in force on the day: this is the last one before it.
        NearestEarlier = "nearest-earlier",
        /// The day is before every one that is known: this is the first.
        Earliest = "earliest",
    }
}

/// The standard of `division` for `today`. Of two in force on the day, as where one year ended the one and
/// began the other, the later one holds.
///
/// # Example
/// ```
/// use joint_risk::standard::{ChosenBecause, Standard, choose};
/// use joint_risk::{Date, Division};
/// let all = Standard::built_in();
/// let on = |day| Date::parse(day).ok().and_then(|day| choose(&all, Division::EnglandAndWales, day));
/// let named = |day| on(day).map(|(standard, because)| (standard.id.as_str(), because));
/// assert_eq!(named("2005-12-31"), Some(("england-wales-2005", ChosenBecause::InForce)));
/// assert_eq!(named("2017-06-28"), Some(("england-wales-2007", ChosenBecause::InForce)));
/// assert_eq!(named("2017-06-29"), Some(("england-wales-2017", ChosenBecause::InForce)));
/// assert_eq!(named("1999-01-01"), Some(("england-wales-2005", ChosenBecause::Earliest)));
/// ```
#[must_use]
pub fn choose(standards: &[Standard], division: Division, today: Date) -> Option<(&Standard, ChosenBecause)> {
    let of_division = || standards.iter().filter(|standard| standard.division == division);
    if let Some(standard) = of_division().rfind(|standard| standard.in_force.contains(today)) {
        return Some((standard, ChosenBecause::InForce));
    }
    match of_division().rfind(|standard| standard.in_force.has_begun(today)) {
        Some(standard) => Some((standard, ChosenBecause::NearestEarlier)),
        None => of_division().next().map(|standard| (standard, ChosenBecause::Earliest)),
    }
}

/// The standard of `division` that each day has: the one in force on it, or the nearest.
///
/// # Example
/// ```
/// use joint_risk::standard::{Standard, in_force};
/// use joint_risk::{Date, Division};
/// let all = Standard::built_in();
/// let on = |day| Date::parse(day).ok().and_then(|day| in_force(&all, Division::EnglandAndWales, day));
/// assert_eq!(on("2006-03-01").map(|standard| standard.id.as_str()), Some("england-wales-2005"));
/// assert_eq!(on("2026-11-23").map(|standard| standard.id.as_str()), Some("england-wales-2017"));
/// ```
#[must_use]
pub fn in_force(standards: &[Standard], division: Division, day: Date) -> Option<&Standard> {
    choose(standards, division, day).map(|(standard, _)| standard)
}

/// The standards of a case. One that it names or brings holds for all time; without one, each day has the one of its
/// division that was in force on it.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    known: &'a [Standard],
    own: Option<(&'a Standard, ChosenBecause)>,
    division: Division,
    today: Date,
}

impl<'a> Chosen<'a> {
    /// What `case` names, or brings as a document that was read to `given`. A name that there is not, a name that
    /// cannot be read and a document with a fault are problems, and take no duty away: the one in force is used.
    #[must_use]
    pub fn of(
        case: &CaseFile<'_>,
        given: Option<&'a Result<Standard, Vec<Problem>>>,
        (known, today): (&'a [Standard], Date),
        problems: &mut Vec<Problem>,
    ) -> Self {
        let own = match (given, &case.standard) {
            (Some(Ok(standard)), _) => Some((standard, ChosenBecause::Given)),
            (Some(Err(found)), _) => {
                problems.extend(found.iter().cloned());
                None
            }
            (None, Answer::Given(id)) => {
                let named = known.iter().find(|standard| standard.id == *id);
                if named.is_none() {
                    problems.push(Problem::new(ProblemCode::UnknownCode, "standard").allowing(Standard::names()));
                }
                named.map(|standard| (standard, ChosenBecause::Named))
            }
            (None, Answer::Missing | Answer::Refused) => None,
        };
        Self { known, own, division: case.division.known().unwrap_or(Division::EnglandAndWales), today }
    }

    /// `standard` for all time, whatever a case says.
    #[must_use]
    pub const fn fixed(standard: &'a Standard, known: &'a [Standard], today: Date) -> Self {
        let own = Some((standard, ChosenBecause::Named));
        Self { known, own, division: standard.division, today }
    }

    /// The standard of today, and why it is that one.
    #[must_use]
    pub fn today(&self) -> Option<(&'a Standard, ChosenBecause)> {
        self.own.or_else(|| choose(self.known, self.division, self.today))
    }

    /// The standard of what is counted from `day`.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&'a Standard> {
        self.own.map(|(standard, _)| standard).or_else(|| in_force(self.known, self.division, day))
    }
}
