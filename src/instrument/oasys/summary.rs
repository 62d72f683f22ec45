//! What is written once the analysis is done: the summary R10, concerns and the headings of the plan.

use serde::Serialize;

use super::screening::{AnalysisSection, AnalysisState, Screening};
use crate::band::Need;
use crate::case::harm::{CONCERNS, HarmAnswers, PlanForm, PlanHeading, SUMMARIES};
use crate::case::screening::Reply;
use crate::code::codes;

codes! {
    /// A concern that is flagged now and for the time before.
    pub enum ConcernKind {
        /// Suicide.
        Suicide = "suicide",
        /// Self-harm.
        SelfHarm = "self-harm",
        /// Coping in custody.
        CopingInCustody = "coping-in-custody",
        /// Coping in a hostel.
        CopingInHostel = "coping-in-hostel",
        /// Vulnerability.
        Vulnerability = "vulnerability",
        /// Escape and absconding.
        Escape = "escape",
        /// Control.
        Control = "control",
        /// Breach of trust.
        BreachOfTrust = "breach-of-trust",
    }
}

/// Each concern with the part of the analysis that asks for it, in the order of [`CONCERNS`].
const KINDS: [(ConcernKind, AnalysisSection); 8] = [
    (ConcernKind::Suicide, AnalysisSection::R81),
    (ConcernKind::SelfHarm, AnalysisSection::R81),
    (ConcernKind::CopingInCustody, AnalysisSection::R82),
    (ConcernKind::CopingInHostel, AnalysisSection::R82),
    (ConcernKind::Vulnerability, AnalysisSection::R83),
    (ConcernKind::Escape, AnalysisSection::R91),
    (ConcernKind::Control, AnalysisSection::R92),
    (ConcernKind::BreachOfTrust, AnalysisSection::R93),
];

const EARLIER: &[PlanHeading] = &[
    PlanHeading::OtherAgencies,
    PlanHeading::ExistingControls,
    PlanHeading::AddedMeasures,
    PlanHeading::WhoAndWhen,
    PlanHeading::Conditions,
    PlanHeading::LevelOfContact,
    PlanHeading::Contingency,
    PlanHeading::Comments,
];
const LATER: &[PlanHeading] = &[
    PlanHeading::CurrentSituation,
    PlanHeading::Supervision,
    PlanHeading::MonitoringAndControl,
    PlanHeading::Interventions,
    PlanHeading::VictimSafety,
    PlanHeading::Contingency,
    PlanHeading::Comments,
];

/// How far the summary R10 is written.
///
/// # Source
/// R10.1 to R10.5 of `oasys/screening` of [`TABLES`](super::TABLES): confirmed.
///
/// # Differences
/// The reference data do not say when it is required: here once a part of the full analysis is due or a plan is
/// required (unconfirmed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "HarmSummary"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Whether it is required.
    pub required: Need,
    /// Its items that are not written, whether or not it is required.
    #[cfg_attr(feature = "types", ts(type = "SummaryItem[]"))]
    pub missing: Vec<&'static str>,
}

/// A concern, now and before.
///
/// # Source
/// FA31 to FA60 of the full analysis: confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Concern {
    /// Which one.
    pub concern: ConcernKind,
    /// The part of the full analysis that asks for it is due.
    pub asked: Need,
    /// Now.
    pub now: ConcernAnswer,
    /// Before.
    pub past: ConcernAnswer,
}

/// One answer to a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcernAnswer {
    /// Its number.
    #[cfg_attr(feature = "types", ts(type = "ConcernItem"))]
    pub item: &'static str,
    /// What was answered.
    pub answer: Option<Reply>,
}

/// The headings that a risk management plan has on its form.
///
/// # Source
/// RM20 to RM27, Probation Circular 10/2005, and RM28 to RM35 of later forms, by the names of the reference data:
/// secondary. There are seven names for the eight numbers of the later form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlanHeadingsResult"))]
#[serde(rename_all = "camelCase")]
pub struct PlanHeadings {
    /// Whether a plan is required; `None` where the grid is refused.
    pub required: Option<Need>,
    /// The form; `None` where nobody said which.
    pub form: Option<PlanForm>,
    /// Its headings, in order; none where the form is not known.
    pub headings: Vec<PlanHeading>,
    /// Those under which nothing is written. Comments may stay empty.
    pub empty: Vec<PlanHeading>,
}

/// Whether a section is due, as a need; without one, whether any is.
fn due(screening: &Screening, section: Option<AnalysisSection>) -> Need {
    let mut need = Need::No;
    for each in &screening.triggered {
        if section.is_some_and(|section| section != each.section) {
            continue;
        }
        match each.state {
            AnalysisState::Due => return Need::Yes,
            AnalysisState::Undecided => need = Need::Undecided,
            AnalysisState::Exempted => {}
        }
    }
    need
}

pub(super) fn summary(answers: &HarmAnswers, screening: &Screening, plan: Option<Need>) -> Summary {
    let required = match (due(screening, None), plan) {
        (Need::Yes, _) | (_, Some(Need::Yes)) => Need::Yes,
        (Need::No, Some(Need::No)) => Need::No,
        _ => Need::Undecided,
    };
    let mut missing = Vec::new();
    for (item, written) in SUMMARIES.iter().zip(&answers.summaries) {
        if !*written {
            missing.push(*item);
        }
    }
    Summary { required, missing }
}

pub(super) fn concerns(answers: &HarmAnswers, screening: &Screening) -> Vec<Concern> {
    let mut given = CONCERNS.iter().zip(&answers.concerns);
    let mut next = || given.next().map(|(item, answer)| ConcernAnswer { item, answer: answer.given().copied() });
    let mut concerns = Vec::with_capacity(KINDS.len());
    for (concern, section) in KINDS {
        if let (Some(now), Some(past)) = (next(), next()) {
            let asked = due(screening, Some(section));
            concerns.push(Concern { concern, asked, now, past });
        }
    }
    concerns
}

pub(super) fn plan_headings(answers: &HarmAnswers, required: Option<Need>) -> PlanHeadings {
    let form = answers.plan_form.given().copied();
    let (mut headings, mut empty) = (Vec::new(), Vec::new());
    for heading in match form {
        Some(PlanForm::Earlier) => EARLIER,
        Some(PlanForm::Later) => LATER,
        None => &[],
    } {
        headings.push(*heading);
        if *heading != PlanHeading::Comments && !answers.plan.contains(heading) {
            empty.push(*heading);
        }
    }
    PlanHeadings { required, form, headings, empty }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    #[test]
    fn every_heading_is_on_a_form() {
        for (heading, code) in PlanHeading::ALL {
            assert!(EARLIER.contains(heading) || LATER.contains(heading), "{code}");
        }
    }
}
