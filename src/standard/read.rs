//! Reads the document of a standard: every problem at once, as for a case.

mod citation;
mod over;
mod rules;

use std::sync::Arc;

use crate::band::Band;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader, limit};
use crate::code::Code;
use crate::division::Division;
use crate::history::CountingRules;
use crate::problem::{Problem, ProblemCode};
use crate::same_text::same;
use crate::source::{InForce, Source, Standing};
use crate::standard::{AnswerAge, DutyKind, JointRule, JointScale, Standard, StandardSchema};
use citation::{grounds, read_sources, source};
use over::{code, in_force, text, whole_object};
use rules::{MOST, rules};

/// The most rules of one clock: each due is held against every one of them.
const MOST_OF_ONE_CLOCK: usize = 20;

pub(super) fn standard(text: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    match json::parse(text) {
        Ok(node) => {
            let mut reader = Reader::default();
            let standard = read(&mut reader, &node, "", known);
            whole(reader, standard)
        }
        Err(problem) => Err(vec![*problem]),
    }
}

/// What could not be read has its problem, so a document that is whole has none.
fn whole(reader: Reader, standard: Standard) -> Result<Standard, Vec<Problem>> {
    if reader.problems.is_empty() { Ok(standard) } else { Err(reader.problems) }
}

/// Reads a document of a host, which is at `path`. What it is based on has to be among `known`.
///
/// It cannot pass for one of those: it never bears the id of one, and none of its figures is surer than attested,
/// whatever it says of itself.
pub(crate) fn document(node: Node<'_>, path: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    let mut reader = Reader::default();
    let mut standard = read(&mut reader, &node, path, known);
    let place = Path::start(path);
    if known.iter().any(|built_in| same(&built_in.id, &standard.id)) {
        reader.note(ProblemCode::Taken, &place.member("id"));
    }
    let crowded = DutyKind::VALUES.iter().any(|kind| standard.rules_of(*kind).count() > MOST_OF_ONE_CLOCK);
    if crowded {
        reader.note_limits(ProblemCode::TooMany, &place.member("rules"), None, limit(MOST_OF_ONE_CLOCK));
    }
    let attested = |standing: &mut Standing| *standing = (*standing).max(Standing::Attested);
    attested(&mut standard.joint_rating.standing);
    attested(&mut standard.answers_old_after.standing);
    standard.counting_rules.each_mut(&mut |rule| attested(&mut rule.standing));
    for rule in &mut standard.rules {
        attested(&mut rule.standing);
    }
    whole(reader, standard)
}

/// Reads a document over a copy of its base. Where anything has a problem, what is given back is of no use.
fn read(reader: &mut Reader, node: &Node<'_>, path: &str, known: &[Standard]) -> Standard {
    let fields = Fields::of(reader, Answer::Given(node), Path::start(path));
    code(reader, &fields, "schema", false, &mut StandardSchema::One);
    let id = text(reader, &fields, "id");
    let title = text(reader, &fields, "title");
    let based_on = fields.words(reader, "basedOn", 100);
    let base = based_on.as_deref().and_then(|name| known.iter().find(|standard| standard.id == name));
    if based_on.is_some() && base.is_none() {
        let mut allowed = known.iter().map(|standard| standard.id.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, &fields.at("basedOn"), &mut || allowed.next());
    }
    let based = base.is_some();
    let mut standard = base.map_or_else(blank, Standard::clone);
    standard.id = id.unwrap_or_default();
    standard.title = title.unwrap_or_default();
    standard.based_on = based_on;
    // When it was in force, every document says itself.
    standard.in_force = InForce::default();
    code(reader, &fields, "division", based, &mut standard.division);
    in_force(reader, &fields, &mut standard.in_force);
    if let Answer::Given(other) = fields.choice(reader, "insteadOfOasys") {
        standard.instead_of_oasys = Some(other);
    }
    read_sources(reader, &fields, &mut standard.sources);
    joint_rule(reader, &fields, based, &mut standard);
    answer_age(reader, &fields, based, &mut standard);
    counting_rules(reader, &fields, &mut standard);
    rules(reader, &fields, based, &mut standard);
    fields.finish(reader);
    standard
}

/// A standard before anything of it is read.
fn blank() -> Standard {
    let (source, standing) = (Arc::<Source>::default(), Standing::Unconfirmed);
    Standard {
        schema: StandardSchema::One,
        id: String::new(),
        title: String::new(),
        division: Division::EnglandAndWales,
        in_force: InForce::default(),
        based_on: None,
        instead_of_oasys: None,
        sources: Vec::new(),
        joint_rating: JointRule {
            scale: JointScale::Sexual,
            countersign_from: Band::Low,
            source: Arc::clone(&source),
            standing,
        },
        answers_old_after: AnswerAge { weeks: 1, source, standing },
        counting_rules: CountingRules::default(),
        rules: Vec::new(),
    }
}

fn joint_rule(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Some(joint) = whole_object(reader, fields, "jointRating", based) else { return };
    let rule = &mut standard.joint_rating;
    code(reader, &joint, "scale", false, &mut rule.scale);
    code(reader, &joint, "countersignFrom", false, &mut rule.countersign_from);
    grounds(reader, &joint, &standard.sources, (&mut rule.source, &mut rule.standing));
    joint.finish(reader);
}

fn answer_age(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Some(age) = whole_object(reader, fields, "answersOldAfter", based) else { return };
    let read = &mut standard.answers_old_after;
    let weeks = age.whole(reader, "weeks", 1, i64::from(MOST));
    let weeks = reader.required(weeks, &age, "weeks");
    read.weeks = weeks.and_then(|weeks| u16::try_from(weeks).ok()).unwrap_or(read.weeks);
    grounds(reader, &age, &standard.sources, (&mut read.source, &mut read.standing));
    age.finish(reader);
}

/// Each rule that it sets, with its source; the others are as by default.
fn counting_rules(reader: &mut Reader, fields: &Fields<'_>, standard: &mut Standard) {
    let rules = &mut standard.counting_rules;
    let given = fields.object(reader, "countingRules");
    for (key, rule) in [
        ("cautions", &mut rules.cautions),
        ("cautionsAsSanctions", &mut rules.cautions_as_sanctions),
        ("minorOffences", &mut rules.minor_offences),
        ("foreignConvictions", &mut rules.foreign_convictions),
        ("widerViolence", &mut rules.wider_violence),
        ("imagesAsNonContact", &mut rules.images_as_non_contact),
    ] {
        let Some(entry) = given.given_object(reader, key) else { continue };
        code(reader, &entry, "treatment", false, &mut rule.treatment);
        code(reader, &entry, "standing", false, &mut rule.standing);
        rule.confidence = entry.choice(reader, "confidence").into_option();
        source(reader, &entry, &standard.sources);
        entry.finish(reader);
    }
    given.finish(reader);
}
