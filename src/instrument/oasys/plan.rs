//! What a sentence plan leaves unanswered, and what has changed since the plan before it.

mod changes;

use serde::Serialize;

pub use changes::{Change, Changes, HarmChange, HarmSince, NeedChange, ObjectiveChange, ObjectiveChangeKind};

use super::harm::Harm;
use super::needs::Section;
use crate::band::{Band, Need};
use crate::case::plan::{Objective, ObjectiveStatus, Plan, PlanType, Timescale};
use crate::case::reader::Answer;
use crate::code::codes;
use crate::date::Date;

/// The first section that can be a need.
const FIRST_NEED: u8 = 3;
/// The level of harm from which somebody has to work on it.
const HARM_FROM: Band = Band::Medium;

codes! {
    /// Why a section needs an objective.
    pub enum NeedReason {
        /// It is a need by the current rule.
        Need = "need",
        /// It scores low and needs attention all the same.
        LowScoringArea = "low-scoring-area",
        /// It is a need by the older rule alone: linked to harm or to offending.
        OlderRule = "older-rule",
        /// What is missing or refused decides whether it is a need.
        Undecided = "undecided",
    }
}

/// The sentence plan, held against needs, harm and the actions of MAPPA.
///
/// An objective answers a need while it is current: not started or ongoing, and, where it was carried over
/// from the plan before, confirmed as still true. An objective that gives no status answers nothing.
///
/// # Source
/// Offender Assessments API, `cfd07cf`, ISP and RSP: types, statuses and timescales; at most four needs to an
/// objective: `oasys-ndh-delius-replacement` (7437943, 2020-09-30): confirmed. What is held against what is
/// our convention, after findings of the inspection of 2005.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, case};
///
/// let open = |text: &str| {
///     let today = Date::from_ymd(2026, 1, 5).ok()?;
///     let (case, mut problems) = case::read(&format!(r#"{{"oasys":{text}}}"#), today);
///     let plan = oasys::score(&case.oasys?, oasys::Setting::Community, &mut problems).oasys.plan?;
///     let mut needs = plan.needs_without_objective.iter().map(|need| need.section);
///     Some((needs.any(|section| section == 3), problems.first().map(ToString::to_string)))
/// };
/// let with = |status: &str, needs: &str| {
///     let objective = format!(r#"{{"id":"a","text":"find a home","status":"{status}","needs":{needs}}}"#);
///     open(&format!(r#"{{"answers":{{"3.3":true}},"plan":{{"type":"initial","objectives":[{objective}]}}}}"#))
/// };
/// // ordinary: the need has an objective that somebody works towards
/// assert_eq!(with("ongoing", "[3]"), Some((false, None)));
/// // the boundary: achieved, and it is a need still
/// assert_eq!(with("fully-achieved", "[3]"), Some((true, None)));
/// // refused: five needs to one objective
/// let problem = "too-many at `oasys.plan.objectives[0].needs`, at most 4".to_owned();
/// assert_eq!(with("ongoing", "[3,4,6,7,8]"), Some((true, Some(problem))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CheckedPlan"))]
#[serde(rename_all = "camelCase")]
pub struct SentencePlan {
    /// Which plan it is; `None` where that could not be read.
    #[serde(rename = "type")]
    pub kind: Option<PlanType>,
    /// The day on which it was agreed.
    pub agreed_on: Option<Date>,
    /// Every objective, in the order given.
    pub objectives: Vec<PlanObjective>,
    /// Sections that need an objective and have no current one.
    pub needs_without_objective: Vec<OpenNeed>,
    /// Harm from medium upward that no current objective answers.
    pub harm_without_objective: Option<OpenHarm>,
    /// Current objectives that answer neither a need nor harm.
    pub objectives_without_need: Vec<Named>,
    /// Actions of MAPPA that no current objective carries.
    pub mappa_actions_not_carried: Vec<Named>,
    /// Carried-over objectives of which nobody has said whether they are still true: they answer nothing.
    pub to_confirm: Vec<Named>,
    /// What has changed since the plan before; `None` where there is none.
    pub changes: Option<Changes>,
}

/// An objective as the plan takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanObjective {
    /// The host's own identifier.
    pub id: String,
    /// Path of the objective.
    pub field: String,
    /// What is to be achieved.
    pub text: String,
    /// The sections that it answers.
    pub needs: Vec<u8>,
    /// It answers the risk of serious harm.
    pub harm: Option<bool>,
    /// How far it is.
    pub status: Option<ObjectiveStatus>,
    /// By when.
    pub timescale: Option<Timescale>,
    /// Who sees to it.
    pub who: Option<String>,
    /// The action of MAPPA that it carries.
    pub mappa_action: Option<String>,
    /// It stood in the plan before.
    pub carried_over: bool,
    /// What the assessor said of it, where it was carried over.
    pub still_true: Option<bool>,
    /// Somebody works towards it, and it is known to hold.
    pub current: bool,
}

/// Something of the plan, by its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlanEntry"))]
pub struct Named {
    /// The host's own identifier.
    pub id: String,
    /// Its path.
    pub field: String,
}

/// A section that needs an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NeedWithoutObjective"))]
pub struct OpenNeed {
    /// Section, 3 to 12.
    pub section: u8,
    /// Why.
    pub because: NeedReason,
}

/// Harm that needs an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "HarmWithoutObjective"))]
#[serde(rename_all = "camelCase")]
pub struct OpenHarm {
    /// `yes`, or `undecided` while a blank or refused cell decides.
    #[cfg_attr(feature = "types", ts(type = "\"yes\" | \"undecided\""))]
    pub need: Need,
    /// The highest level given.
    pub level: Option<Band>,
    /// Paths of the cells at medium or above.
    pub fields: Vec<&'static str>,
}

/// Holds the plan against the sections and the grid.
pub(super) fn check(plan: &Plan, sections: &[Section], harm: &Harm) -> SentencePlan {
    let mut objectives = Vec::with_capacity(plan.objectives.len());
    for given in &plan.objectives {
        objectives.push(take(plan, given));
    }
    let mut needs = Vec::new();
    for section in sections {
        if let Some(need) = needs_objective(section) {
            needs.push(need);
        }
    }
    let harm_need = harm.plan_required.unwrap_or(Need::Undecided);
    let changes = plan.previous.as_ref().map(|previous| changes::since(previous, &objectives, sections, harm));
    let mut checked = SentencePlan {
        kind: plan.kind,
        agreed_on: plan.agreed_on,
        objectives,
        needs_without_objective: Vec::new(),
        harm_without_objective: None,
        objectives_without_need: Vec::new(),
        mappa_actions_not_carried: Vec::new(),
        to_confirm: Vec::new(),
        changes,
    };
    let mut harm_answered = false;
    for (objective, given) in checked.objectives.iter().zip(&plan.objectives) {
        if objective.carried_over && objective.still_true.is_none() {
            name(&mut checked.to_confirm, &objective.id, &objective.field);
        }
        if !objective.current {
            continue;
        }
        let for_harm = objective.harm == Some(true);
        harm_answered |= for_harm;
        let needed = needs.iter().any(|need| objective.needs.contains(&need.section));
        let useful = needed || (for_harm && harm_need != Need::No);
        // An objective whose needs could not be read may answer one.
        if !useful && !given.needs.is_refused() {
            name(&mut checked.objectives_without_need, &objective.id, &objective.field);
        }
    }
    let current = |holds: &dyn Fn(&PlanObjective) -> bool| {
        checked.objectives.iter().any(|objective| objective.current && holds(objective))
    };
    for need in needs {
        if !current(&|objective| objective.needs.contains(&need.section)) {
            checked.needs_without_objective.push(need);
        }
    }
    if harm_need != Need::No && !harm_answered {
        let mut open = OpenHarm { need: harm_need, level: None, fields: Vec::new() };
        for cell in &harm.cells {
            open.level = open.level.max(cell.level);
            if cell.level >= Some(HARM_FROM) {
                open.fields.push(cell.field);
            }
        }
        checked.harm_without_objective = Some(open);
    }
    for action in &plan.mappa_actions {
        if !current(&|objective| objective.mappa_action.as_deref() == Some(&*action.id)) {
            name(&mut checked.mappa_actions_not_carried, &action.id, &action.field);
        }
    }
    checked
}

fn name(list: &mut Vec<Named>, id: &str, field: &str) {
    list.push(Named { id: id.to_owned(), field: field.to_owned() });
}

fn take(plan: &Plan, given: &Objective) -> PlanObjective {
    let carried_over =
        plan.previous.as_ref().is_some_and(|previous| previous.objectives.iter().any(|(id, _)| *id == given.id));
    let holds = !carried_over || given.still_true == Some(true);
    PlanObjective {
        id: given.id.clone(),
        field: given.field.clone(),
        text: given.text.clone(),
        needs: match &given.needs {
            Answer::Given(needs) => needs.clone(),
            Answer::Missing | Answer::Refused => Vec::new(),
        },
        harm: given.harm,
        status: given.status,
        timescale: given.timescale,
        who: given.who.clone(),
        mappa_action: given.mappa_action.clone(),
        carried_over,
        still_true: given.still_true.filter(|_| carried_over),
        current: holds && given.status.is_some_and(ObjectiveStatus::is_open),
    }
}

/// Why a section needs an objective; `None` where it needs none.
fn needs_objective(section: &Section) -> Option<OpenNeed> {
    if section.section < FIRST_NEED {
        return None;
    }
    let invalid = !section.invalid_fields.is_empty();
    let because = if section.need == Some(Need::Yes) {
        NeedReason::Need
    } else if section.low_scoring_area.is_some() {
        NeedReason::LowScoringArea
    } else if section.older_rule.need == Some(Need::Yes) {
        NeedReason::OlderRule
    } else if section.need == Some(Need::Undecided) || invalid {
        NeedReason::Undecided
    } else {
        return None;
    };
    Some(OpenNeed { section: section.section, because })
}
