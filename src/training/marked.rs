//! What marking gives.

use serde::Serialize;

use crate::code::codes;
use crate::problem::Problem;
use crate::training::exercise::Value;

/// Schema of a marking.
pub const SCHEMA: &str = "joint-risk/marking/1";

/// Credit of a right answer, in quarters of a mark.
///
/// # Source
/// Our convention: right 4, nearly 2, wrong 0; a second attempt earns half, and a hint costs 1.
pub const MOST_CREDIT: i64 = 4;

codes! {
    /// What an answer is worth.
    pub enum Verdict {
        /// The model answer.
        Right = "right",
        /// Close, or right for the wrong reason.
        Nearly = "nearly",
        /// Another answer.
        Wrong = "wrong",
        /// No answer.
        Unanswered = "unanswered",
    }
}

codes! {
    /// Why an answer is nearly right, or how it came to be wrong.
    pub enum VerdictReason {
        /// The band next to the right one.
        AdjacentBand = "adjacent-band",
        /// The right band, with an answer below it that is wrong.
        WrongReason = "wrong-reason",
        /// What the person's own earlier answers give: the error lies there.
        FollowsFromEarlier = "follows-from-earlier",
    }
}

/// What an answer makes of an outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OutcomeEffect"))]
pub struct Effect {
    /// Path in the assessment.
    pub outcome: String,
    /// With the model answer.
    pub model: Value,
    /// With the answer given, all else right.
    pub given: Value,
}

/// One question, marked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MarkedItem"))]
pub struct Item {
    /// Its identifier.
    pub question: String,
    /// What the answer is worth.
    pub verdict: Verdict,
    /// Why it is nearly right, or how it came to be wrong.
    pub because: Option<VerdictReason>,
    /// Quarters of a mark earned.
    pub credit: i64,
    /// The model answer.
    pub model: Value,
    /// The answer given last.
    pub given: Option<Value>,
    /// The answer given first, where there was a second attempt.
    pub first: Option<Value>,
    /// A hint was taken.
    pub hint: bool,
    /// Seconds that it took.
    pub seconds: Option<i64>,
    /// Place of the trap that it fell into, from 0.
    pub trap: Option<usize>,
    /// What the error made of the outcomes that the question bears on.
    pub effects: Vec<Effect>,
}

/// Everything that marking gives. With a problem there are no items.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Marking {
    /// Its schema.
    #[cfg_attr(feature = "types", ts(type = "\"joint-risk/marking/1\""))]
    pub schema: &'static str,
    /// Identifier of the exercise; none where it could not be read.
    pub exercise: Option<String>,
    /// Its edition.
    pub edition: Option<i64>,
    /// Every question, in order; none where there is a problem.
    pub items: Vec<Item>,
    /// What all the answers together make of every outcome.
    pub outcomes: Vec<Effect>,
    /// Quarters of a mark earned: right 4, nearly 2; a second attempt earns half, a hint costs 1.
    pub credit: i64,
    /// Quarters of a mark that could be earned.
    pub most: i64,
    /// Whole percent earned, rounded down, so that nobody passes by rounding.
    pub percent: i64,
    /// Whether the pass mark was reached.
    pub passed: bool,
    /// Seconds that all of it took.
    pub seconds: i64,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
}
