//! Spells as times that do not touch.

use crate::case::event::Event;
use crate::date::Date;
use crate::timeline::spell::{Ended, Spell};

/// A time in which at least one spell was open: what runs as long as any does.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// What began the first of them.
    pub start: &'a Event,
    /// Its first day.
    pub from: Date,
    /// How the last of them ended.
    pub end: Option<Ended<'a>>,
}

impl Run<'_> {
    /// Whether it was over on the day on which it began.
    #[must_use]
    pub fn is_of_one_day(&self) -> bool {
        self.end.is_some_and(|end| end.over_on() <= self.from)
    }

    /// Whether it is not over on `day`.
    #[must_use]
    pub fn reaches(&self, day: Date) -> bool {
        self.end.is_none_or(|end| day < end.over_on())
    }
}

/// The spells as times that do not touch: one that starts on the day on which the last ends carries it on, which is the
/// day after a last day that the law sets.
pub fn runs<'a>(mut spells: Vec<Spell<'a>>) -> Vec<Run<'a>> {
    // Of two that begin on one day what they say decides which is named, and never the order of entry.
    crate::code::sort(&mut spells, |a, b| {
        (a.from.cmp(&b.from))
            .then_with(|| a.start.compare_content(b.start))
            .then_with(|| a.start.index.cmp(&b.start.index))
    });
    let mut runs: Vec<Run<'a>> = Vec::new();
    for spell in spells {
        match runs.last_mut() {
            Some(run) if run.end.is_none_or(|end| spell.from <= end.over_on()) => {
                run.end = match (run.end, spell.end) {
                    (Some(a), Some(b)) => Some(if b.over_on() >= a.over_on() { b } else { a }),
                    _ => None,
                };
            }
            _ => runs.push(Run { start: spell.start, from: spell.from, end: spell.end }),
        }
    }
    runs
}
