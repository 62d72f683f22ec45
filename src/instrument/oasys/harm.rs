//! The grid of risk of serious harm: who could be harmed, and where.

use serde::Serialize;

use crate::band::{Band, Need, Range, Status};
use crate::case::HarmAnswers;
use crate::case::reader::Answer;
use crate::code::codes;

codes! {
    /// Where somebody is when the risk is rated.
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
#[serde(rename_all = "camelCase")]
pub struct Harm {
    /// `scored` where no blank cell could raise the overall level.
    pub status: Status,
    /// The highest level given; `None` where none is, or where a cell is refused.
    pub overall: Option<Band>,
    /// A blank or refused cell could raise the overall level.
    pub at_least: bool,
    /// What the overall level can still be.
    pub range: Option<Range>,
    /// A risk management plan is required; `None` where a cell is refused.
    pub plan_required: Option<Need>,
    /// Every cell that is being rated, in the order of the form.
    pub cells: Vec<HarmCell>,
    /// Which parts of the full analysis are due: not reckoned by this release.
    pub full_analysis: Option<()>,
    /// Cells that have a problem.
    pub invalid_fields: Vec<&'static str>,
}

/// Rates the grid: the overall level is that of the highest cell, and a blank cell is no level.
pub(super) fn rate(answers: &HarmAnswers) -> Harm {
    let custody = if answers.custody_not_applicable { [].as_slice() } else { answers.custody.as_slice() };
    let given = || {
        let community = COMMUNITY.into_iter().zip(&answers.community);
        community.chain(CUSTODY.into_iter().zip(custody))
    };
    let fields = |wanted: fn(&Answer<Band>) -> bool| {
        given().filter(move |(_, answer)| wanted(answer)).map(|((_, _, field), _)| field)
    };
    let cells: Vec<HarmCell> = given()
        .map(|((setting, group, field), answer)| HarmCell { setting, group, field, level: answer.given().copied() })
        .collect();
    let invalid_fields: Vec<&'static str> = fields(Answer::is_refused).collect();
    if !invalid_fields.is_empty() {
        return Harm {
            status: Status::Invalid,
            overall: None,
            at_least: true,
            range: Some(Range::open(owned(invalid_fields.iter().copied()))),
            plan_required: None,
            cells,
            full_analysis: None,
            invalid_fields,
        };
    }
    let overall = cells.iter().filter_map(|cell| cell.level).max();
    let blank = owned(fields(|answer| matches!(answer, Answer::Missing)));
    let at_least = !blank.is_empty() && overall != Some(Band::VeryHigh);
    let range = match overall {
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
    Harm {
        status: if at_least { Status::Incomplete } else { Status::Scored },
        overall,
        at_least,
        range: Some(range),
        plan_required: Some(plan_required),
        cells,
        full_analysis: None,
        invalid_fields,
    }
}

fn owned(fields: impl Iterator<Item = &'static str>) -> Vec<String> {
    fields.map(str::to_owned).collect()
}
