//! The rows of a history with what their codes mean, each fact certain, excluded or open.

use std::fmt;

use serde::{Serialize, Serializer};

use super::offence::{Category, Class, Offence};
use crate::case::conviction::{Country, GivenOffence, Occasion, Outcome, SexualKind};
use crate::case::reader::{Answer, join, push_place};
use crate::code::{Code, codes};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

codes! {
    /// Why nobody can say yet whether a row counts. It counts to the highest value.
    #[cfg_attr(feature = "types", ts(rename = "OpenReason"))]
    pub enum Open {
        /// The row cannot be read.
        NotReadable = "not-readable",
        /// The row names no offence.
        NoOffences = "no-offences",
        /// The day is not known: it may be the day of another row.
        DateNotKnown = "date-not-known",
        /// No court is named: it may be the court of another row of that day.
        CourtNotKnown = "court-not-known",
        /// The code is missing, not in the table, or says nothing.
        CodeNotKnown = "code-not-known",
        /// Category and OGRS3 group of the code disagree.
        TablesDisagree = "tables-disagree",
        /// The code cannot tell it: say it outright.
        CodeCannotTell = "code-cannot-tell",
        /// The kind of a sexual offence is not given, and no code tells it.
        KindNotKnown = "kind-not-known",
        /// The question about this offence is not answered.
        NotAnswered = "not-answered",
    }
}

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Yes,
    Open(Open),
    No,
}

/// Path of a row of the history, or of one of its offences: `convictions[0]`, `convictions[0].offences[1]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct RowPath {
    /// Place of the occasion, from 0.
    pub occasion: usize,
    /// Place of the offence within it, from 0; `None` for the occasion as a whole.
    pub offence: Option<usize>,
}

impl RowPath {
    /// Put together by hand: a long history asks for thousands of them, and a format takes longer.
    fn text(self) -> String {
        let mut text = String::with_capacity(32);
        text.push_str("convictions");
        push_place(&mut text, self.occasion);
        if let Some(offence) = self.offence {
            text.push_str(".offences");
            push_place(&mut text, offence);
        }
        text
    }

    /// Path of a member of the row.
    fn member(self, key: &str) -> String {
        join(&self.text(), key)
    }
}

impl fmt::Display for RowPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl Serialize for RowPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// Which kind of sexual offence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// This one.
    Given(SexualKind),
    /// One of these: nobody has said which.
    OneOf(&'static [SexualKind]),
}

impl Kind {
    /// Whether it is one of `wanted`.
    pub(super) fn is_among(self, wanted: &[SexualKind]) -> Holds {
        let wants = |kind: &SexualKind| wanted.contains(kind);
        match self {
            Self::Given(kind) if wants(&kind) => Holds::Yes,
            Self::Given(_) => Holds::No,
            Self::OneOf(kinds) if kinds.iter().all(wants) => Holds::Yes,
            Self::OneOf(kinds) if kinds.iter().any(wants) => Holds::Open(Open::KindNotKnown),
            Self::OneOf(_) => Holds::No,
        }
    }
}

/// What an offence against a child can be.
const NOT_AN_ADULT: &[SexualKind] = &[
    SexualKind::ContactChild,
    SexualKind::IndecentImages,
    SexualKind::IndirectChildContact,
    SexualKind::NonContactOther,
];

/// How violent an offence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Violence {
    /// Violence against the person, acquisitive violence, or said outright.
    Certain,
    /// Flagged as a violent sanction and neither of these: the rule decides.
    Wider,
    None,
    Open(Open),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowOffence {
    pub(super) path: RowPath,
    pub(super) sexual: Holds,
    pub(super) kind: Kind,
    /// As Risk Matrix 2000 takes it.
    pub(super) violence: Violence,
    /// As the table flags a violent sanction.
    pub(super) violent_sanction: Holds,
    pub(super) burglary: Holds,
    pub(super) minor: bool,
    pub(super) male_victim: Holds,
    pub(super) stranger_victim: Holds,
    pub(super) committed_on: Option<Date>,
}

/// Whether an offence is of a sort, without and with the rule that widens it.
pub(super) type Test = fn(&RowOffence, bool) -> Holds;

pub(super) const SEXUAL: Test = |offence, _| offence.sexual;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) path: RowPath,
    pub(super) refused: bool,
    pub(super) date: Option<Date>,
    pub(super) court: Option<String>,
    pub(super) caution: bool,
    pub(super) quashed: bool,
    pub(super) foreign: bool,
    /// An offence may be missing here: none is named, or the list cannot be read.
    pub(super) hidden: Option<Open>,
    pub(super) offences: Vec<RowOffence>,
}

impl Row {
    pub(super) fn of(occasion: &Occasion, problems: &mut Vec<Problem>) -> Self {
        let index = occasion.index;
        let offences: Vec<RowOffence> = occasion
            .offences
            .iter()
            .enumerate()
            .map(|(at, given)| resolve(RowPath { occasion: index, offence: Some(at) }, given, problems))
            .collect();
        let hidden = if occasion.offences_refused {
            Some(Open::NotReadable)
        } else {
            offences.is_empty().then_some(Open::NoOffences)
        };
        Self {
            path: RowPath { occasion: index, offence: None },
            refused: occasion.refused,
            date: occasion.sentenced_on.given().copied(),
            court: occasion.court_key(),
            caution: occasion.is_caution(),
            quashed: occasion.outcome.given() == Some(&Outcome::Quashed),
            foreign: occasion.country.given() == Some(&Country::OutsideUnitedKingdom),
            hidden,
            offences,
        }
    }

    /// Whether any of its offences is so; `which` becomes those that are.
    pub(super) fn any(&self, test: Test, wider: bool, which: &mut Vec<RowPath>) -> Holds {
        which.clear();
        let mut open = self.hidden;
        for offence in &self.offences {
            match test(offence, wider) {
                Holds::Yes => which.push(offence.path),
                Holds::Open(reason) => open = open.or(Some(reason)),
                Holds::No => {}
            }
        }
        if which.is_empty() { open.map_or(Holds::No, Holds::Open) } else { Holds::Yes }
    }
}

/// What an outright answer makes of what the code tells. It may add; against a code that is certain it is a contradiction.
fn said(answer: &Answer<bool>, told: Holds, field: &str, path: RowPath, problems: &mut Vec<Problem>) -> Holds {
    match (answer, told) {
        (Answer::Given(true), _) => Holds::Yes,
        (Answer::Given(false), Holds::Yes) => {
            contradict(problems, path, field, "code");
            Holds::Yes
        }
        (Answer::Given(false), _) => Holds::No,
        (Answer::Refused, Holds::No) => Holds::Open(Open::NotReadable),
        (Answer::Missing | Answer::Refused, told) => told,
    }
}

fn contradict(problems: &mut Vec<Problem>, path: RowPath, field: &str, other: &str) {
    problems.push(Problem::new(ProblemCode::Contradicts, path.member(field)).against(path.member(other)));
}

/// An answer that no code gives.
const fn answered(answer: &Answer<bool>) -> Holds {
    match answer {
        Answer::Given(true) => Holds::Yes,
        Answer::Given(false) => Holds::No,
        Answer::Missing | Answer::Refused => Holds::Open(Open::NotAnswered),
    }
}

fn resolve(path: RowPath, given: &GivenOffence, problems: &mut Vec<Problem>) -> RowOffence {
    let offence = given.code.given().and_then(|code| {
        let offence = Offence::of(*code);
        if offence.is_none() {
            problems.push(Problem::new(ProblemCode::UnknownCode, path.member("code")));
        }
        offence
    });
    let class = offence.map(|offence| offence.class()).filter(|class| *class != Class::Unknown);
    let told = |yes: &[Class], open: &[Class], reason: Open| match class {
        None => Holds::Open(Open::CodeNotKnown),
        Some(class) if yes.contains(&class) => Holds::Yes,
        Some(class) if open.contains(&class) => Holds::Open(reason),
        Some(_) => Holds::No,
    };
    let sexual_classes = [Class::SexualAgainstChild, Class::SexualNotAgainstChild];
    let sexual = told(&sexual_classes, &[Class::SexualDisputed], Open::TablesDisagree);
    let (sexual, kind) = resolve_sexual(path, given, offence, sexual, problems);
    let burglary = told(
        &[Class::BurglaryDomestic, Class::BurglaryOther],
        &[Class::AcquisitiveViolenceOther],
        Open::CodeCannotTell,
    );
    let burglary = said(&given.burglary, burglary, "burglary", path, problems);
    let flagged = match (class, offence) {
        (Some(_), Some(offence)) if offence.is_violent_sanction => Holds::Yes,
        (Some(_), Some(_)) => Holds::No,
        _ => Holds::Open(Open::CodeNotKnown),
    };
    let person = told(&[Class::Violence, Class::Robbery, Class::AcquisitiveViolenceOther], &[], Open::CodeCannotTell);
    // "Not violent" is believed of an offence that was sexual, for violence is non-sexual there.
    let certain = if sexual == Holds::Yes && given.violent == Answer::Given(false) { Holds::No } else { person };
    let violence = match said(&given.violent, certain, "violent", path, problems) {
        Holds::Yes => Violence::Certain,
        Holds::Open(reason) => Violence::Open(reason),
        Holds::No if given.violent == Answer::Given(false) => Violence::None,
        Holds::No if flagged == Holds::Yes => Violence::Wider,
        Holds::No => Violence::None,
    };
    let violent_sanction = match (flagged, &given.violent) {
        (Holds::Yes, _) | (_, Answer::Given(true)) => Holds::Yes,
        (Holds::Open(_), Answer::Given(false)) => Holds::No,
        (Holds::No, Answer::Refused) => Holds::Open(Open::NotReadable),
        (holds, _) => holds,
    };
    RowOffence {
        path,
        sexual,
        kind,
        violence,
        violent_sanction,
        burglary,
        minor: given.minor == Answer::Given(true),
        male_victim: answered(&given.male_victim),
        stranger_victim: answered(&given.stranger_victim),
        committed_on: given.committed_on.given().copied(),
    }
}

/// A kind that is given makes an offence sexual; a contact with an adult is no offence against a child.
fn resolve_sexual(
    path: RowPath,
    given: &GivenOffence,
    offence: Option<Offence>,
    told: Holds,
    problems: &mut Vec<Problem>,
) -> (Holds, Kind) {
    let against_child = offence.is_some_and(|offence| offence.category == Category::SexualAgainstChild);
    let possible = if against_child { NOT_AN_ADULT } else { SexualKind::VALUES };
    let sexual = said(&given.sexual, told, "sexual", path, problems);
    match given.sexual_kind {
        Answer::Given(kind) if given.sexual == Answer::Given(false) => {
            if told != Holds::Yes {
                contradict(problems, path, "sexualKind", "sexual");
            }
            (Holds::Yes, Kind::Given(kind))
        }
        Answer::Given(kind) if !possible.contains(&kind) => {
            contradict(problems, path, "sexualKind", "code");
            (sexual, Kind::OneOf(possible))
        }
        Answer::Given(kind) => (Holds::Yes, Kind::Given(kind)),
        Answer::Refused if sexual == Holds::No => (Holds::Open(Open::NotReadable), Kind::OneOf(possible)),
        Answer::Missing | Answer::Refused => (sexual, Kind::OneOf(possible)),
    }
}
