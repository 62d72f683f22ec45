//! The joint rating on each day, as somebody recorded or countersigned it (ruling 24, and how time is read, 11 and 14).

mod happened;
mod history;

pub use happened::{Facts, Judged};
pub use history::{Held, Past, past};

use crate::band::Band;
use crate::date::Date;

/// The rating on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RatingThen {
    /// The rating; `None` where nothing rates him.
    pub band: Option<Band>,
    /// Somebody recorded or countersigned it; otherwise it is today's, for all time.
    pub known: bool,
}

/// The joint rating on each day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ratings {
    /// What held before the first change.
    first: RatingThen,
    /// Each change, by day, and whether it was a countersigned lowering.
    changes: Vec<(Date, Band, bool)>,
}

impl Ratings {
    /// What held first, for all time before, and each change after it: the day, the rating from then on, and whether it
    /// was a countersigned lowering.
    #[must_use]
    pub const fn of(first: RatingThen, changes: Vec<(Date, Band, bool)>) -> Self {
        Self { first, changes }
    }

    /// The rating on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> RatingThen {
        let begun = self.changes.partition_point(|(on, _, _)| *on <= day);
        let last = begun.checked_sub(1).and_then(|last| self.changes.get(last));
        last.map_or(self.first, |(_, band, _)| RatingThen { band: Some(*band), known: true })
    }

    /// The days after `from` and up to `until` on which it changed.
    pub fn changes_between(&self, from: Date, until: Date) -> impl Iterator<Item = Date> {
        let first = self.changes.partition_point(|(on, _, _)| *on <= from);
        self.changes.iter().skip(first).map(|(on, _, _)| *on).take_while(move |on| *on <= until)
    }

    /// Whether a manager countersigned a lower rating on that day.
    #[must_use]
    pub fn was_lowered_on(&self, day: Date) -> bool {
        let first = self.changes.partition_point(|(on, _, _)| *on < day);
        self.changes.iter().skip(first).take_while(|(on, _, _)| *on == day).any(|(_, _, lowered)| *lowered)
    }
}
