//! What a sentence of custody asks for: the victim, and before release the level and the plan (ruling 28).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::OF_NOTHING;
use super::model::Model;
use super::names::{Named, named};
use super::standards::{About, division_of, due};
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let sentences: Vec<&Event<'_>> = model.facts.of(&["sentenced-to-custody"]).collect();
    let mut all: Vec<Duty> = sentences.iter().filter_map(|sentence| victim(model, sentence)).collect();
    for sentence in sentences {
        all.extend(before(model, sentence, "pre-release-mappa"));
        all.extend(before(model, sentence, "pre-release-plan"));
    }
    all
}

/// The day of the release from a sentence.
pub fn released_after(model: &Model<'_>, sentence: &Event<'_>) -> Option<Date> {
    let kinds = ["released", "licence-started", "order-started"];
    model.facts.of(&kinds).find(|event| event.on >= sentence.on && event.index != sentence.index).map(|event| event.on)
}

/// The day of the first release that somebody has verified: only such a one takes duties away (ruling 22).
pub fn verified_release_after(model: &Model<'_>, sentence: &Event<'_>) -> Option<Date> {
    let kinds = ["released", "licence-started", "order-started"];
    model
        .facts
        .of(&kinds)
        .find(|event| event.verified && !event.removed && event.on >= sentence.on)
        .map(|event| event.on)
}

fn victim(model: &Model<'_>, sentence: &Event<'_>) -> Option<Duty> {
    let months = sentence.whole("months", 1, 999).given();
    let gone = [sentence.gone_on, model.died].into_iter().flatten().min();
    let over = months.map(|months| sentence.on.plus_months(months));
    let from = model.clock_begins("victim-contact", sentence.on, over.into_iter().chain(gone).min())?;
    let standard = model.standards.on(from);
    let rule = standard.rule("victim-contact", About::default())?;
    if months.is_some_and(|months| months < 12) {
        return None;
    }
    let by = due(rule, from, division_of(&model.facts, standard, from));
    let clock = model.clock("victim-contact", OF_NOTHING);
    let told = model.facts.of(&["victim-contacted"]).find(|event| is_meant(model, event, sentence));
    let done = told.map(|event| event.on);
    let over = over.filter(|over| *over <= model.today());
    let opened = Some(sentence.index);
    Some(match (done, over, gone) {
        (Some(on), _, _) => clock.done(by, on, opened),
        (None, Some(over), gone) if gone.is_none_or(|gone| over <= gone) => clock.over("lapsed", by, over, opened),
        (None, _, Some(gone)) => clock.over("ended", by, gone, opened),
        (None, _, None) => clock.open(by, opened),
    })
}

/// What was done counts for the sentence that it names, or for the latest on its day, and for no other (ruling 23).
fn is_meant(model: &Model<'_>, event: &Event<'_>, sentence: &Event<'_>) -> bool {
    const SENTENCE: &[&str] = &["sentenced-to-custody"];
    if event.on < sentence.on {
        return false;
    }
    // Of two of one day neither is the latest.
    let latest = || {
        let all: Vec<&Event<'_>> = model.facts.of(SENTENCE).filter(|one| one.on <= event.on).collect();
        let last = all.last()?;
        (all.iter().filter(|one| one.on == last.on).count() == 1).then_some(last.index)
    };
    match (event.text("of"), named(&model.facts, event, "of", SENTENCE)) {
        (Member::Unreadable, _) => false,
        (_, Named::Event(index)) => index == sentence.index,
        // It names something else, or one of two.
        (Member::Given(name), _) if names_several(model, name, SENTENCE) => false,
        // It names nothing that there is.
        (Member::Given(name), _)
            if Date::parse(name).is_err() && !model.facts.events.iter().any(|one| one.is_named(name)) =>
        {
            false
        }
        _ => latest() == Some(sentence.index),
    }
}

fn names_several(model: &Model<'_>, name: &str, kinds: &[&str]) -> bool {
    model.facts.of(kinds).filter(|one| one.is_named(name) || one.on.to_string() == name).count() > 1
}

fn before(model: &Model<'_>, sentence: &Event<'_>, kind: &str) -> Option<Duty> {
    let released = verified_release_after(model, sentence);
    let gone = [sentence.gone_on, model.died].into_iter().flatten().min();
    let from = model.clock_begins(kind, sentence.on, released.into_iter().chain(gone).min())?;
    let rule = model.standards.on(from).rule(kind, About::default())?;
    let expected = sentence.day("release").given().filter(|day| *day >= sentence.on);
    let months = rule["within"]["months"].as_u64().and_then(|months| u16::try_from(months).ok());
    // Counted back from the release; where less time is left, at once.
    let by = match (expected, months) {
        (Some(expected), Some(months)) => Some(expected.minus_months(months).max(from)),
        _ => None,
    };
    let in_time =
        |event: &Event<'_>| released.is_none_or(|released| event.on <= released) && is_meant(model, event, sentence);
    let done = model.facts.events.iter().filter(|event| in_time(event)).find(|event| match event.kind {
        "mappa-level-set" => kind == "pre-release-mappa" && event.whole("level", 1, 3).given().is_some(),
        "plan-reviewed" => kind == "pre-release-plan",
        _ => false,
    });
    let clock = model.clock(kind, OF_NOTHING);
    let opened = Some(sentence.index);
    Some(match (done, released, gone) {
        (Some(event), _, _) => clock.done(by, event.on, opened),
        (None, Some(released), gone) if gone.is_none_or(|gone| released <= gone) => {
            clock.over("lapsed", by, released, opened)
        }
        (None, _, Some(gone)) => clock.over("ended", by, gone, opened),
        (None, _, None) => clock.open(by, opened),
    })
}
