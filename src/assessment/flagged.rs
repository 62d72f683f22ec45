//! Answers to look at again: old ones, those of somebody untrained, and those that were carried over.

use serde::Serialize;

use crate::case::CaseFile;
use crate::date::Date;
use crate::standard::Standard;

/// An answer to look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Flagged {
    /// Path of the answer.
    pub field: String,
    /// Why.
    pub because: FlagReason,
    /// When it was given.
    pub on: Option<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// Its age in days.
    pub days: Option<i64>,
}

crate::code::codes! {
    /// Why an answer should be looked at again.
    pub enum FlagReason {
        /// Older than the standard lets an answer be.
        Old = "old",
        /// Given by somebody who is not trained in the instrument.
        Untrained = "untrained",
        /// Carried over from an earlier assessment, and not taken until somebody says that it is still true.
        Carried = "carried",
    }
}

/// Answers that are old, answers of somebody untrained, and those that were carried over.
pub(super) fn flagged(case: &CaseFile, standard: Option<&Standard>, today: Date) -> Vec<Flagged> {
    let most = standard.map(|standard| i64::from(standard.answers_old_after.weeks) * 7);
    let mut flagged = Vec::new();
    for origin in &case.origins {
        let days = origin.on.map(|on| on.days_until(today));
        let old = days.zip(most).is_some_and(|(days, most)| days > most);
        let reasons = [
            (origin.carried, FlagReason::Carried),
            (!origin.carried && old, FlagReason::Old),
            (!origin.carried && origin.trained == Some(false), FlagReason::Untrained),
        ];
        for (_, because) in reasons.into_iter().filter(|(flagged, _)| *flagged) {
            flagged.push(Flagged {
                field: origin.field.clone(),
                because,
                on: origin.on,
                by: origin.by.clone(),
                days: days.filter(|days| *days >= 0),
            });
        }
    }
    flagged
}
