//! The sentence plan as given: objectives, the actions of MAPPA, and the plan before it.

use super::reader::{Answer, Fields, Reader, entry_path};
use super::self_assessment::{past_day, small};
use crate::band::{Band, Need};
use crate::code::codes;
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

/// Most needs that one objective may answer.
pub const MOST_NEEDS: usize = 4;
/// Most objectives, and most actions of MAPPA.
const MOST: usize = 100;

codes! {
    /// Which plan it is.
    pub enum PlanType {
        /// The first of a sentence: ISP.
        Initial = "initial",
        /// A later one: RSP.
        Review = "review",
    }
}

codes! {
    /// How far an objective is. The codes are ours; the form's stand beside each.
    ///
    /// # Source
    /// Offender Assessments API, reference data of the sentence plans: confirmed.
    pub enum ObjectiveStatus {
        /// R.
        NotStarted = "not-started",
        /// RII.
        Ongoing = "ongoing",
        /// RI.
        FullyAchieved = "fully-achieved",
        /// RIII.
        NotAchieved = "not-achieved",
        /// RIIIB.
        NoLongerApplicable = "no-longer-applicable",
        /// 160.
        NotAchievedCustody = "not-achieved-custody",
        /// 170.
        RevokedEarlyForProgress = "revoked-early-for-progress",
    }
}

impl ObjectiveStatus {
    /// Somebody still works towards it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::Ongoing)
    }
}

codes! {
    /// By when an objective is to be achieved.
    ///
    /// # Source
    /// Offender Assessments API, reference data of the sentence plans: confirmed.
    pub enum Timescale {
        /// 1 week.
        OneWeek = "1-week",
        /// 1 month.
        OneMonth = "1-month",
        /// 3 months.
        ThreeMonths = "3-months",
        /// 16 weeks.
        SixteenWeeks = "16-weeks",
        /// 6 months.
        SixMonths = "6-months",
        /// 1 year.
        OneYear = "1-year",
    }
}

/// A sentence plan.
#[derive(Debug, Default)]
pub struct Plan {
    /// Which plan it is.
    pub kind: Option<PlanType>,
    /// The day on which it was agreed.
    pub agreed_on: Option<Date>,
    /// IP.4, in the assessor's words.
    pub capacity_to_change: Option<String>,
    /// What is to be achieved.
    pub objectives: Vec<Objective>,
    /// What MAPPA has decided and the plan must carry.
    pub mappa_actions: Vec<MappaAction>,
    /// The plan before this one.
    pub previous: Option<PreviousPlan>,
}

/// An objective.
#[derive(Debug)]
pub struct Objective {
    /// The host's own identifier.
    pub id: String,
    /// Path of the objective.
    pub field: String,
    /// The sections that it answers, 3 to 12; refused where one could not be read.
    pub needs: Answer<Vec<u8>>,
    /// It answers the risk of serious harm.
    pub harm: Option<bool>,
    /// What is to be achieved.
    pub text: String,
    /// How far it is.
    pub status: Option<ObjectiveStatus>,
    /// By when.
    pub timescale: Option<Timescale>,
    /// Who sees to it.
    pub who: Option<String>,
    /// The action of MAPPA that it carries.
    pub mappa_action: Option<String>,
    /// What the assessor said of an objective that was carried over.
    pub still_true: Option<bool>,
}

/// An action that a meeting of MAPPA has decided.
#[derive(Debug)]
pub struct MappaAction {
    /// The host's own identifier.
    pub id: String,
    /// Path of the action.
    pub field: String,
}

/// The plan before this one.
#[derive(Debug, Default)]
pub struct PreviousPlan {
    /// The day on which it was made.
    pub on: Option<Date>,
    /// Identifier, and how far each objective was then.
    pub objectives: Vec<(String, Option<ObjectiveStatus>)>,
    /// Section, and whether it was a need then.
    pub needs: Vec<(u8, Need)>,
    /// The overall risk of serious harm then.
    pub harm: Option<Band>,
}

/// Reads `plan`; `None` where there is none.
pub(super) fn read(reader: &mut Reader, oasys: &mut Fields<'_>, today: Date, born: Option<Date>) -> Option<Plan> {
    let node = oasys.take(reader, "plan");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut fields = Fields::of(reader, node, oasys.field("plan"));
    let kind = fields.choice(reader, "type");
    let kind = reader.required(kind, &fields, "type");
    let agreed_on = past_day(reader, &mut fields, "agreedOn", today, born);
    let capacity_to_change = fields.text(reader, "capacityToChange", 4000).into_option();
    let objectives = each(reader, &mut fields, "objectives", read_objective);
    let mappa_actions = each(reader, &mut fields, "mappaActions", read_action);
    refuse_repeats(reader, objectives.iter().map(|objective| (&*objective.id, &*objective.field)));
    refuse_repeats(reader, mappa_actions.iter().map(|action| (&*action.id, &*action.field)));
    let known = |id: &str| mappa_actions.iter().any(|action| action.id == id);
    for objective in &objectives {
        if objective.mappa_action.as_deref().is_some_and(|id| !known(id)) {
            let ids = mappa_actions.iter().map(|action| action.id.clone()).collect();
            let field = format!("{}.mappaAction", objective.field);
            reader.problems.push(Problem::new(ProblemCode::UnknownCode, field).allowing(ids));
        }
    }
    let previous = read_previous(reader, &mut fields, today, born);
    if let (Some(agreed), Some(before)) = (agreed_on, previous.as_ref().and_then(|previous| previous.on))
        && agreed < before
    {
        let other = format!("{}.on", fields.field("previous"));
        reader.problems.push(Problem::new(ProblemCode::Contradicts, fields.field("agreedOn")).against(other));
    }
    fields.finish(reader);
    Some(Plan { kind, agreed_on, capacity_to_change, objectives, mappa_actions, previous })
}

/// The entries of a list that can be used.
fn each<T>(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    key: &str,
    read: impl Fn(&mut Reader, Fields<'_>, String) -> Option<T>,
) -> Vec<T> {
    let path = fields.field(key);
    let list = fields.list(reader, key, MOST).into_option().unwrap_or_default();
    let mut found = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        let field = entry_path(&path, index);
        let entry = Fields::of(reader, Answer::Given(node), field.clone());
        found.extend(read(reader, entry, field));
    }
    found
}

fn read_objective(reader: &mut Reader, mut entry: Fields<'_>, field: String) -> Option<Objective> {
    let id = entry.text(reader, "id", 100);
    let id = reader.required(id, &entry, "id");
    let needs = read_needs(reader, &mut entry);
    let harm = entry.yes_or_no(reader, "harm").into_option();
    let text = entry.text(reader, "text", 4000);
    let text = reader.required(text, &entry, "text");
    let status = entry.choice(reader, "status").into_option();
    let timescale = entry.choice(reader, "timescale").into_option();
    let who = entry.text(reader, "who", 200).into_option();
    let mappa_action = entry.text(reader, "mappaAction", 100).into_option();
    let still_true = entry.yes_or_no(reader, "stillTrue").into_option();
    entry.finish(reader);
    let (id, text) = (id?, text?);
    Some(Objective { id, field, needs, harm, text, status, timescale, who, mappa_action, still_true })
}

/// The sections that an objective answers. One that cannot be read refuses them all: nobody can say
/// which need was meant.
fn read_needs(reader: &mut Reader, entry: &mut Fields<'_>) -> Answer<Vec<u8>> {
    let path = entry.field("needs");
    entry.list(reader, "needs", MOST_NEEDS).and_then(|list| {
        let mut sections: Vec<u8> = Vec::with_capacity(list.len());
        let mut refused = false;
        for (index, node) in list.into_iter().enumerate() {
            let field = entry_path(&path, index);
            match small(reader.whole(node, field.clone(), 3, 12)) {
                Some(section) if sections.contains(&section) => {
                    reader.problems.push(Problem::new(ProblemCode::Duplicate, field));
                    refused = true;
                }
                Some(section) => sections.push(section),
                None => refused = true,
            }
        }
        if refused { Answer::Refused } else { Answer::Given(sections) }
    })
}

fn read_action(reader: &mut Reader, mut entry: Fields<'_>, field: String) -> Option<MappaAction> {
    let id = entry.text(reader, "id", 100);
    let id = reader.required(id, &entry, "id");
    let action = entry.text(reader, "action", 4000);
    let _ = reader.required(action, &entry, "action");
    let _ = entry.text(reader, "owner", 200);
    let _ = entry.date(reader, "due");
    entry.finish(reader);
    // Without its words it still has to be carried.
    Some(MappaAction { id: id?, field })
}

fn read_previous(reader: &mut Reader, plan: &mut Fields<'_>, today: Date, born: Option<Date>) -> Option<PreviousPlan> {
    let node = plan.take(reader, "previous");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut fields = Fields::of(reader, node, plan.field("previous"));
    let on = past_day(reader, &mut fields, "on", today, born);
    let objectives = each(reader, &mut fields, "objectives", |reader, mut entry, field| {
        let id = entry.text(reader, "id", 100);
        let id = reader.required(id, &entry, "id");
        let _ = entry.text(reader, "text", 4000);
        let status = entry.choice(reader, "status").into_option();
        entry.finish(reader);
        id.map(|id| (id, field, status))
    });
    refuse_repeats(reader, objectives.iter().map(|(id, field, _)| (&**id, &**field)));
    let mut given = fields.object(reader, "needs");
    let mut needs = Vec::new();
    for section in 3..=12_u8 {
        if let Answer::Given(need) = given.choice::<Need>(reader, &section.to_string()) {
            needs.push((section, need));
        }
    }
    given.finish(reader);
    let harm = fields.choice(reader, "harm").into_option();
    fields.finish(reader);
    let objectives = objectives.into_iter().map(|(id, _, status)| (id, status)).collect();
    Some(PreviousPlan { on, objectives, needs, harm })
}

/// Two entries of one identifier could not be told apart.
fn refuse_repeats<'a>(reader: &mut Reader, entries: impl Iterator<Item = (&'a str, &'a str)>) {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for (id, field) in entries {
        if let Some((_, earlier)) = seen.iter().find(|(known, _)| *known == id) {
            let other = format!("{earlier}.id");
            reader.problems.push(Problem::new(ProblemCode::Duplicate, format!("{field}.id")).against(other));
        }
        seen.push((id, field));
    }
}
