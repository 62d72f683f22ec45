//! Risk of serious harm as a host gives it: the grid, and what is written around it.

use crate::band::Band;
use crate::case::json::Node;
use crate::case::reader::{Answer, Fields, Reader};
use crate::case::screening::{self, Reply};
use crate::code::{Code, codes};

/// The parts of the full analysis that are written.
pub const ANALYSES: [&str; 9] = ["R6.1", "R6.2", "R7", "R8.1", "R8.2", "R8.3", "R9.1", "R9.2", "R9.3"];
/// The texts of the summary.
pub const SUMMARIES: [&str; 5] = ["R10.1", "R10.2", "R10.3", "R10.4", "R10.5"];
/// The concerns now, each followed by its twin of the time before.
pub const CONCERNS: [&str; 16] = [
    "FA31", "FA36", "FA32", "FA37", "FA39", "FA42", "FA40", "FA43", "FA45", "FA47", "FA51", "FA53", "FA55", "FA56",
    "FA58", "FA60",
];

codes! {
    /// A form of the risk management plan, by the numbers of its questions.
    pub enum PlanForm {
        /// The one of 2005.
        Earlier = "rm20-27",
        /// A later one.
        Later = "rm28-35",
    }
}

codes! {
    /// A heading of a risk management plan.
    pub enum PlanHeading {
        /// Other agencies and what they do.
        OtherAgencies = "other-agencies",
        /// Controls that are there.
        ExistingControls = "existing-controls",
        /// Measures that are added, for victims too.
        AddedMeasures = "added-measures",
        /// Who does what, and by when.
        WhoAndWhen = "who-and-when",
        /// Conditions.
        Conditions = "conditions",
        /// How often there is contact, home visits included.
        LevelOfContact = "level-of-contact",
        /// What the case is like now.
        CurrentSituation = "current-situation",
        /// Supervision.
        Supervision = "supervision",
        /// Monitoring and control.
        MonitoringAndControl = "monitoring-and-control",
        /// Interventions.
        Interventions = "interventions",
        /// Safety of victims.
        VictimSafety = "victim-safety",
        /// What happens if it goes wrong.
        Contingency = "contingency",
        /// Anything more.
        Comments = "comments",
    }
}

/// What is answered about the risk of serious harm.
#[derive(Debug, Default)]
pub struct HarmAnswers {
    /// Children, public, known adult, staff.
    pub community: [Answer<Band>; 4],
    /// Children, public, known adult, staff, prisoners.
    pub custody: [Answer<Band>; 5],
    /// The custody setting is not being rated, said outright.
    pub custody_not_applicable: bool,
    /// Whether each of [`ANALYSES`] is written.
    pub analyses: [bool; ANALYSES.len()],
    /// Whether each of [`SUMMARIES`] is written.
    pub summaries: [bool; SUMMARIES.len()],
    /// Each of [`CONCERNS`].
    pub concerns: [Answer<Reply>; CONCERNS.len()],
    /// Form of the plan.
    pub plan_form: Answer<PlanForm>,
    /// The headings of the plan under which something is written.
    pub plan: Vec<PlanHeading>,
}

/// Takes the risk of serious harm out of `oasys`.
pub(super) fn read(reader: &mut Reader, oasys: &Fields<'_>, read: &mut HarmAnswers) {
    const GROUPS: &[&str] = &["children", "public", "knownAdult", "staff", "prisoners"];
    let harm = oasys.object(reader, "harm");
    let community = harm.object(reader, "community");
    let custody = harm.take(reader, "custody");
    read.custody_not_applicable = matches!(custody, Answer::Given(Node::Text(text)) if text == "not-applicable");
    let custody = if read.custody_not_applicable { Answer::Missing } else { custody };
    let custody = Fields::of(reader, custody, harm.at("custody"));
    let analyses = harm.object(reader, "analysis");
    let summaries = harm.object(reader, "summary");
    let concerns = harm.object(reader, "concerns");
    let plan = harm.object(reader, "plan");
    read.plan_form = plan.choice(reader, "form");
    let headings = plan.object(reader, "headings");
    for (cells, fields) in [(read.community.as_mut_slice(), &community), (&mut read.custody, &custody)] {
        for (cell, group) in cells.iter_mut().zip(GROUPS) {
            *cell = fields.choice(reader, group);
        }
    }
    for (written, items, fields) in
        [(read.analyses.as_mut_slice(), ANALYSES.as_slice(), &analyses), (&mut read.summaries, &SUMMARIES, &summaries)]
    {
        for (written, item) in written.iter_mut().zip(items) {
            *written = is_written(reader, fields, item);
        }
    }
    for (concern, item) in read.concerns.iter_mut().zip(&CONCERNS) {
        *concern = screening::reply(reader, &concerns, item, Reply::CODES);
    }
    read.plan.extend(PlanHeading::VALUES.iter().filter(|heading| is_written(reader, &headings, heading.code())));
    for fields in [&community, &custody, &analyses, &summaries, &concerns, &headings, &plan, &harm] {
        fields.finish(reader);
    }
}

/// Whether something is written under `key`. The words themselves stay with the host.
fn is_written(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> bool {
    let node = fields.take_answer(reader, key);
    node.and_then(|node| reader.text(node, &fields.at(key), 4000)).given().is_some()
}
