//! A judgement that lowers what is computed (ruling 24).

use super::approval;
use super::facts::{Facts, Member, day, same_text, text};
use super::rating::{Ratings, rank};
use joint_risk::Date;

/// A rating that a judgement lowered.
#[derive(Debug, Clone, Copy)]
pub struct Lowered {
    pub from: Date,
    /// The first day on which it no longer lowers.
    pub over: Date,
    /// The last day that it may.
    pub until: Date,
    /// To what: what was said on the day of the judgement holds where it is higher.
    pub rank: usize,
    /// What was judged.
    pub judged: usize,
}

/// It needs everything that it has to say.
pub fn lowering(facts: &Facts<'_>, ratings: &Ratings, open: &dyn Fn(Date) -> bool) -> Option<Lowered> {
    let given = facts.case.get("judgement")?;
    let judged = text(given, "rating").given().and_then(rank)?;
    let lowers = text(given, "lowers").given().and_then(rank)?;
    let on = day(given, "on").given().filter(|on| *on <= facts.today)?;
    let until = day(given, "until").given().filter(|until| *until >= on)?;
    let (by, other) = (text(given, "by").given()?, text(given, "countersignedBy").given()?);
    let authority = text(given, "countersignerAuthorisedFor").given().and_then(rank)?;
    let standing = ratings.on(on, facts.today).max(lowers);
    let signed = text(given, "reason").given().is_some() && !same_text(by, other) && authority >= standing;
    if !signed || judged >= lowers || ratings.computed > lowers || open(on) {
        return None;
    }
    // Twelve months at the most.
    let until = until.min(on.plus_months(12));
    let said = super::rating::said(facts);
    // Of what is said on one day the higher holds.
    let rank = said.iter().filter(|said| said.on == on).map(|said| said.rank).chain([judged]).max()?;
    let over = lapses_on(facts, on).into_iter().chain([until.plus_days(1)]);
    let over = over.chain(reassessed(facts, ratings, on, rank)).min()?;
    (over > on).then_some(Lowered { from: on, over, until, rank, judged })
}

/// The first full OASys after it, or what may be one, unless the latest was signed at the lowered rating: that carries it
/// on where it is surely full.
fn reassessed(facts: &Facts<'_>, ratings: &Ratings, on: Date, judged: usize) -> Option<Date> {
    let kinds = ["oasys-completed", "oasys-reviewed"];
    let may_be = facts.of_or_taken_out(&kinds).filter(|event| event.on > on && approval::may_be_full(event));
    let mut all: Vec<Date> = may_be.map(|event| event.on).collect();
    all.sort_unstable();
    let latest = all.last().copied()?;
    let sure = facts.of_or_taken_out(&kinds).any(|event| event.on == latest && approval::is_draft(event));
    let carries = |event: &super::facts::Event<'_>| {
        text(event.json, "rating").given().and_then(rank) == Some(judged)
            && approval::signs_for(facts, event, latest, ratings.computed)
    };
    let carried_on = sure && facts.of(&["countersigned"]).any(carries);
    if carried_on { None } else { all.first().copied() }
}

/// The first day on which anything takes it back.
fn lapses_on(facts: &Facts<'_>, on: Date) -> Option<Date> {
    let kinds =
        ["conviction", "significant-incident", "serious-further-offence", "remanded", "recalled", "went-missing"];
    let happened = facts.of(&kinds).filter(|event| event.on >= on).map(|event| event.on);
    // One without a day that can be read may be later.
    let sentenced = super::approval::convicted(facts).into_iter().map(|day| day.unwrap_or(on)).filter(|day| *day >= on);
    // Nobody can read what a list says that is none.
    let unread = facts.case.get("convictions").filter(|list| !list.is_null() && !list.is_array()).map(|_| on);
    let level = |event: &super::facts::Event<'_>| match event.whole("level", 1, 3) {
        Member::Given(level) => level,
        _ => 3,
    };
    let before = facts.of(&["mappa-level-set"]).filter(|event| event.on < on).last().map_or(1, level);
    let raised = facts.of(&["mappa-level-set"]).filter(|event| event.on >= on);
    let raised = raised.filter(|event| level(event) > before).map(|event| event.on);
    happened.chain(sentenced).chain(unread).chain(raised).min()
}
