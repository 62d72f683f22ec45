//! The standard of each day: from an accepted transfer on, that of whoever receives (ruling 37).

use crate::date::Date;
use crate::division::Division;
use crate::standard::{Chosen, Standard, choose};

/// The standard of each day.
#[derive(Debug)]
pub struct StandardsByDay<'a> {
    chosen: Chosen<'a>,
    /// Where there is none for a day.
    otherwise: &'a Standard,
    /// What holds from a transfer on, by day.
    later: Vec<(Date, Later<'a>)>,
    /// What a transfer that nobody has verified brings beside that, by day.
    beside: Vec<(Date, Later<'a>)>,
    /// Whose bank holidays count from a transfer on, by day.
    divisions: Vec<(Date, Division)>,
}

/// What a transfer brings.
#[derive(Debug, Clone, Copy)]
enum Later<'a> {
    /// This standard.
    Named(&'a Standard),
    /// Those of this division.
    OfDivision(&'a [Standard], Division),
}

impl<'a> Later<'a> {
    fn on(self, day: Date) -> Option<&'a Standard> {
        match self {
            Self::Named(standard) => Some(standard),
            Self::OfDivision(all, division) => choose(all, division, day).map(|(standard, _)| standard),
        }
    }
}

/// The last that holds by a day.
fn last<T: Copy>(list: &[(Date, T)], day: Date) -> Option<(Date, T)> {
    let begun = list.partition_point(|(on, _)| *on <= day);
    list.get(begun.checked_sub(1)?).copied()
}

impl<'a> StandardsByDay<'a> {
    /// What was chosen for a case; `today` is the standard of today.
    #[must_use]
    pub const fn new(chosen: Chosen<'a>, today: &'a Standard) -> Self {
        Self { chosen, otherwise: today, later: Vec::new(), beside: Vec::new(), divisions: Vec::new() }
    }

    /// From `on` the case follows another standard, or those of another division. A name that there is not changes
    /// nothing. Where nobody has verified it, the clocks of OASys that the sender did not have begin all the same, and
    /// nothing is taken away (ruling 22).
    pub fn transferred(
        &mut self,
        all: &'a [Standard],
        (on, verified): (Date, bool),
        division: Option<Division>,
        named: Option<&str>,
    ) {
        let named = named.and_then(|named| all.iter().find(|standard| standard.id == named)).map(Later::Named);
        let Some(later) = named.or_else(|| division.map(|division| Later::OfDivision(all, division))) else { return };
        let uses = |standard: &Standard| standard.instead_of_oasys.is_none();
        if verified {
            self.later.push((on, later));
        } else if !uses(self.on(on)) && later.on(on).is_some_and(uses) {
            self.beside.push((on, later));
        } else {
            return;
        }
        self.divisions.extend(division.map(|division| (on, division)));
    }

    /// The division that a transfer brought by a day.
    #[must_use]
    pub fn division_on(&self, day: Date) -> Option<Division> {
        last(&self.divisions, day).map(|(_, division)| division)
    }

    /// The days from which a transfer brought other rules.
    pub fn transfers(&self) -> impl Iterator<Item = Date> {
        self.later.iter().chain(&self.beside).map(|(on, _)| *on)
    }

    /// The standard of a day.
    #[must_use]
    pub fn on(&self, day: Date) -> &'a Standard {
        let standard = last(&self.later, day).map_or_else(|| self.chosen.on(day), |(_, later)| later.on(day));
        standard.unwrap_or(self.otherwise)
    }

    /// The standard whose clocks begin beside it, by a transfer that nobody has verified.
    #[must_use]
    pub fn beside(&self, day: Date) -> Option<&'a Standard> {
        let (on, later) = last(&self.beside, day)?;
        let replaced = last(&self.later, day).is_some_and(|(verified, _)| verified > on);
        if replaced { None } else { later.on(day) }
    }

    /// Whether the clocks of OASys run on a day.
    #[must_use]
    pub fn uses_oasys(&self, day: Date) -> bool {
        self.on(day).instead_of_oasys.is_none() || self.beside(day).is_some()
    }
}
