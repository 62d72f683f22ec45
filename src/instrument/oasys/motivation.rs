//! Motivation and capacity to change: what the form asks in three sections and in the plan, side by side.

use serde::Serialize;

use super::answers::{Sheet, SheetAnswer, path};
use crate::case::OasysAnswers;

/// 8.8 and 9.5, to tackle misuse of drugs and of alcohol; 12.8, to address offending, which is the plan's IP3.
const QUESTIONS: [&str; 3] = ["12.8", "8.8", "9.5"];

/// Motivation and capacity to change.
///
/// # Source
/// `oasys/section-scores` of [`TABLES`](super::TABLES): confirmed. The options of IP.4 are not known, so
/// that it is taken in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Motivation {
    /// 12.8, 8.8 and 9.5.
    pub answers: Vec<MotivationAnswer>,
    /// IP.4, the capacity to change, in the assessor's words.
    pub capacity_to_change: Option<String>,
}

/// One of the three questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MotivationAnswer {
    /// Number of the question.
    pub item: &'static str,
    /// Path of the answer.
    pub field: String,
    /// The code that was answered; `None` where none was, or it was refused.
    pub value: Option<&'static str>,
    /// The answer has a problem.
    pub invalid: bool,
}

/// Lists what was answered about motivation.
pub(super) fn list(given: &OasysAnswers, sheet: &Sheet) -> Motivation {
    let mut answers = Vec::with_capacity(QUESTIONS.len());
    for item in QUESTIONS {
        let mut answer = take(item, sheet);
        // Where the answers as a whole could not be read, none of them is at fault.
        answer.invalid &= !given.answers_refused;
        answers.push(answer);
    }
    let capacity_to_change = given.plan.as_ref().and_then(|plan| plan.capacity_to_change.clone());
    Motivation { answers, capacity_to_change }
}

fn take(item: &'static str, sheet: &Sheet) -> MotivationAnswer {
    let (value, invalid) = match sheet.answer(item) {
        SheetAnswer::Code(choice) => (Some(choice.code), false),
        answer => (None, answer == SheetAnswer::Refused),
    };
    MotivationAnswer { item, field: path(item), value, invalid }
}
