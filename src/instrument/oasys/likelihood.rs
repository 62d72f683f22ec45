//! The weighted total of the 2002-2009 full form, 0 to 168: shown for that form alone.

use serde::Serialize;

use super::answers::{Sheet, SheetAnswer, path};
use super::needs::ScoreRange;
use super::questions::Choice;
use crate::band::{Band, Range, Status};
use crate::case::OasysAnswers;
use crate::case::event::OasysForm;
use crate::case::reader::Answer;
use crate::code::codes;

/// What is said of a part of the total.
struct Weight {
    /// The sections that it takes together.
    sections: &'static [u8],
    /// Most points of them together on the full form.
    maximum: u16,
    /// What it adds to the total at most.
    weight: u16,
}

const fn weight(sections: &'static [u8], maximum: u16, weight: u16) -> Weight {
    Weight { sections, maximum, weight }
}

/// The table to edit when the manual has been read: the weights of the sections.
const WEIGHTS: [Weight; 11] = [
    weight(&[1, 2], 22, 50),
    weight(&[3], 8, 11),
    weight(&[4], 18, 15),
    weight(&[5], 10, 10),
    weight(&[6], 12, 6),
    weight(&[7], 10, 15),
    weight(&[8], 12, 15),
    weight(&[9], 10, 8),
    weight(&[10], 12, 8),
    weight(&[11], 20, 15),
    weight(&[12], 12, 15),
];
/// And the least total of each band.
const BANDS: [(u8, Band); 3] = [(100, Band::High), (41, Band::Medium), (0, Band::Low)];
/// The greatest total.
const MAXIMUM: u8 = 168;
/// Every maximum of [`WEIGHTS`] divides it, so that shares are whole numbers of its parts.
const PARTS: u32 = 3960;

const _: () = {
    let (mut sum, mut rest) = (0, WEIGHTS.as_slice());
    while let [weight, tail @ ..] = rest {
        sum += weight.weight;
        assert!(PARTS.is_multiple_of(weight.maximum as u32));
        rest = tail;
    }
    assert!(sum == MAXIMUM as u16);
};

codes! {
    /// Why the total is not shown.
    pub enum LikelihoodReason {
        /// The case does not say on which form the answers are.
        FormNotGiven = "form-not-given",
        /// They are on another form than the full one of 2002 to 2009.
        OtherForm = "other-form",
    }
}

/// The weighted total of the full form of 2002 to 2009, and its band.
///
/// # Source
/// `oasys/likelihood-2002` of [`TABLES`](super::TABLES): unconfirmed. Weights and bands are from memory of
/// the manual of 2002 and 2006, and no formula was seen: each part is taken as its points, divided by the
/// most that it can have, times its weight.
///
/// # Differences
/// A missing answer of the form was filled with a notional average, by a formula that is not known. Here it
/// leaves a range. A question that may be left out on the form counts as missing too while it has no answer.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, Status, case};
///
/// let weigh = |text: &str| {
///     let today = Date::from_ymd(2026, 1, 5).ok()?;
///     let (case, mut problems) = case::read(&format!(r#"{{"oasys":{text}}}"#), today);
///     Some(oasys::score(&case.oasys?, oasys::Setting::Community, &mut problems).oasys.likelihood)
/// };
/// let span = |text| weigh(text)?.score_range.map(|range| (range.lowest, range.highest));
/// // ordinary: two of eight points of section 3 are 2.75 of its 11, the rest is open
/// assert_eq!(span(r#"{"form":"oasys-2","answers":{"3.3":true}}"#), Some((3, 168)));
/// // the boundary: nothing answered is any total
/// assert_eq!(span(r#"{"form":"oasys-2"}"#), Some((0, 168)));
/// // refused: a later form has no such total
/// let later = weigh(r#"{"form":"layer-3","answers":{"3.3":true}}"#);
/// assert_eq!(later.map(|likelihood| likelihood.status), Some(Status::NotApplicable));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Likelihood {
    /// `not-applicable` for every form but the full one of 2002 to 2009.
    pub status: Status,
    /// Why it is not applicable.
    pub reason: Option<LikelihoodReason>,
    /// The table whose standing, among `tables`, is that of the total.
    #[cfg_attr(feature = "types", ts(type = "\"oasys/likelihood-2002\""))]
    pub table: &'static str,
    /// The total, 0 to 168, rounded once and half up; `None` while an answer is missing.
    pub score: Option<u8>,
    /// The greatest total.
    pub maximum: u8,
    /// What the total can still become.
    pub score_range: Option<ScoreRange>,
    /// The band, where what is missing cannot change it. There is no `very-high`.
    pub band: Option<Band>,
    /// The bands that the missing answers allow.
    pub range: Option<Range>,
    /// What each part adds, in the order of the form.
    pub contributions: Vec<LikelihoodContribution>,
    /// Fields that the total uses and that have a problem.
    pub invalid_fields: Vec<String>,
}

/// What a part adds to the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LikelihoodContribution {
    /// The sections that it takes together.
    pub sections: &'static [u8],
    /// Points of the answered questions of the full form.
    pub score: u16,
    /// Most points of it.
    pub maximum: u16,
    /// What it adds to the total at most.
    pub weight: u16,
    /// What the answered questions add, exactly: `numerator / denominator`.
    pub share: Share,
    /// Questions with an answer.
    pub answered: u16,
    /// Questions without one.
    pub missing: u16,
}

/// An exact part of the total. Every denominator is the same, so that numerators can be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LikelihoodShare"))]
pub struct Share {
    /// How many parts.
    pub numerator: u32,
    /// Of how many to the point.
    pub denominator: u32,
}

impl Likelihood {
    /// A figure of the table was used: somebody has answered something on this form.
    pub(super) fn is_shown(&self) -> bool {
        self.contributions.iter().any(|part| part.answered > 0)
    }
}

/// What the sections of a part come to.
#[derive(Default)]
struct Sum {
    points: u16,
    answered: u16,
    missing: u16,
    open: u16,
}

/// Weighs the sections, where the answers are on the form that the weights are for.
pub(super) fn weigh(answers: &OasysAnswers, sheet: &Sheet) -> Likelihood {
    let mut likelihood = Likelihood {
        status: Status::Invalid,
        reason: None,
        table: super::LIKELIHOOD.id,
        score: None,
        maximum: MAXIMUM,
        score_range: None,
        band: None,
        range: None,
        contributions: Vec::new(),
        invalid_fields: Vec::new(),
    };
    match answers.form {
        Answer::Refused => likelihood.invalid_fields.push("oasys.form".to_owned()),
        Answer::Given(OasysForm::OasysTwo) if answers.answers_refused => {
            likelihood.invalid_fields.push("oasys.answers".to_owned());
        }
        Answer::Given(OasysForm::OasysTwo) => likelihood.add_up(sheet),
        form => {
            let given = form != Answer::Missing;
            let reason = if given { LikelihoodReason::OtherForm } else { LikelihoodReason::FormNotGiven };
            (likelihood.status, likelihood.reason) = (Status::NotApplicable, Some(reason));
        }
    }
    likelihood
}

impl Likelihood {
    fn add_up(&mut self, sheet: &Sheet) {
        let mut missing = Vec::new();
        let (mut lowest, mut highest) = (0, 0);
        let mut entries = sheet.entries();
        for part in &WEIGHTS {
            let mut sum = Sum::default();
            while let Some((question, answer)) = entries.next_of(part.sections) {
                match answer {
                    _ if !question.full_form => {}
                    SheetAnswer::Refused => self.invalid_fields.push(path(question.id)),
                    SheetAnswer::Code(Choice { points: Some(points), .. }) => {
                        sum.points += u16::from(*points);
                        sum.answered += 1;
                    }
                    _ => {
                        sum.open += u16::from(question.most_points());
                        sum.missing += 1;
                        missing.push(path(question.id));
                    }
                }
            }
            let share = part.parts(sum.points);
            lowest += share;
            highest += part.parts(sum.points + sum.open);
            self.contributions.push(LikelihoodContribution {
                sections: part.sections,
                score: sum.points,
                maximum: part.maximum,
                weight: part.weight,
                share: Share { numerator: share, denominator: PARTS },
                answered: sum.answered,
                missing: sum.missing,
            });
        }
        if !self.invalid_fields.is_empty() {
            // Nobody is to add up what the engine would not.
            self.contributions.clear();
            return;
        }
        let range = ScoreRange { lowest: rounded(lowest), highest: rounded(highest) };
        let (low, high) = (band_of(range.lowest), band_of(range.highest));
        self.score = missing.is_empty().then_some(range.lowest);
        self.score_range = Some(range);
        if low == high {
            self.status = Status::Scored;
            self.band = Some(low);
            missing.clear();
        } else {
            self.status = Status::Incomplete;
        }
        self.range = Some(Range { lowest: low, highest: high, decided_by: missing });
    }
}

impl Weight {
    /// What `points` of this part add, in parts of a point.
    fn parts(&self, points: u16) -> u32 {
        u32::from(points) * u32::from(self.weight) * (PARTS / u32::from(self.maximum))
    }
}

/// Whole points, half up: the only rounding.
fn rounded(parts: u32) -> u8 {
    u8::try_from((parts + PARTS / 2) / PARTS).unwrap_or(MAXIMUM)
}

fn band_of(total: u8) -> Band {
    BANDS.into_iter().find(|(least, _)| total >= *least).map_or(Band::Low, |(_, band)| band)
}
