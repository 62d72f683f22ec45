//! The answers of OASys as a host gives them: what they mean is for the instrument.

use crate::case::event::OasysForm;
use crate::case::harm::{self, HarmAnswers};
use crate::case::json::Node;
use crate::case::plan::{self, Plan};
use crate::case::reader::{Answer, Fields, Reader, entry_path};
use crate::case::screening::{self, ScreeningAnswers};
use crate::case::self_assessment::{self, SelfAssessment};
use crate::date::Date;

/// Answers of OASys as given.
#[derive(Debug, Default)]
pub struct OasysAnswers {
    /// Supervised by probation; `false` only where said outright.
    pub supervised: Answer<bool>,
    /// The form on which the answers stand.
    pub form: Answer<OasysForm>,
    /// The answers could not be read at all.
    pub answers_refused: bool,
    /// Question number, path and answer.
    pub answers: Vec<(String, String, Answer<RawAnswer>)>,
    /// Section, and the reason that it needs attention.
    pub low_scoring_areas: Vec<LowScoringArea>,
    /// One of them could not be read, so that nobody can say of which section it was.
    pub low_scoring_refused: bool,
    /// The screening, R1 to R5.
    pub screening: ScreeningAnswers,
    /// The grid of risk of serious harm, and what is written around it.
    pub harm: HarmAnswers,
    /// The person's own questionnaire.
    pub self_assessment: Option<SelfAssessment>,
    /// The sentence plan.
    pub plan: Option<Plan>,
}

/// An answer before its question is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawAnswer {
    /// A text or a code.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Fraction,
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<RawAnswer>),
    /// An object.
    Object,
}

/// A section under its threshold that needs attention all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowScoringArea {
    /// Section, 3 to 12.
    pub section: u8,
    /// Why.
    pub reason: String,
    /// Path of the section, for a problem with it.
    pub field: String,
}

pub(super) fn read(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    today: Date,
    born: Option<Date>,
) -> Option<OasysAnswers> {
    let node = fields.take(reader, "oasys");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut oasys = Fields::of(reader, node, fields.field("oasys"));
    let supervised = oasys.yes_or_no(reader, "supervised");
    let form = oasys.choice(reader, "form");
    let answers = oasys.object(reader, "answers");
    let answers_refused = answers.is_refused();
    let answers = answers
        .rest(reader)
        .into_iter()
        .map(|(key, field, answer)| (key, field, answer.and_then(|node| Answer::Given(raw(node)))))
        .collect();
    let (low_scoring_areas, low_scoring_refused) = read_low_scoring_areas(reader, &mut oasys);
    let screening = screening::read(reader, &mut oasys, today);
    let harm = harm::read(reader, &mut oasys);
    let self_assessment = self_assessment::read(reader, &mut oasys, today, born);
    let plan = plan::read(reader, &mut oasys, today, born);
    oasys.finish(reader);
    Some(OasysAnswers {
        supervised,
        form,
        answers_refused,
        answers,
        low_scoring_areas,
        low_scoring_refused,
        screening,
        harm,
        self_assessment,
        plan,
    })
}

fn raw(node: Node<'_>) -> RawAnswer {
    match node {
        Node::Text(text) => RawAnswer::Text(text.into_owned()),
        Node::Whole(number) => RawAnswer::Whole(number),
        Node::Bool(value) => RawAnswer::Bool(value),
        Node::List(list) => RawAnswer::List(list.into_iter().map(raw).collect()),
        Node::Fraction => RawAnswer::Fraction,
        Node::Object(_) | Node::Null => RawAnswer::Object,
    }
}

/// The areas, and whether one of them could not be read.
fn read_low_scoring_areas(reader: &mut Reader, oasys: &mut Fields<'_>) -> (Vec<LowScoringArea>, bool) {
    let path = oasys.field("lowScoringAreas");
    let list = oasys.list(reader, "lowScoringAreas", 20);
    let mut refused = list.is_refused();
    let list = list.into_option().unwrap_or_default();
    let mut areas = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        let mut entry = Fields::of(reader, Answer::Given(node), entry_path(&path, index));
        let section = entry.whole(reader, "section", 3, 12);
        let section = reader.required(section, &entry, "section");
        let reason = entry.text(reader, "reason", 4000);
        let reason = reader.required(reason, &entry, "reason");
        let field = entry.field("section");
        entry.finish(reader);
        match (section.and_then(|section| u8::try_from(section).ok()), reason) {
            (Some(section), Some(reason)) => areas.push(LowScoringArea { section, reason, field }),
            _ => refused = true,
        }
    }
    (areas, refused)
}
