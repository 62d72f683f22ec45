//! The sentence plan as given: objectives, the actions of MAPPA, and the plan before it.

use super::reader::{Answer, Fields, Path, Reader};
use crate::band::{Band, Need};
use crate::code::codes;
use crate::date::Date;
use crate::problem::ProblemCode;
use crate::write::push_whole;

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
    /// How far an objective is. The codes are ours; the form's are beside each.
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
pub(super) fn read(reader: &mut Reader, oasys: &Fields<'_>, today: Date, born: Option<Date>) -> Option<Plan> {
    let fields = oasys.given_object(reader, "plan")?;
    let kind = fields.choice(reader, "type");
    let kind = reader.required(kind, &fields, "type");
    let agreed_on = fields.past_date(reader, "agreedOn", today, born).into_option();
    let capacity_to_change = fields.words(reader, "capacityToChange", 4000);
    let mut plan = Plan { kind, agreed_on, capacity_to_change, ..Plan::default() };
    let (mut objectives, mut actions) = (Places::new(), Places::new());
    fields.each(reader, "objectives", MOST, &mut |reader, index, entry| {
        if let Some(objective) = read_objective(reader, entry) {
            objectives.push(index);
            plan.objectives.push(objective);
        }
    });
    fields.each(reader, "mappaActions", MOST, &mut |reader, index, entry| {
        if let Some(action) = read_action(reader, entry) {
            actions.push(index);
            plan.mappa_actions.push(action);
        }
    });
    let (objectives_at, actions_at) = (fields.at("objectives"), fields.at("mappaActions"));
    refuse_repeats(reader, &objectives_at, &objectives, &|place| Some(&plan.objectives.get(place)?.id));
    refuse_repeats(reader, &actions_at, &actions, &|place| Some(&plan.mappa_actions.get(place)?.id));
    for (objective, place) in plan.objectives.iter().zip(&objectives) {
        let Some(id) = &objective.mappa_action else { continue };
        if !plan.mappa_actions.iter().any(|action| action.id == *id) {
            let entry = objectives_at.entry(*place);
            let mut ids = plan.mappa_actions.iter().map(|action| action.id.as_str());
            reader.note_allowing(ProblemCode::UnknownCode, &entry.member("mappaAction"), &mut || ids.next());
        }
    }
    plan.previous = read_previous(reader, &fields, today, born);
    if let (Some(agreed), Some(before)) = (agreed_on, plan.previous.as_ref().and_then(|previous| previous.on))
        && agreed < before
    {
        let previous = fields.at("previous");
        reader.note_against(ProblemCode::Contradicts, &fields.at("agreedOn"), &previous.member("on"));
    }
    fields.finish(reader);
    Some(plan)
}

fn read_objective(reader: &mut Reader, entry: &Fields<'_>) -> Option<Objective> {
    let id = entry.required_words(reader, "id", 100);
    let needs = read_needs(reader, entry);
    let harm = entry.yes(reader, "harm");
    let text = entry.required_words(reader, "text", 4000);
    let status = entry.choice(reader, "status").into_option();
    let timescale = entry.choice(reader, "timescale").into_option();
    let who = entry.words(reader, "who", 200);
    let mappa_action = entry.words(reader, "mappaAction", 100);
    let still_true = entry.yes(reader, "stillTrue");
    entry.finish(reader);
    let (id, text) = (id?, text?);
    let field = entry.path().text();
    Some(Objective { id, field, needs, harm, text, status, timescale, who, mappa_action, still_true })
}

/// The sections that an objective answers. One that cannot be read refuses them all: nobody can say
/// which need was meant.
fn read_needs(reader: &mut Reader, entry: &Fields<'_>) -> Answer<Vec<u8>> {
    let path = entry.at("needs");
    entry.list(reader, "needs", MOST_NEEDS).and_then(|list| {
        let mut sections: Vec<u8> = Vec::with_capacity(list.len());
        let mut refused = false;
        for (index, node) in list.iter().enumerate() {
            let field = path.entry(index);
            match reader.whole(node, &field, 3, 12).into_option().and_then(|number| u8::try_from(number).ok()) {
                Some(section) if sections.contains(&section) => {
                    reader.note(ProblemCode::Duplicate, &field);
                    refused = true;
                }
                Some(section) => sections.push(section),
                None => refused = true,
            }
        }
        if refused { Answer::Refused } else { Answer::Given(sections) }
    })
}

fn read_action(reader: &mut Reader, entry: &Fields<'_>) -> Option<MappaAction> {
    let id = entry.required_words(reader, "id", 100);
    let action = entry.text(reader, "action", 4000);
    let _ = reader.required(action, entry, "action");
    let _ = entry.text(reader, "owner", 200);
    let _ = entry.date(reader, "due");
    entry.finish(reader);
    // Without its words it still has to be carried.
    Some(MappaAction { id: id?, field: entry.path().text() })
}

fn read_previous(reader: &mut Reader, plan: &Fields<'_>, today: Date, born: Option<Date>) -> Option<PreviousPlan> {
    let fields = plan.given_object(reader, "previous")?;
    let mut read =
        PreviousPlan { on: fields.past_date(reader, "on", today, born).into_option(), ..PreviousPlan::default() };
    let mut places = Places::new();
    fields.each(reader, "objectives", MOST, &mut |reader, index, entry| {
        let id = entry.required_words(reader, "id", 100);
        let _ = entry.text(reader, "text", 4000);
        let status = entry.choice(reader, "status").into_option();
        entry.finish(reader);
        if let Some(id) = id {
            places.push(index);
            read.objectives.push((id, status));
        }
    });
    refuse_repeats(reader, &fields.at("objectives"), &places, &|place| Some(&read.objectives.get(place)?.0));
    let given = fields.object(reader, "needs");
    for section in 3..=12_u8 {
        let mut key = String::new();
        push_whole(&mut key, u64::from(section));
        if let Answer::Given(need) = given.choice::<Need>(reader, &key) {
            read.needs.push((section, need));
        }
    }
    given.finish(reader);
    read.harm = fields.choice(reader, "harm").into_option();
    fields.finish(reader);
    Some(read)
}

/// The place in its list of each entry that can be used.
type Places = Vec<usize>;

/// Two entries of one identifier could not be told apart.
fn refuse_repeats<'a>(reader: &mut Reader, list: &Path<'_>, places: &Places, id: &dyn Fn(usize) -> Option<&'a String>) {
    for (later, place) in places.iter().enumerate() {
        if let Some((_, earlier)) = places.iter().enumerate().take(later).find(|(earlier, _)| id(*earlier) == id(later))
        {
            let (later, earlier) = (list.entry(*place), list.entry(*earlier));
            reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
        }
    }
}
