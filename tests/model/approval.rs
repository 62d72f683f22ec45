//! Drafts, their authors, and who signed them (ruling 23, timeline 13).

use super::facts::{Event, Facts, Member, day, same_text, text};
use super::names::{Named, at, named_where};
use super::rating::{Ratings, VERY_HIGH, rank};
use joint_risk::Date;
use serde_json::Value;

const COMPLETE: &str = "complete";
pub const FULL: [&str; 2] = ["oasys-2", "layer-3"];

/// An OASys that is complete; one whose status cannot be read is not.
pub fn is_complete(event: &Event<'_>) -> bool {
    matches!(event.text("status"), Member::Absent | Member::Given(COMPLETE))
}

/// Full, or silent on its form: the usual reading (ruling 21).
pub fn is_full_or_silent(event: &Event<'_>) -> bool {
    event.member("form") == Member::Absent || says_full(event)
}

pub fn says_full(event: &Event<'_>) -> bool {
    event.text("form").given().is_some_and(|form| FULL.contains(&form))
}

/// An OASys of which nobody can read whether it is full and complete: it may be both (ruling 21).
pub fn may_be_full(event: &Event<'_>) -> bool {
    let statuses = [COMPLETE, "signed", "open", "locked-incomplete"];
    let forms = ["oasys-1", "oasys-2", "layer-1", "layer-2", "layer-3", "fast-review"];
    let complete = is_complete(event) || event.code("status", &statuses) == Member::Unreadable;
    let full = is_full_or_silent(event) || event.code("form", &forms) == Member::Unreadable;
    complete && full
}

/// The latest OASys that may be a draft, where nobody can read whether it is.
pub fn unsure_on(facts: &Facts<'_>) -> Option<Date> {
    let all = facts.of_or_taken_out(&["oasys-completed", "oasys-reviewed"]);
    all.filter(|event| may_be_full(event) && !is_draft(event)).map(|event| event.on).max()
}

/// An event that makes a draft.
pub fn is_draft(event: &Event<'_>) -> bool {
    match event.kind {
        "oasys-completed" | "oasys-reviewed" => is_complete(event) && is_full_or_silent(event),
        "risk-reviewed"
        | "risk-matrix-scored"
        | "arms-completed"
        | "rating-recorded"
        | "conviction"
        | "significant-incident"
        | "serious-further-offence" => true,
        _ => false,
    }
}

/// The day of the latest draft on or before a day; where there is none, the first start.
pub fn draft_on(facts: &Facts<'_>, until: Date) -> Option<Date> {
    // One that one person alone took out is still to be signed (ruling 24); what two people took out has no effect from
    // that day on (timeline 23).
    let stays = |event: &&Event<'_>| is_draft(event) && event.gone_on.is_none_or(|gone| gone > until);
    let made = facts.events.iter().chain(&facts.withdrawn);
    let mut days: Vec<Date> = made.filter(stays).map(|event| event.on).collect();
    let nothing = &Value::Null;
    let recorded = facts.case.get("recorded").unwrap_or(nothing);
    days.extend(recorded.as_object().into_iter().flatten().filter_map(|(_, part)| day(part, "on").given()));
    days.extend(day(facts.case.get("judgement").unwrap_or(nothing), "on").given());
    days.extend(day(facts.case.get("riskMatrix").unwrap_or(nothing), "startOfRisk").given());
    days.extend(convicted(facts).into_iter().flatten());
    let latest = days.into_iter().filter(|day| *day <= until).max();
    // Something is to be signed of which nobody can say the day: the first start is not its day.
    if latest.is_none() && has_undated(facts) {
        return None;
    }
    let starts = ["order-started", "licence-started", "notification-started", "court-order-made"];
    // An order that brings no requirement starts nothing.
    let manages =
        |event: &&Event<'_>| !matches!(event.text("order").given(), Some("risk-of-sexual-harm" | "foreign-travel"));
    let first = facts.of(&starts).filter(manages).map(|event| event.on).next();
    // What may be a draft of before that is not later than it.
    let first = first.filter(|on| unsure_on(facts).is_none_or(|unsure| *on <= unsure));
    latest.or(first.filter(|on| *on <= until))
}

/// Whether there is a draft of which the day is missing or cannot be read. A start of risk that is not given is none.
pub fn has_undated(facts: &Facts<'_>) -> bool {
    let part = |name: &str| facts.case.get(name).filter(|part| !part.is_null());
    let undated = |part: &Value| day(part, "on").given().is_none_or(|on| on > facts.today);
    let recorded = ["riskMatrix", "harm", "sa07", "arms"];
    let recorded = recorded.iter().filter_map(|name| part("recorded")?.get(*name)).filter(|value| !value.is_null());
    let started = part("riskMatrix").is_some_and(|answers| match day(answers, "startOfRisk") {
        Member::Unreadable => true,
        _ => !answers.is_object(),
    });
    let convicted = part("convictions").is_some_and(|list| !list.is_array()) || convicted(facts).contains(&None);
    started || convicted || part("judgement").is_some_and(undated) || recorded.into_iter().any(undated)
}

/// The day of each conviction; none where it cannot be read, or is before the age of criminal responsibility (ruling 32).
pub fn convicted(facts: &Facts<'_>) -> Vec<Option<Date>> {
    let all = facts.case["convictions"].as_array().into_iter().flatten();
    let counts =
        |one: &&Value| !matches!(one["outcome"].as_str(), Some("caution" | "reprimand" | "warning" | "quashed"));
    let read = |one: &Value| {
        let least = if matches!(one["country"].as_str(), Some("scotland" | "outside-united-kingdom")) { 8 } else { 10 };
        let old_enough = |on: &Date| match facts.born {
            Some(born) => born.completed_years(*on).is_some_and(|age| age >= least),
            None => true,
        };
        day(one, "sentencedOn").given().filter(old_enough).filter(|on| *on <= facts.today)
    };
    all.filter(counts).map(read).collect()
}

/// Whoever wrote the latest thing that has an author.
fn authors<'a>(facts: &Facts<'a>, until: Date) -> Vec<&'a str> {
    let judgement = facts.case.get("judgement");
    let judged = judgement.and_then(|given| day(given, "on").given()).filter(|on| *on <= until);
    let written = written_on(facts, until);
    let mut authors: Vec<&str> = written_by_events(facts)
        .filter(|event| Some(event.on) == written)
        .filter_map(|event| event.text("by").given())
        .collect();
    if judged.is_some() && judged == written {
        authors.extend(judgement.and_then(|given| text(given, "by").given()));
    }
    authors
}

/// What has an author; to take that out needs two.
fn written_by_events<'s, 'a>(facts: &'s Facts<'a>) -> impl Iterator<Item = &'s Event<'a>> {
    const KINDS: &[&str] = &[
        "oasys-completed",
        "oasys-reviewed",
        "risk-reviewed",
        "rating-recorded",
        "risk-matrix-scored",
        "arms-completed",
    ];
    facts.of_or_taken_out(KINDS)
}

/// The day of the latest thing that has an author.
fn written_on(facts: &Facts<'_>, until: Date) -> Option<Date> {
    let judged = facts.case.get("judgement").and_then(|given| day(given, "on").given());
    let days = written_by_events(facts).map(|event| event.on).chain(judged);
    days.filter(|on| *on <= until).max()
}

/// Whether a name cannot be read, the signer's or the author's: the two may be one, and that closes nothing.
pub fn is_unread(facts: &Facts<'_>, signature: &Event<'_>, draft: Option<Date>) -> bool {
    let written = draft.and_then(|draft| written_on(facts, draft));
    let kept = |event: &Event<'_>| !facts.withdrawn.iter().any(|other| other.index == event.index);
    let unread = |event: &Event<'_>| event.text("by") == Member::Unreadable;
    let judgement = facts.case.get("judgement").unwrap_or(&Value::Null);
    let judged = day(judgement, "on").given();
    unread(signature)
        || written.is_some() && judged == written && text(judgement, "by") == Member::Unreadable
        || written.is_some()
            && written_by_events(facts).any(|event| Some(event.on) == written && kept(event) && unread(event))
}

/// The day of the draft that a signature is for: the one that it names, or the latest of its day.
pub fn signs_draft_of(facts: &Facts<'_>, signature: &Event<'_>) -> Option<Date> {
    match named_where(facts, signature, "of", &is_draft) {
        Named::Absent => draft_on(facts, signature.on),
        Named::Nothing => None,
        Named::Event(index) => at(facts, index).map(|event| event.on).filter(|on| *on <= signature.on),
    }
}

/// The highest level for which the signer is authorised; a signature that does not say signs nothing.
pub fn authority(signature: &Event<'_>) -> Option<usize> {
    signature.text("authorisedFor").given().and_then(rank)
}

/// An authority that nobody can read may be enough.
fn has_unread_authority(signature: &Event<'_>) -> bool {
    authority(signature).is_none() && signature.text("authorisedFor") != Member::Absent
}

/// Whether its author signed: of what it names, or without a name of the draft or of anything later up to its day.
fn is_own(facts: &Facts<'_>, signature: &Event<'_>, draft: Option<Date>) -> bool {
    let named = signature.member("of") != Member::Absent;
    draft.is_some_and(|draft| is_author(facts, signature, draft))
        || !(named && draft.is_some()) && is_author(facts, signature, signature.on)
}

pub fn is_author(facts: &Facts<'_>, signature: &Event<'_>, draft: Date) -> bool {
    let Member::Given(by) = signature.text("by") else { return false };
    authors(facts, draft).iter().any(|author| same_text(author, by))
}

/// The rating that a signature says, where it signs at all by who signed and with what authority.
pub fn named_rating(facts: &Facts<'_>, signature: &Event<'_>) -> Option<usize> {
    if is_own(facts, signature, signs_draft_of(facts, signature)) {
        return None;
    }
    let named = match signature.text("rating") {
        Member::Absent => return None,
        Member::Given(band) if rank(band).is_some() => rank(band)?,
        // It may have said the highest for which the manager is authorised.
        Member::Given(_) | Member::Unreadable if has_unread_authority(signature) => return Some(VERY_HIGH),
        Member::Given(_) | Member::Unreadable => return authority(signature),
    };
    if has_unread_authority(signature) {
        return Some(named);
    }
    authority(signature).filter(|authority| *authority >= named).map(|_| named)
}

/// Whether a signature may lower what is in force: by another than the author, both named, with a reason and with authority
/// for the higher one.
pub fn may_lower(facts: &Facts<'_>, signature: &Event<'_>, standing: usize) -> bool {
    let Some(draft) = signs_draft_of(facts, signature) else { return false };
    signature.text("by").given().is_some()
        && !authors(facts, draft).is_empty()
        && !is_own(facts, signature, Some(draft))
        && signature.text("reason").given().is_some()
        && authority(signature).is_some_and(|authority| authority >= standing)
}

/// Whether a signature is of a draft that there is; the names of both are needed unless it says enough.
pub fn signs_a_draft(facts: &Facts<'_>, signature: &Event<'_>, enough: bool) -> bool {
    let named = |draft: Date| signature.text("by").given().is_some() && !authors(facts, draft).is_empty();
    let readable = authority(signature).is_some();
    readable && signs_draft_of(facts, signature).is_some_and(|draft| enough || named(draft))
}

/// Whether a signature of the draft of a day signs for a rating, with the names of both.
pub fn signs_for(facts: &Facts<'_>, signature: &Event<'_>, draft: Date, rating: usize) -> bool {
    signs_draft_of(facts, signature) == Some(draft)
        && signature.text("by").given().is_some()
        && !authors(facts, draft).is_empty()
        && !is_own(facts, signature, Some(draft))
        && authority(signature).is_some_and(|authority| authority >= rating)
}

/// The first day on which a draft was signed for a rating, by another than its author and with authority for it.
pub fn signed_on(facts: &Facts<'_>, ratings: &Ratings, draft: Date, rating: usize, outright: bool) -> Option<Date> {
    all_signed_on(facts, ratings, draft, rating, outright).first().copied()
}

/// Every day on which it was.
pub fn all_signed_on(facts: &Facts<'_>, ratings: &Ratings, draft: Date, rating: usize, outright: bool) -> Vec<Date> {
    let signatures = facts.of(&["countersigned"]).filter(|signature| {
        let named = match signature.text("rating") {
            Member::Absent => None,
            Member::Unreadable => return false,
            Member::Given(band) => Some(rank(band).unwrap_or(0)),
        };
        let lowers = ratings.lowered_on.contains(&signature.on);
        signs_draft_of(facts, signature) == Some(draft)
            && authority(signature).is_some_and(|authority| authority >= rating)
            && !is_own(facts, signature, Some(draft))
            && !is_unread(facts, signature, Some(draft))
            && named.is_none_or(|named| named >= rating || lowers && !outright)
    });
    signatures.map(|signature| signature.on).collect()
}
