//! Why something could not be used as given. Bad input is an answer, so these are values and not panics.

use std::fmt;

use serde::Serialize;

use crate::code::codes;
use crate::date::Date;

codes! {
    /// What is wrong. Codes are stable; the words for them are in the messages.
    pub enum ProblemCode {
        /// The text is no JSON, from `line` and `column` on.
        MalformedJson = "malformed-json",
        /// More than `max` bytes.
        TooLarge = "too-large",
        /// Nested deeper than `max`.
        TooDeep = "too-deep",
        /// Not of the type in `allowed`.
        WrongType = "wrong-type",
        /// No such member.
        UnknownKey = "unknown-key",
        /// The same member twice: neither is used.
        DuplicateKey = "duplicate-key",
        /// Not a whole number.
        NotWhole = "not-whole",
        /// Below `min` or above `max`.
        OutOfRange = "out-of-range",
        /// Not written `YYYY-MM-DD`.
        NotADate = "not-a-date",
        /// Written as a date, but there is no such day.
        NoSuchDate = "no-such-date",
        /// Not one of `allowed`.
        UnknownCode = "unknown-code",
        /// An offence code that is not five digits.
        NotFiveDigits = "not-five-digits",
        /// No question has this number.
        UnknownQuestion = "unknown-question",
        /// More than `max` characters.
        TooLong = "too-long",
        /// More than `max` entries.
        TooMany = "too-many",
        /// Needed here, and not given.
        Missing = "missing",
        /// Before the date of birth.
        BeforeBirth = "before-birth",
        /// After the day of the assessment: left out.
        InTheFuture = "in-the-future",
        /// Cannot be true together with `other`.
        Contradicts = "contradicts",
        /// Given twice.
        Duplicate = "duplicate",
        /// The name fits several, and nobody can say which is meant: one of `allowed`.
        Ambiguous = "ambiguous",
        /// The name belongs to something that is built in.
        Taken = "taken",
        /// Two events of one day of which the order is not known: what protects more was taken.
        SameDay = "same-day",
        /// A character that cannot be read, or that steers a text of one line and does not belong in it.
        UnreadableCharacter = "unreadable-character",
        /// This release does not read it.
        NotRead = "not-read",
        /// The day is outside the years that the calendar covers.
        CalendarUnknown = "calendar-unknown",
    }
}

/// A bound of what would have been accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Limit {
    /// A number.
    Number(i64),
    /// A day.
    Day(Date),
}

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Day(day) => write!(formatter, "{day}"),
        }
    }
}

/// Why one field could not be used; nothing else is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// Path of the field, as `oasys.answers[11.4]`; empty for the text as a whole.
    pub field: String,
    /// The least that would have been accepted.
    pub min: Option<Limit>,
    /// The most that would have been accepted.
    pub max: Option<Limit>,
    /// The codes or types that would have been accepted.
    pub allowed: Option<Vec<String>>,
    /// Path of the other field, where two contradict each other.
    pub other: Option<String>,
    /// Line of the text, from 1.
    pub line: Option<usize>,
    /// Column of the text, from 1.
    pub column: Option<usize>,
}

impl Problem {
    /// A problem with nothing more to say than its code and its field.
    #[must_use]
    pub fn new(code: ProblemCode, field: impl Into<String>) -> Self {
        Self { code, field: field.into(), min: None, max: None, allowed: None, other: None, line: None, column: None }
    }

    /// The same with numeric limits.
    #[must_use]
    pub fn within(mut self, min: i64, max: i64) -> Self {
        self.min = Some(Limit::Number(min));
        self.max = Some(Limit::Number(max));
        self
    }

    /// The same with an upper limit alone.
    #[must_use]
    pub fn at_most(mut self, max: i64) -> Self {
        self.max = Some(Limit::Number(max));
        self
    }

    /// The same with the first and the last day that would have been accepted, written `YYYY-MM-DD`.
    #[must_use]
    pub fn between(mut self, first: &str, last: &str) -> Self {
        let [min, max] = [first, last].map(|day| Date::parse(day).ok().map(Limit::Day));
        (self.min, self.max) = (min, max);
        self
    }

    /// The same with what would have been accepted.
    #[must_use]
    pub fn allowing(mut self, allowed: Vec<String>) -> Self {
        self.allowed = Some(allowed);
        self
    }

    /// The same with the field that it contradicts.
    #[must_use]
    pub fn against(mut self, other: impl Into<String>) -> Self {
        self.other = Some(other.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.code)?;
        if !self.field.is_empty() {
            write!(formatter, " at `{}`", self.field)?;
        }
        if let Some(other) = &self.other {
            write!(formatter, " against `{other}`")?;
        }
        if let Some(min) = &self.min {
            write!(formatter, ", at least {min}")?;
        }
        if let Some(max) = &self.max {
            write!(formatter, ", at most {max}")?;
        }
        if let Some(allowed) = &self.allowed {
            write!(formatter, ", one of {}", allowed.join(" "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
