//! The grid of risk of serious harm: who could be harmed, and where.

use serde::Serialize;

use super::screening::{AnalysisSection, AnalysisState, Screening};
use super::summary::{self, Concern, PlanHeadings, Summary};
use crate::band::{Band, Need, Range, Status};
use crate::case::HarmAnswers;
use crate::case::reader::Answer;
use crate::case::recorded::RecordedBand;
use crate::code::codes;
use crate::problem::Problem;

codes! {
    /// Where somebody is when the risk is rated.
    #[cfg_attr(feature = "types", ts(rename = "HarmSetting"))]
    pub enum Setting {
        /// In the community.
        Community = "community",
        /// In custody.
        Custody = "custody",
    }
}

codes! {
    /// Who could be harmed.
    pub enum HarmGroup {
        /// Children.
        Children = "children",
        /// The public.
        Public = "public",
        /// A known adult.
        KnownAdult = "known-adult",
        /// Staff.
        Staff = "staff",
        /// Other prisoners, in custody only.
        Prisoners = "prisoners",
    }
}

/// A cell of the grid and its path.
type Place = (Setting, HarmGroup, &'static str);

const COMMUNITY: [Place; 4] = [
    (Setting::Community, HarmGroup::Children, "oasys.harm.community.children"),
    (Setting::Community, HarmGroup::Public, "oasys.harm.community.public"),
    (Setting::Community, HarmGroup::KnownAdult, "oasys.harm.community.knownAdult"),
    (Setting::Community, HarmGroup::Staff, "oasys.harm.community.staff"),
];
const CUSTODY: [Place; 5] = [
    (Setting::Custody, HarmGroup::Children, "oasys.harm.custody.children"),
    (Setting::Custody, HarmGroup::Public, "oasys.harm.custody.public"),
    (Setting::Custody, HarmGroup::KnownAdult, "oasys.harm.custody.knownAdult"),
    (Setting::Custody, HarmGroup::Staff, "oasys.harm.custody.staff"),
    (Setting::Custody, HarmGroup::Prisoners, "oasys.harm.custody.prisoners"),
];

/// The level from which a risk management plan is required.
const PLAN_FROM: Band = Band::Medium;

/// One cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HarmCell {
    /// Where.
    pub setting: Setting,
    /// Who.
    pub group: HarmGroup,
    /// Path of the answer.
    pub field: &'static str,
    /// The level given; `None` where the cell is blank or refused.
    pub level: Option<Band>,
}

/// The risk of serious harm over the whole grid.
///
/// # Source
/// `oasys/harm` of [`TABLES`](super::TABLES): confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Harm {
    /// `scored` where no blank cell could raise the overall level.
    pub status: Status,
    /// The highest level given, read "at least" where `at_least` is true; `None` where none is, or where a cell is
    /// refused.
    pub overall: Option<Band>,
    /// A blank or refused cell could raise the overall level.
    pub at_least: bool,
    /// What the overall level can still be.
    pub range: Option<Range>,
    /// The level as another system has it; `None` where none is recorded. It changes nothing of the others.
    pub recorded: Option<RecordedBand>,
    /// A risk management plan is required, from medium upward; `None` where a cell is refused.
    pub plan_required: Option<Need>,
    /// Every cell that is being rated, in the order of the form: blank ones of custody only for somebody who is there.
    pub cells: Vec<HarmCell>,
    /// Which parts of the full analysis are due; `None` where the case has no screening. What is undecided is in
    /// `screening`.
    pub full_analysis: Option<Vec<AnalysisSection>>,
    /// The screening, and why each part is due, undecided or exempted.
    pub screening: Screening,
    /// The summary, R10.1 to R10.5.
    pub summary: Summary,
    /// The eight concerns, now and before.
    pub concerns: Vec<Concern>,
    /// The headings of the risk management plan.
    pub plan_headings: PlanHeadings,
    /// Cells that have a problem.
    pub invalid_fields: Vec<&'static str>,
}

/// What the grid comes to.
struct Overall {
    status: Status,
    level: Option<Band>,
    range: Range,
    plan_required: Option<Need>,
}

/// What the grid is rated with, beside what is answered.
pub(super) struct Around<'p> {
    /// Where the person is.
    pub(super) setting: Setting,
    /// The case has a screening.
    pub(super) screened: bool,
    /// What could not be read of the case.
    pub(super) problems: &'p [Problem],
}

/// Rates the grid, and says how far what is written around it has come.
///
/// A blank cell of custody counts only for somebody who is in custody; a level that is given in one counts always. What
/// cannot be read of the grid may have been the highest level of a cell.
pub(super) fn rate(answers: &HarmAnswers, screening: Screening, around: &Around<'_>) -> Harm {
    let (mut cells, mut invalid_fields, mut blank) = (Vec::new(), Vec::new(), Vec::new());
    let custody = if answers.custody_not_applicable { &[][..] } else { &answers.custody[..] };
    for ((setting, group, field), answer) in COMMUNITY.iter().zip(&answers.community).chain(CUSTODY.iter().zip(custody))
    {
        match answer {
            Answer::Given(_) => {}
            Answer::Missing if *setting == Setting::Custody && around.setting != Setting::Custody => continue,
            Answer::Missing => blank.push((*field).to_owned()),
            Answer::Refused => invalid_fields.push(*field),
        }
        let level = answer.given().copied();
        cells.push(HarmCell { setting: *setting, group: *group, field, level });
    }
    let of_a_cell = |field: &str| invalid_fields.contains(&field);
    for problem in around.problems.iter().filter(|problem| is_of_grid(&problem.field) && !of_a_cell(&problem.field)) {
        blank.push(problem.field.clone());
    }
    let Overall { status, level, range, plan_required } = overall(&cells, &invalid_fields, blank);
    let mut due = Vec::new();
    for each in &screening.triggered {
        if each.state == AnalysisState::Due {
            due.push(each.section);
        }
    }
    Harm {
        status,
        overall: level,
        at_least: range.lowest != range.highest,
        range: Some(range),
        recorded: None,
        plan_required,
        cells,
        full_analysis: around.screened.then_some(due),
        summary: summary::summary(answers, &screening, plan_required),
        concerns: summary::concerns(answers, &screening),
        plan_headings: summary::plan_headings(answers, plan_required),
        screening,
        invalid_fields,
    }
}

/// Whether a path is that of the grid: of the whole, of something in a part of it, or of a part that nobody knows, which
/// may be one of them misspelt.
fn is_of_grid(field: &str) -> bool {
    let Some(rest) = field.strip_prefix("oasys.harm") else { return false };
    let part = rest.trim_start_matches('.').split(['.', '[']).next().unwrap_or_default();
    !matches!(part, "analysis" | "summary" | "concerns" | "plan")
}

/// The overall level is that of the highest cell, and a blank cell is no level.
fn overall(cells: &[HarmCell], invalid: &[&'static str], blank: Vec<String>) -> Overall {
    if !invalid.is_empty() {
        let mut decided_by = Vec::new();
        for field in invalid {
            decided_by.push((*field).to_owned());
        }
        let range = Range::open(decided_by);
        return Overall { status: Status::Invalid, level: None, range, plan_required: None };
    }
    let mut level = None;
    for cell in cells {
        level = level.max(cell.level);
    }
    let at_least = !blank.is_empty() && level != Some(Band::VeryHigh);
    let range = match level {
        Some(level) if !at_least => Range::certain(level),
        level => Range { lowest: level.unwrap_or(Band::Low), highest: Band::VeryHigh, decided_by: blank },
    };
    let plan_required = if range.lowest >= PLAN_FROM {
        Need::Yes
    } else if range.highest < PLAN_FROM {
        Need::No
    } else {
        Need::Undecided
    };
    let status = if at_least { Status::Incomplete } else { Status::Scored };
    Overall { status, level, range, plan_required: Some(plan_required) }
}
