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

impl<'a> StandardsByDay<'a> {
    /// What was chosen for a case; `today` is the standard of today.
    #[must_use]
    pub const fn new(chosen: Chosen<'a>, today: &'a Standard) -> Self {
        Self { chosen, otherwise: today, later: Vec::new(), divisions: Vec::new() }
    }

    /// From `on` the case follows another standard, or those of another division. A name that there is not changes
    /// nothing.
    pub fn transferred(&mut self, all: &'a [Standard], on: Date, division: Option<Division>, named: Option<&str>) {
        self.divisions.extend(division.map(|division| (on, division)));
        let named = named.and_then(|named| all.iter().find(|standard| standard.id == named)).map(Later::Named);
        if let Some(later) = named.or_else(|| division.map(|division| Later::OfDivision(all, division))) {
            self.later.push((on, later));
        }
    }

    /// The division that a transfer brought by a day.
    #[must_use]
    pub fn division_on(&self, day: Date) -> Option<Division> {
        let begun = self.divisions.partition_point(|(on, _)| *on <= day);
        self.divisions.get(begun.checked_sub(1)?).map(|(_, division)| *division)
    }

    /// The days from which a transfer brought other rules.
    pub fn transfers(&self) -> impl Iterator<Item = Date> {
        self.later.iter().map(|(on, _)| *on)
    }

    /// The standard of a day.
    #[must_use]
    pub fn on(&self, day: Date) -> &'a Standard {
        let begun = self.later.partition_point(|(on, _)| *on <= day);
        let later = begun.checked_sub(1).and_then(|last| self.later.get(last));
        let standard = match later {
            Some((_, Later::Named(standard))) => Some(*standard),
            Some((_, Later::OfDivision(all, division))) => choose(all, *division, day).map(|(standard, _)| standard),
            None => self.chosen.on(day),
        };
        standard.unwrap_or(self.otherwise)
    }
}
