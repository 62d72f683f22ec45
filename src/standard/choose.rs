//! Which standard holds where a case names none: the one of its division that is in force on the day.

use crate::code::codes;
use crate::date::Date;
use crate::division::Division;
use crate::standard::Standard;

codes! {
    /// Why a standard was used.
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
