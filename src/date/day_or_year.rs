//! The bounds of what was in force: sources often name a year and no day.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::{Date, number, year_digits};

/// A day, or a year where no day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub enum DayOrYear {
    /// A day.
    Day(Date),
    /// A year, 0 to 9999.
    Year(u32),
}

impl DayOrYear {
    /// Reads `YYYY-MM-DD` or `YYYY`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => number(text.as_bytes()).map(Self::Year),
            _ => Date::parse(text).ok().map(Self::Day),
        }
    }

    /// Where `day` lies: before it, within it, or after it. A year goes from its first to its last day.
    #[must_use]
    pub fn place_of(self, day: Date) -> Ordering {
        match self {
            Self::Day(known) => day.cmp(&known),
            Self::Year(year) => day.year().unsigned_abs().cmp(&year),
        }
    }
}

impl Serialize for DayOrYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(serializer),
            Self::Year(year) => serializer.serialize_str(std::str::from_utf8(&year_digits(*year)).unwrap_or_default()),
        }
    }
}
