//! One input, as the tables of the predictors read it, and how each type of answer becomes one.

use super::category::IndexOffence;
use super::scale::{
    Awareness, Level, Motivation, PreviousOffences, Qualifications, RelationshipStatus, SupervisionStatus,
};
use crate::band::Band;
use crate::case::Sex;
use crate::code::Code;
use crate::date::Date;

/// One input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Cell {
    #[default]
    Missing,
    /// A number; yes as 1 and no as 0; a code by its place, which for scaled answers is its points.
    Number(i32),
    Day(Date),
    Offence(IndexOffence),
    PreviousOffences(PreviousOffences),
}

/// What sort of answer an input is: how its cell is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Number,
    Flag,
    Day,
    Offence,
    /// One of these codes, by its place.
    One(&'static [&'static str]),
    /// Any of the offences that R1.2 asks about.
    Several,
}

/// How the answer to a question of the form becomes the number of an input.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reading {
    /// Not from its own question alone.
    Not,
    Day,
    Number,
    /// The number beside the code that was answered; any other code says "missing".
    Code(&'static [(&'static str, i32)]),
    /// How often a drug is used now: every code says that it is.
    Used,
    /// Whether this one of a list of codes is ticked.
    Tick(&'static str),
}

/// A type of input.
pub(super) trait Input {
    const KIND: Kind;
    const READING: Reading;
    fn cell(self) -> Cell;
}

const YES_OR_NO: &[(&str, i32)] = &[("NO", 0), ("YES", 1)];
const POINTS: &[(&str, i32)] = &[("0", 0), ("1", 1), ("2", 2)];
/// 4.2 in points.
pub(super) const OUT_OF_WORK: &[(&str, i32)] = &[("NO", 0), ("NA", 0), ("YES", 2)];
/// 4.9: the form has no code 1.
const QUALIFIED: &[(&str, i32)] = &[("0", 0), ("2", 1)];
/// 6.8.
const RELATIONSHIPS: &[(&str, i32)] = &[("1", 0), ("2", 1), ("3", 2)];

impl Input for i32 {
    const KIND: Kind = Kind::Number;
    const READING: Reading = Reading::Number;

    fn cell(self) -> Cell {
        Cell::Number(self)
    }
}

impl Input for bool {
    const KIND: Kind = Kind::Flag;
    const READING: Reading = Reading::Code(YES_OR_NO);

    fn cell(self) -> Cell {
        Cell::Number(self.into())
    }
}

impl Input for Date {
    const KIND: Kind = Kind::Day;
    const READING: Reading = Reading::Day;

    fn cell(self) -> Cell {
        Cell::Day(self)
    }
}

impl Input for IndexOffence {
    const KIND: Kind = Kind::Offence;
    const READING: Reading = Reading::Not;

    fn cell(self) -> Cell {
        Cell::Offence(self)
    }
}

impl Input for PreviousOffences {
    const KIND: Kind = Kind::Several;
    const READING: Reading = Reading::Not;

    fn cell(self) -> Cell {
        Cell::PreviousOffences(self)
    }
}

macro_rules! coded {
    ($($name:ident: $reading:expr;)+) => {
        $(impl Input for $name {
            const KIND: Kind = Kind::One(Self::CODES);
            const READING: Reading = $reading;

            fn cell(self) -> Cell {
                Cell::Number(self as i32)
            }
        })+
    };
}
coded! {
    Level: Reading::Code(POINTS);
    Motivation: Reading::Code(POINTS);
    Awareness: Reading::Code(POINTS);
    Qualifications: Reading::Code(QUALIFIED);
    RelationshipStatus: Reading::Code(RELATIONSHIPS);
    SupervisionStatus: Reading::Not;
    Sex: Reading::Not;
    Band: Reading::Not;
}
