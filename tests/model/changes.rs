//! Changes, notice of them, journeys and absence from home: what a person has to tell the police when it happens.

use super::duty::{Clock, Duty};
use super::facts::{Event, Member};
use super::holds::{CUSTODY, OF_NOTHING, OF_THE_LAW};
use super::model::Model;
use super::names::{Named, named, named_where};
use super::notification::{about, fixed, is_confirmed, law_day, owed_at_end};
use super::spells::{End, Stretch};
use joint_risk::{Date, Division};

const CHANGE: &str = "notification-change";

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all: Vec<Duty> = model.facts.of(&["details-changed"]).filter_map(|event| change(model, event)).collect();
    all.extend(model.facts.of(RELEASES).filter_map(|event| release(model, event)));
    all.extend(model.facts.of(&["notified"]).filter_map(|event| correction(model, event)));
    all.extend(model.facts.of(&["travel-planned", "absence-planned"]).filter_map(|event| journey(model, event)));
    all
}

fn subject_on<'m>(model: &'m Model<'_>, day: Date) -> Option<&'m Stretch> {
    model.registered.iter().find(|stretch| stretch.is_open_on(day))
}

fn subject_between<'m>(model: &'m Model<'_>, first: Date, last: Date) -> Option<&'m Stretch> {
    let reaches = |stretch: &&Stretch| stretch.end.is_none_or(|end| end.over_on > first);
    model.registered.iter().find(reaches).filter(|stretch| stretch.start <= last)
}

/// The change that a notification names; where two fell on the day that it gives, its `matter` says which.
pub fn named_change(model: &Model<'_>, told: &Event<'_>) -> Option<usize> {
    let said = told.text("matter").given();
    let at_liberty = |event: &Event<'_>| event.is(RELEASES) && model.holds.holds(event.on.previous(), CUSTODY);
    let meant = |event: &Event<'_>| event.is(&["details-changed", "released"]) || at_liberty(event);
    let plain = named_where(&model.facts, told, "of", &meant);
    let found = match plain {
        Named::Nothing if said.is_some() => named_where(&model.facts, told, "of", &|event| {
            event.kind == "details-changed" && event.text("matter").given() == said
        }),
        other => other,
    };
    match found {
        Named::Event(index) => model.event(index).filter(|event| event.on <= told.on).map(|event| event.index),
        _ => None,
    }
}

/// A release, or a start that says that he is at liberty.
const RELEASES: &[&str] = &["released", "order-started", "licence-started"];

fn told_of(model: &Model<'_>, change: &Event<'_>) -> Option<Date> {
    let told = model.facts.of(&["notified"]).filter(|event| event.text("about") == Member::Given("change"));
    // One that says what it is about answers a change of that alone.
    let fits = |event: &Event<'_>| match event.code("matter", MATTERS) {
        Member::Absent => true,
        Member::Given(matter) => change.code("matter", MATTERS) == Member::Given(matter),
        Member::Unreadable => false,
    };
    told.filter(|event| fits(event) && named_change(model, event) == Some(change.index)).map(|event| event.on).min()
}

/// Three days beginning with the change, fourteen under the Act of 1997; without those on which he was away (s.84(5)).
fn days_of(model: &Model<'_>, on: Date) -> Option<Date> {
    law_day(model, on, if on <= fixed("2001-05-31") { 14 } else { 3 })
}

/// Whether the law of the day asks for it: yes, no, or no figure is known.
enum Law {
    Asks,
    Silent,
    NoFigure,
}

fn law(model: &Model<'_>, matter: Option<&str>, on: Date) -> Law {
    let since = match (matter, model.facts.division_on(on)) {
        (Some("child-household"), Some(Division::Scotland)) => return Law::NoFigure,
        (Some("bank" | "identity-document"), Some(Division::Scotland)) => "2007-01-01",
        (Some("bank" | "identity-document" | "child-household"), Some(Division::NorthernIreland)) => "2014-01-01",
        (Some("bank" | "identity-document" | "child-household"), _) => "2012-08-13",
        _ => return Law::Asks,
    };
    if on >= fixed(since) { Law::Asks } else { Law::Silent }
}

pub const MATTERS: &[&str] =
    &["name", "home", "no-fixed-home", "other-premises", "bank", "identity-document", "child-household"];

fn change(model: &Model<'_>, event: &Event<'_>) -> Option<Duty> {
    let clock = model.clock(CHANGE, OF_NOTHING);
    let Some(stretch) = subject_on(model, event.on) else {
        // Nothing says that he ever was subject to anything.
        return model.registered.is_empty().then(|| clock.open(None, Some(event.index)));
    };
    let matter = event.code("matter", MATTERS).given();
    if only_sexual_risk(model, event.on)
        && !matter.is_none_or(|matter| ["name", "home", "no-fixed-home"].contains(&matter))
    {
        return None;
    }
    let by = match law(model, matter, event.on) {
        Law::Silent => return None,
        Law::NoFigure => None,
        Law::Asks => days_of(model, event.on),
    };
    let told = told_of(model, event).or_else(|| notice_of(model, event));
    Some(shown(model, &clock, by, told, stretch, event))
}

/// A sexual risk order asks for name and home alone.
fn only_sexual_risk(model: &Model<'_>, day: Date) -> bool {
    let requirement = model.requirements.iter().any(|one| one.is_open_on(day));
    let mut orders =
        model.orders.iter().filter(|order| order.brings_notification() && order.is_open_on(day)).peekable();
    !requirement
        && orders.peek().is_some()
        && orders.all(|order| matches!(order.kind, Some("sexual-risk" | "interim-sexual-risk")))
}

fn shown(
    model: &Model<'_>,
    clock: &Clock<'_>,
    by: Option<Date>,
    done: Option<Date>,
    stretch: &Stretch,
    event: &Event<'_>,
) -> Duty {
    let opened = Some(event.index);
    let gone = event.gone_on;
    match (done, stretch.end) {
        (Some(on), _) => clock.done(by, on, opened),
        (None, Some(end)) => owed_at_end(clock, by, end, is_confirmed(model, stretch.start, end.ends_on), event.index),
        (None, None) => match gone {
            Some(gone) => clock.over("ended", by, gone, opened),
            // He is away and the days do not run.
            None if by.is_none()
                && clock.kind != "notification-travel"
                && clock.holds.holds(clock.today, OF_THE_LAW) =>
            {
                Clock { mask: OF_THE_LAW, ..*clock }.open(None, opened)
            }
            None => clock.open(by, opened),
        },
    }
}

/// What has no day because nobody can read it: it may have been due before a period was over, and is open until somebody
/// confirms the end.
fn unread(model: &Model<'_>, clock: &Clock<'_>, done: Option<Date>, stretch: &Stretch, event: &Event<'_>) -> Duty {
    let over = stretch.end.filter(|end| !end.by_law || is_confirmed(model, stretch.start, end.ends_on));
    match (done, over.or(event.gone_on.map(End::recorded)), stretch.end) {
        (None, None, Some(_)) => clock.open(None, Some(event.index)),
        _ => shown(model, clock, None, done, stretch, event),
    }
}

/// Notice holds where the change comes not more than 2 days before the day given, nor after the third day from it.
fn is_within(change: Date, expected: Date) -> bool {
    change >= expected.minus_days(2) && change <= expected.plus_days(2)
}

fn expects<'e>(notice: &Event<'e>) -> Option<(Date, Option<&'e str>)> {
    let matter = notice.code("matter", MATTERS).given();
    (notice.text("about") == Member::Given("advance")).then_some((notice.day("expected").given()?, matter))
}

fn notice_of(model: &Model<'_>, change: &Event<'_>) -> Option<Date> {
    let matter = change.code("matter", MATTERS).given()?;
    let notices = model.facts.of(&["notified"]).filter(|notice| notice.on <= change.on);
    let holds = notices.filter(|notice| {
        expects(notice).is_some_and(|(expected, about)| about == Some(matter) && is_within(change.on, expected))
    });
    holds.map(|notice| notice.on).min()
}

/// A change of which notice was given and that did not happen: the police are told within six days beginning with it.
fn correction(model: &Model<'_>, notice: &Event<'_>) -> Option<Duty> {
    let clock = model.clock("notification-correction", OF_NOTHING);
    // What nobody can read may be notice of a change to come (ruling 21).
    if about(notice).is_some_and(|about| about != "advance") {
        return None;
    }
    // He gives notice, so he has to: what brings it is not in the file.
    let nothing = Stretch { index: notice.index, start: notice.on, end: model.died.map(End::recorded) };
    let alone = model.registered.is_empty().then_some(&nothing);
    let stretch = subject_on(model, notice.on).or(alone)?;
    let may_be_notice = |one: &Event<'_>| one.is(&["notified"]) && about(one).is_none_or(|about| about == "advance");
    let told = model.facts.of(&["notified"]).find(|event| {
        event.text("about") == Member::Given("not-happened")
            && event.on >= notice.on
            && named_where(&model.facts, event, "of", &may_be_notice) == Named::Event(notice.index)
    });
    let done = told.map(|event| event.on);
    let Some((expected, matter)) = expects(notice) else {
        return Some(unread(model, &clock, done, stretch, notice));
    };
    let happened = model.facts.of(&["details-changed"]).any(|event| {
        matter.is_some()
            && event.code("matter", MATTERS).given() == matter
            && event.on >= notice.on
            && is_within(event.on, expected)
    });
    // Nothing is owed before the third day has passed without it, whatever was told before (s.84(4)).
    if happened || model.today() <= expected.plus_days(2) {
        return None;
    }
    Some(shown(model, &clock, law_day(model, expected, 6), done, stretch, notice))
}

/// Whether he was inside until then; of several events of the day that say so one is meant. That he was inside may not be
/// recorded, or not verified.
fn is_release(model: &Model<'_>, event: &Event<'_>) -> bool {
    if !model.holds.holds(event.on.previous(), CUSTODY) {
        return event.kind == "released";
    }
    let first = ["order-started", "licence-started", "released"]
        .into_iter()
        .find_map(|kind| model.facts.on_day(event.on).find(|one| one.kind == kind));
    first.is_some_and(|first| first.index == event.index)
}

/// Whether a release is one that has to be notified: by somebody who had notified before.
pub fn is_owed(model: &Model<'_>, event: &Event<'_>) -> bool {
    let inside = is_release(model, event);
    inside && subject_on(model, event.on).is_some_and(|stretch| may_have_told(model, stretch.start, event.on))
}

/// Whether he had notified before, or may have: by something that nobody can read (ruling 21).
fn may_have_told(model: &Model<'_>, start: Date, before: Date) -> bool {
    let mut told = model.facts.of(&["notified"]).filter(|told| about(told).is_none_or(|about| about == "initial"));
    told.any(|told| told.on >= start && told.on < before)
}

/// Release is a change for somebody who had notified before.
fn release(model: &Model<'_>, event: &Event<'_>) -> Option<Duty> {
    let stretch = subject_on(model, event.on)?;
    if !is_release(model, event) {
        return None;
    }
    if !may_have_told(model, stretch.start, event.on) || only_sexual_risk(model, event.on) {
        return None;
    }
    let clock = model.clock(CHANGE, OF_NOTHING);
    Some(shown(model, &clock, days_of(model, event.on), told_of(model, event), stretch, event))
}

/// The fewest days of a journey that the law of its day asks to be told of, and whether a week's notice is due.
fn travel_law(model: &Model<'_>, departs: Date) -> Option<(i64, bool)> {
    let division = model.facts.division_on(departs);
    let all = fixed(match division {
        Some(Division::Scotland) => "2013-07-01",
        Some(Division::NorthernIreland) => "2014-01-01",
        _ => "2012-08-13",
    });
    if departs >= all {
        let between = division != Some(Division::Scotland)
            && division != Some(Division::NorthernIreland)
            && departs <= fixed("2012-08-27");
        return Some((if between { 3 } else { 1 }, true));
    }
    if departs >= fixed("2004-05-01") {
        return Some((3, true));
    }
    (departs >= fixed("2001-06-01")).then_some((8, false))
}

fn journey(model: &Model<'_>, event: &Event<'_>) -> Option<Duty> {
    let travel = event.kind == "travel-planned";
    let ireland = model.facts.division_on(event.on) == Some(Division::NorthernIreland);
    // Only Northern Ireland asks for an absence: where the case names no country, that says it.
    if !travel && !ireland && model.facts.division_on(event.on).is_some() {
        return None;
    }
    let departs = event.day("departs").given().filter(|day| *day >= event.on);
    // Nothing says that he ever was subject to anything: that is not known, and no reason to leave it out.
    let nothing = Stretch { index: event.index, start: event.on, end: model.died.map(End::recorded) };
    let alone = model.registered.is_empty().then_some(&nothing);
    // On whatever day he leaves, where that is not known.
    let leaves = departs.unwrap_or(fixed(Date::MAX));
    let stretch = subject_on(model, event.on).or_else(|| subject_between(model, event.on, leaves)).or(alone)?;
    if !model.registered.is_empty() && only_sexual_risk(model, event.on.max(stretch.start)) {
        return None;
    }
    let clock = model.clock("notification-travel", OF_NOTHING);
    let about = if travel { "travel" } else { "absence" };
    let told = model.facts.of(&["notified"]).find(|told| {
        told.text("about") == Member::Given(about)
            && told.on >= event.on
            && named(&model.facts, told, "of", &[event.kind]) == Named::Event(event.index)
    });
    let told = told.map(|told| told.on);
    let Some(departs) = departs else { return Some(unread(model, &clock, told, stretch, event)) };
    let returns = event.day("returns").given().filter(|day| *day >= departs);
    let length = returns.map(|returns| departs.days_until(returns) + 1);
    let (least, early) = if travel {
        let (least, early) = travel_law(model, departs)?;
        let republic = ireland && event.yes("toIreland") == Member::Given(true);
        (if republic { least.max(3) } else { least }, early)
    } else {
        if departs < fixed("2013-01-01") {
            return None;
        }
        (4, false)
    };
    if length.is_some_and(|length| length < least) {
        return None;
    }
    let week = departs.clear_days_before(7);
    let by = if early && event.on <= week { week } else { departs.previous().max(event.on) };
    Some(shown(model, &clock, Some(by), told, stretch, event))
}
