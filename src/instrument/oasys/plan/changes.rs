//! What has changed since the plan before.

use serde::Serialize;

use super::PlanObjective;
use crate::band::{Band, Need};
use crate::case::plan::{ObjectiveStatus, PreviousPlan};
use crate::code::codes;
use crate::date::Date;
use crate::instrument::oasys::harm::Harm;
use crate::instrument::oasys::needs::Section;

codes! {
    /// How a need has changed.
    #[cfg_attr(feature = "types", ts(rename = "NeedChange"))]
    pub enum Change {
        /// It was none, and is one.
        New = "new",
        /// It was one, and is none.
        Gone = "gone",
        /// It was one, and is one.
        Still = "still",
        /// What was, or what is, is not decided.
        NotKnown = "not-known",
    }
}

codes! {
    /// How the overall risk of serious harm has changed.
    pub enum HarmChange {
        /// It is higher, whatever is missing.
        Risen = "risen",
        /// It is lower, whatever is missing.
        Fallen = "fallen",
        /// It is the same, whatever is missing.
        Same = "same",
        /// What was, or what is, is not decided.
        NotKnown = "not-known",
    }
}

codes! {
    /// How an objective has changed.
    #[cfg_attr(feature = "types", ts(rename = "ObjectiveChange"))]
    pub enum ObjectiveChangeKind {
        /// It was not in the plan before.
        New = "new",
        /// It has been achieved since.
        Achieved = "achieved",
        /// It was open, and is not in this plan, or no longer holds.
        Dropped = "dropped",
    }
}

/// What has changed since the plan before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlanChanges"))]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// The day of the plan before.
    pub since: Option<Date>,
    /// Sections that were or are a need, or may have been.
    pub needs: Vec<NeedChange>,
    /// The overall risk of serious harm.
    pub harm: HarmSince,
    /// Objectives that are new, achieved or dropped.
    pub objectives: Vec<ObjectiveChange>,
}

/// What became of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NeedChanged"))]
pub struct NeedChange {
    /// Section, 3 to 12.
    pub section: u8,
    /// What became of it.
    pub change: Change,
}

/// What became of the overall risk of serious harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "HarmChanged"))]
pub struct HarmSince {
    /// The level then.
    pub before: Option<Band>,
    /// The highest level given now.
    pub now: Option<Band>,
    /// What became of it.
    pub change: HarmChange,
}

/// What became of an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ObjectiveChanged"))]
pub struct ObjectiveChange {
    /// The host's own identifier.
    pub id: String,
    /// What became of it.
    pub change: ObjectiveChangeKind,
}

pub(super) fn since(
    previous: &PreviousPlan,
    objectives: &[PlanObjective],
    sections: &[Section],
    harm: &Harm,
) -> Changes {
    let before = |number: u8| previous.needs.iter().find(|(section, _)| *section == number).map(|(_, need)| *need);
    let mut needs = Vec::new();
    for section in sections.iter().filter(|section| section.section >= super::FIRST_NEED) {
        if let Some(change) = need_change(before(section.section), section.need) {
            needs.push(NeedChange { section: section.section, change });
        }
    }
    Changes {
        since: previous.on,
        needs,
        harm: HarmSince { before: previous.harm, now: harm.overall, change: harm_change(previous.harm, harm) },
        objectives: objective_changes(previous, objectives),
    }
}

/// `None` where it was none, and is none.
const fn need_change(before: Option<Need>, now: Option<Need>) -> Option<Change> {
    match (before, now) {
        (Some(Need::No), Some(Need::Yes)) => Some(Change::New),
        (Some(Need::Yes), Some(Need::No)) => Some(Change::Gone),
        (Some(Need::Yes), Some(Need::Yes)) => Some(Change::Still),
        (Some(Need::No) | None, Some(Need::No) | None) => None,
        _ => Some(Change::NotKnown),
    }
}

/// Fallen only where no blank cell can raise it again.
fn harm_change(before: Option<Band>, harm: &Harm) -> HarmChange {
    match (before, &harm.range) {
        (Some(before), Some(range)) if range.lowest > before => HarmChange::Risen,
        (Some(before), Some(range)) if range.highest < before => HarmChange::Fallen,
        (Some(before), Some(range)) if range.band() == Some(before) => HarmChange::Same,
        _ => HarmChange::NotKnown,
    }
}

fn objective_changes(previous: &PreviousPlan, objectives: &[PlanObjective]) -> Vec<ObjectiveChange> {
    let mut changes = Vec::new();
    for objective in objectives.iter().filter(|objective| !objective.carried_over) {
        note(&mut changes, &objective.id, ObjectiveChangeKind::New);
    }
    for (id, status) in &previous.objectives {
        let was_open = status.is_none_or(ObjectiveStatus::is_open);
        let now = objectives.iter().find(|objective| objective.id == *id);
        let achieved = |status: Option<ObjectiveStatus>| status == Some(ObjectiveStatus::FullyAchieved);
        let change = match now {
            Some(now) if achieved(now.status) && !achieved(*status) => ObjectiveChangeKind::Achieved,
            Some(now) if now.still_true == Some(false) && was_open => ObjectiveChangeKind::Dropped,
            None if was_open => ObjectiveChangeKind::Dropped,
            _ => continue,
        };
        note(&mut changes, id, change);
    }
    changes
}

fn note(changes: &mut Vec<ObjectiveChange>, id: &str, change: ObjectiveChangeKind) {
    changes.push(ObjectiveChange { id: id.to_owned(), change });
}
