//! The answers of OASys as a host gives them: what they mean is for the instrument.

use crate::case::event::OasysForm;
use crate::case::harm::{self, HarmAnswers};
use crate::case::json::{Member, Node};
use crate::case::plan::{self, Plan};
use crate::case::reader::{Answer, Fields, Reader};
use crate::case::screening::{self, ScreeningAnswers};
use crate::case::self_assessment::{self, SelfAssessment};
use crate::date::Date;

/// Answers of OASys as given.
#[derive(Debug, Default)]
pub struct OasysAnswers<'t> {
    /// Supervised by probation; `false` only where said outright.
    pub supervised: Answer<bool>,
    /// The form that the answers are on.
    pub form: Answer<OasysForm>,
    /// The answers could not be read at all.
    pub answers_refused: bool,
    /// What is answered there.
    pub answers: FormAnswers<'t>,
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

/// The answers to the questions of the form, as they are in the text: what they mean is known once each is held
/// against its question.
#[derive(Debug, Default)]
pub struct FormAnswers<'t> {
    members: Vec<Member<'t>>,
    /// For each of them whether there is an answer that can be used.
    usable: Vec<Answer<()>>,
}

impl FormAnswers<'_> {
    /// Question number and answer of each, in the order of the text.
    pub fn each(&self) -> impl Iterator<Item = (&str, Answer<&Node<'_>>)> {
        self.members.iter().zip(&self.usable).map(|(member, usable)| {
            let value = match &member.value {
                Node::Object(members) => {
                    members.iter().find(|member| member.key == "value").map(|member| &member.value)
                }
                value => Some(value),
            };
            (&*member.key, usable.and_then(|()| value.map_or(Answer::Missing, Answer::Given)))
        })
    }

    /// The same with copies of the texts.
    pub(super) fn into_owned(self) -> FormAnswers<'static> {
        FormAnswers { members: self.members.into_iter().map(Member::into_owned).collect(), usable: self.usable }
    }
}

impl<'t> FormAnswers<'t> {
    /// Takes the answers out of the case in which they were read: none of them is copied.
    pub(super) fn take_from(&mut self, case: &mut Node<'t>) {
        if let Some(Node::Object(members)) = case.member_mut("oasys").and_then(|oasys| oasys.member_mut("answers")) {
            self.members = std::mem::take(members);
        }
    }
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
    fields: &Fields<'_>,
    today: Date,
    born: Option<Date>,
) -> Option<OasysAnswers<'static>> {
    let oasys = fields.given_object(reader, "oasys")?;
    let supervised = oasys.yes_or_no(reader, "supervised");
    let form = oasys.choice(reader, "form");
    let mut read = OasysAnswers { supervised, form, ..OasysAnswers::default() };
    read_answers(reader, &oasys, &mut read);
    read_low_scoring_areas(reader, &oasys, &mut read);
    read.screening = screening::read(reader, &oasys, today);
    harm::read(reader, &oasys, &mut read.harm);
    read.self_assessment = self_assessment::read(reader, &oasys, today, born);
    read.plan = plan::read(reader, &oasys, today, born);
    oasys.finish(reader);
    Some(read)
}

fn read_answers(reader: &mut Reader, oasys: &Fields<'_>, read: &mut OasysAnswers<'_>) {
    let answers = oasys.object(reader, "answers");
    read.answers_refused = answers.is_refused();
    answers.entries(reader, &mut |reader, _, path, answer| {
        let answer = reader.answer(answer, path);
        read.answers.usable.push(answer.and_then(|_| Answer::Given(())));
    });
}

/// The areas, and whether one of them could not be read.
fn read_low_scoring_areas(reader: &mut Reader, oasys: &Fields<'_>, read: &mut OasysAnswers<'_>) {
    let mut refused = false;
    let areas = &mut read.low_scoring_areas;
    let list = oasys.each(reader, "lowScoringAreas", 20, &mut |reader, _, entry| {
        let section = entry.whole(reader, "section", 3, 12);
        let section = reader.required(section, entry, "section");
        let reason = entry.required_words(reader, "reason", 4000);
        entry.finish(reader);
        match (section.and_then(|section| u8::try_from(section).ok()), reason) {
            (Some(section), Some(reason)) => {
                areas.push(LowScoringArea { section, reason, field: entry.field("section") });
            }
            _ => refused = true,
        }
    });
    read.low_scoring_refused = refused || list.is_refused();
}
