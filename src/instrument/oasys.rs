//! OASys, the Offender Assessment System: needs by section, and risk of serious harm.

mod answers;
mod form_status;
mod harm;
mod likelihood;
mod motivation;
mod needs;
mod plan;
mod questions;
mod screening;
mod self_assessment;
mod summary;

pub use answers::{Sheet, SheetAnswer, Ticked};
pub use form_status::FormStatus;
pub use harm::{Harm, HarmCell, HarmGroup, Setting};
pub use likelihood::{Likelihood, LikelihoodContribution, LikelihoodReason, Share};
pub use motivation::{Motivation, MotivationAnswer};
pub use needs::{FullForm, OlderRule, OlderRuleReason, ScoreRange, Section, SectionContribution};
pub use plan::{
    Change, Changes, HarmChange, HarmSince, Named, NeedChange, NeedReason, ObjectiveChange, ObjectiveChangeKind,
    OpenHarm, OpenNeed, PlanObjective, SentencePlan,
};
pub(super) use questions::place;
pub use questions::{Choice, Question, QuestionKind, questions};
pub use screening::{AnalysisSection, AnalysisState, Exemption, ExemptionReason, Screening, Triggered};
pub use self_assessment::{BothViews, SelfSection, SelfView};
pub use summary::{Concern, ConcernAnswer, ConcernKind, PlanHeadings, Summary};

use serde::Serialize;

use crate::case::OasysAnswers;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Standing, Table};

const SECTION_SCORES: Table = Table {
    id: "oasys/section-scores",
    standing: Standing::Confirmed,
    title: "Offender Assessments API: reference data of OASys",
    edition: "f9a293f, 2020-09-24",
    place: "src/main/resources/db/migration/V1_98__sections_questions_answers.sql",
    url: "github.com/ministryofjustice/offender-assessments-api",
};
const NEED_THRESHOLDS: Table = Table {
    id: "oasys/need-thresholds",
    standing: Standing::Confirmed,
    title: "Offender Assessments API: reference data of OASys",
    edition: "f9a293f, 2020-09-24",
    place: "V1_98__sections_questions_answers.sql, CRIM_NEED_SCORE_THRESHOLD; the same in hmpps-assess-risks-and-needs (9f5a6b6, 2026-07-20), Section.kt",
    url: "github.com/ministryofjustice/offender-assessments-api",
};
const HARM: Table = Table {
    id: "oasys/harm",
    standing: Standing::Confirmed,
    title: "Assess Risks and Needs API",
    edition: "9f5a6b6, 2026-07-20",
    place: "overall level: the highest cell of R10.6, a derived rule; plan from medium upward: text of the form in offender-assessments-api-kotlin (cfd07cf, 2021-07-16)",
    url: "github.com/ministryofjustice/hmpps-assess-risks-and-needs",
};
const SCREENING: Table = Table {
    id: "oasys/screening",
    standing: Standing::Confirmed,
    title: "Offender Assessments API (Kotlin): texts of the form",
    edition: "cfd07cf, 2021-07-16",
    place: "REF_QUESTION and REF_ADD_TEXT of R1 to R10; the same on the OASys 2 and the layer 3 form",
    url: "github.com/ministryofjustice/offender-assessments-api-kotlin",
};

const LIKELIHOOD: Table = Table {
    id: "oasys/likelihood-2002",
    standing: Standing::Unconfirmed,
    title: "OASys user manual",
    edition: "2002 and 2006",
    place: "weighted total 0 to 168: section weights and bands from memory; no formula was seen",
    url: "",
};

/// The tables on which OASys rests.
pub const TABLES: &[Table] = &[SECTION_SCORES, NEED_THRESHOLDS, SCREENING, HARM, LIKELIHOOD];

/// OASys, scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Oasys {
    /// Supervised by probation; `None` where nobody said.
    pub supervised: Option<bool>,
    /// Sections 1 to 12, in order.
    pub sections: Vec<Section>,
    /// Risk of serious harm.
    pub harm: Harm,
    /// The weighted total of the 2002-2009 full form.
    pub likelihood: Likelihood,
    /// Motivation and capacity to change.
    pub motivation: Motivation,
    /// The person's own view beside the assessor's; `None` where there is none.
    pub self_assessment: Option<SelfView>,
    /// The sentence plan, held against needs and harm; `None` where there is none.
    pub plan: Option<SentencePlan>,
}

/// OASys and the tables that it used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The result.
    pub oasys: Oasys,
    /// Tables of which a figure was used.
    pub tables: Vec<&'static Table>,
    /// Every answer as it was checked.
    pub sheet: Sheet,
}

/// Scores every section in points, screens for the full analysis and rates the risk of serious harm.
///
/// An answer is the code of the form; a number will do where the codes are digits, and a boolean where they
/// are `YES` and `NO`. The codes of 1.4, 1.11, 8.4 and 8.7 are the digits 0 and 2, so a boolean is refused
/// there. `M` and a missing answer count neither way: a section is decided once what is missing cannot
/// change it. A refused answer costs its own section its score, if the section uses it, and nothing else.
///
/// `setting` says where the person is: for somebody in custody the risk there is rated too.
///
/// The weighted total of the 2002-2009 full form is worked out only where the case says that it is that form.
///
/// Each problem is added to `problems`.
///
/// # Source
/// `oasys/section-scores`, `oasys/need-thresholds`, `oasys/screening` and `oasys/harm` of [`TABLES`]: confirmed;
/// `oasys/likelihood-2002`: unconfirmed.
///
/// # Differences
/// The legacy interface counts a missing answer as 0. Here it leaves the need undecided until it cannot matter.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, Need, Problem, case};
///
/// let third = |answers: &str| {
///     let today = Date::from_ymd(2026, 1, 5).ok()?;
///     let (case, mut problems) = case::read(&format!(r#"{{"oasys":{{"answers":{answers}}}}}"#), today);
///     let scored = oasys::score(&case.oasys?, oasys::Setting::Community, &mut problems);
///     let section = scored.oasys.sections.into_iter().nth(2)?;
///     Some((section.score, section.need, problems.first().map(Problem::to_string)))
/// };
/// // ordinary: one point of eight, nothing missing
/// assert_eq!(third(r#"{"3.3":"NO","3.4":1,"3.5":0,"3.6":"0"}"#), Some((Some(1), Some(Need::No), None)));
/// // at the threshold of two: a need, whatever is missing
/// assert_eq!(third(r#"{"3.3":true}"#), Some((Some(2), Some(Need::Yes), None)));
/// // refused: the section has no score
/// let problem = "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M".to_owned();
/// assert_eq!(third(r#"{"3.3":true,"3.4":7}"#), Some((None, None, Some(problem))));
/// ```
#[must_use]
pub fn score(answers: &OasysAnswers, setting: Setting, problems: &mut Vec<Problem>) -> Scored {
    let sheet = answers::check(answers, problems);
    check_low_scoring_areas(answers, problems);
    let screening = screening::screen(&answers.screening, &answers.harm, problems);
    let around = harm::Around { setting, screened: answers.screening.given, problems };
    // Its parts are made in their place: each is too large to be handed on.
    let mut scored = Scored {
        oasys: Oasys {
            supervised: answers.supervised.given().copied(),
            sections: needs::sections(answers, &sheet),
            harm: harm::rate(&answers.harm, screening, &around),
            likelihood: likelihood::weigh(answers, &sheet),
            motivation: motivation::list(answers, &sheet),
            self_assessment: None,
            plan: None,
        },
        tables: Vec::new(),
        sheet,
    };
    let Oasys { sections, harm, likelihood, self_assessment, plan, .. } = &mut scored.oasys;
    if let Some(given) = &answers.self_assessment {
        *self_assessment = Some(self_assessment::compare(given, sections));
    }
    if let Some(given) = &answers.plan {
        *plan = Some(plan::check(given, sections, harm));
    }
    for (used, table) in [
        (sections.iter().any(|section| !section.contributions.is_empty()), &SECTION_SCORES),
        (sections.iter().any(|section| section.score.is_some()), &NEED_THRESHOLDS),
        (answers.screening.given, &SCREENING),
        (harm.overall.is_some(), &HARM),
        (likelihood.is_shown(), &LIKELIHOOD),
    ] {
        if used {
            scored.tables.push(table);
        }
    }
    scored
}

/// Notes a problem between a field and another one.
fn note_against(problems: &mut Vec<Problem>, code: ProblemCode, field: &str, other: &str) {
    problems.push(Problem::new(code, field).against(other));
}

/// A section given twice is reported, and its first reason is kept: leaving it out could lower a need.
fn check_low_scoring_areas(answers: &OasysAnswers, problems: &mut Vec<Problem>) {
    let areas = &answers.low_scoring_areas;
    for (index, area) in areas.iter().enumerate() {
        if let Some(earlier) = areas.iter().take(index).find(|earlier| earlier.section == area.section) {
            note_against(problems, ProblemCode::Duplicate, &area.field, &earlier.field);
        }
    }
}
