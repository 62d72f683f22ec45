//! Whether the full analysis may be left out: judged so, with a reason, and countersigned.

use serde::Serialize;

use crate::case::reader::Answer;
use crate::case::screening::{Reply, ScreeningAnswers, ScreeningItem};
use crate::code::codes;
use crate::date::Date;
use crate::same_text::same;

codes! {
    /// Why an exemption lifts nothing.
    pub enum ExemptionReason {
        /// R5.2a is empty.
        ReasonMissing = "reason-missing",
        /// Nobody is named who judged so.
        AuthorMissing = "author-missing",
        /// The day is not given.
        DayMissing = "day-missing",
        /// Nobody has countersigned.
        CountersignatureMissing = "countersignature-missing",
        /// Nobody countersigns an own judgement.
        CountersignerIsAuthor = "countersigner-is-author",
        /// It is not said that the manager may countersign exemptions.
        CountersignerAuthorityUnknown = "countersigner-authority-unknown",
        /// The manager may not.
        CountersignerNotAuthorised = "countersigner-not-authorised",
        /// Something other than a tick of R1.2 or R1.3 calls for R6.
        AnotherTrigger = "another-trigger",
        /// No tick of R1.2 or R1.3 calls for R6.
        NothingToLift = "nothing-to-lift",
    }
}

/// The exemption of R5.2.
///
/// # Source
/// R5.2a and R5.2b of the form: confirmed. Probation Circular 10/2005 (8 February 2005): a middle manager
/// countersigns an exemption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExemptionEffect"))]
#[serde(rename_all = "camelCase")]
pub struct Exemption {
    /// R5.2b; `None` where it is not answered.
    pub claimed: Option<bool>,
    /// R5.2a.
    pub reason: Option<String>,
    /// Who judged so.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// The manager who countersigned.
    pub countersigned_by: Option<String>,
    /// Countersigned by somebody else who may.
    pub countersigned: bool,
    /// Claimed with everything that it needs.
    pub valid: bool,
    /// It lifts the ticks of R1.2 and R1.3; never another reason for R6.
    pub lifts: bool,
    /// Why it lifts nothing; empty where it is not claimed.
    pub because: Vec<ExemptionReason>,
}

/// Holds the exemption against what it needs. What it lifts is for the section.
pub(super) fn check(screening: &ScreeningAnswers) -> Exemption {
    let answers = &screening.exemption;
    let claimed = screening.reply(ScreeningItem::R52b).given().map(|reply| *reply == Reply::Yes);
    let unsigned = unsigned(screening);
    let mut lacks = Vec::new();
    for (missing, reason) in [
        (answers.reason.is_none(), Some(ExemptionReason::ReasonMissing)),
        (answers.by.is_none(), Some(ExemptionReason::AuthorMissing)),
        (answers.on.given().is_none(), Some(ExemptionReason::DayMissing)),
        (true, unsigned),
    ] {
        if let (true, Some(reason)) = (missing, reason) {
            lacks.push(reason);
        }
    }
    Exemption {
        claimed,
        reason: answers.reason.clone(),
        by: answers.by.clone(),
        on: answers.on.given().copied(),
        countersigned_by: answers.countersigned_by.clone(),
        countersigned: unsigned.is_none(),
        valid: claimed == Some(true) && lacks.is_empty(),
        lifts: false,
        because: if claimed == Some(true) { lacks } else { Vec::new() },
    }
}

fn unsigned(screening: &ScreeningAnswers) -> Option<ExemptionReason> {
    let answers = &screening.exemption;
    let Some(signer) = &answers.countersigned_by else { return Some(ExemptionReason::CountersignatureMissing) };
    if answers.by.as_ref().is_some_and(|author| same(author, signer)) {
        return Some(ExemptionReason::CountersignerIsAuthor);
    }
    match answers.countersigner_authorised {
        Answer::Given(true) => None,
        Answer::Given(false) => Some(ExemptionReason::CountersignerNotAuthorised),
        Answer::Missing | Answer::Refused => Some(ExemptionReason::CountersignerAuthorityUnknown),
    }
}
