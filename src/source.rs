//! A figure is a value with a citation, a standing and the dates on which it was in force.

use std::borrow::Cow;

use serde::Serialize;

use crate::code::codes;
use crate::date::{Date, DayOrYear};

codes! {
    /// How sure we are of a figure, strongest first, so that the greatest of several is the weakest. `attested`: a host
    /// has checked it.
    pub enum Standing {
        /// Read in the source itself.
        Confirmed = "confirmed",
        /// A host has checked it against the guide.
        Attested = "attested",
        /// Read in a text about the source.
        Secondary = "secondary",
        /// Background knowledge: no source text was seen.
        Unconfirmed = "unconfirmed",
    }
}

/// Where a figure comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Source {
    /// Title of the document.
    pub title: Cow<'static, str>,
    /// Edition or date.
    pub edition: Option<Cow<'static, str>>,
    /// Table, page, paragraph or file within it.
    pub place: Option<Cow<'static, str>>,
    /// Address, without a scheme where none was given.
    pub url: Option<Cow<'static, str>>,
}

/// The identity of a published table: what an attestation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Identifier, `edition/table`.
    pub id: &'static str,
    /// How sure we are of it.
    pub standing: Standing,
    /// Title of its source.
    pub title: &'static str,
    /// Edition of its source.
    pub edition: &'static str,
    /// Place within its source.
    pub place: &'static str,
    /// Address of its source, empty where there is none.
    pub url: &'static str,
}

impl Table {
    /// The citation as the result carries it.
    #[must_use]
    pub fn source(&self) -> Source {
        let given = |text: &'static str| (!text.is_empty()).then_some(Cow::Borrowed(text));
        Source {
            title: Cow::Borrowed(self.title),
            edition: given(self.edition),
            place: given(self.place),
            url: given(self.url),
        }
    }
}

/// The tables that a host has checked against the guide, by identifier.
#[derive(Debug, Clone, Default)]
pub struct Attested(Vec<String>);

impl Attested {
    /// These tables.
    #[must_use]
    pub const fn new(tables: Vec<String>) -> Self {
        Self(tables)
    }

    /// How sure we are of `table`, its attestation included.
    #[must_use]
    pub fn standing(&self, table: &Table) -> Standing {
        if self.0.iter().any(|id| id == table.id) { table.standing.min(Standing::Attested) } else { table.standing }
    }
}

/// First and last day on which something was in force, or a year where no day is known; `None` where open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct InForce {
    /// First day, or year.
    pub from: Option<DayOrYear>,
    /// Last day, or year.
    pub until: Option<DayOrYear>,
}

impl InForce {
    /// Whether `day` lies within. A year counts from its first to its last day: the widest it can mean.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.has_begun(day) && self.until.is_none_or(|until| until.place_of(day).is_le())
    }

    /// Whether it came into force by `day`.
    #[must_use]
    pub fn has_begun(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.place_of(day).is_ge())
    }
}

/// Whether a written `day` comes after a day, month or year.
/// ISO days sort as text; "2009" sorts before every day of 2009, so a last year has to be compared as a year.
pub(crate) fn is_after(day: &str, until: &str) -> bool {
    day.get(..until.len()).is_none_or(|part| part > until)
}
