//! The clock of court orders: how long each lasts, whether the law allows that, and warnings before it ends.

mod terms;

use crate::case::event::law::OrderKind;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::division::Division;
use crate::duty::clock::MOST_NAMED;
use crate::duty::law::{Owed, Provision, close, ended_by, open, removed, set, settle};
use crate::duty::notification::latest_continuation;
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Detail, Duty, DutyState};
use crate::period::{Unit, Wording, count_on};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;
use crate::standard::{DutyKind, Owner};
use crate::timeline::{Closed, CourtOrder, End, Requirement, path};
use terms::{Term, term};

/// Warnings before the end of an order where the case sets none: six months, three months and 28 days.
///
/// # Source
/// No period of the law was found: our own convention (duties-and-dates, section 4). Unconfirmed.
pub const WARNINGS: &[(u16, Unit)] = &[(6, Unit::Month), (3, Unit::Month), (28, Unit::Day)];

/// The end of each order, and the decisions to be taken before it. What the law does not allow is a problem, and the
/// order counts as it was made.
pub(super) fn duties(situation: &Situation<'_>, duties: &mut Vec<Duty>, problems: &mut Vec<Problem>) {
    check(situation, problems);
    for order in &situation.timeline.court_orders {
        // A notification order lasts as long as the requirements that it makes: their own clock says until when.
        if order.kind != Some(OrderKind::Notification) {
            end(situation, order, duties);
        }
        let before = duties.len();
        if let End::On(last) = order.warned_for {
            renewals(situation, order, last, duties);
            // Once the end that came first is decided on, the one that keeps it alive is looked at.
            if let End::On(later) = order.end
                && later > last
                && duties.get(before..).and_then(<[Duty]>::last).is_none_or(|duty| duty.state == DutyState::Done)
            {
                renewals(situation, order, later, duties);
            }
        }
        let all = situation.warnings.unwrap_or_default();
        let lost = order.warned_for != End::Never && all.iter().any(|(count, _)| *count == 0);
        let unread = lost || order.unread;
        let dated = duties.get(before..).and_then(<[Duty]>::last).map(|duty| duty.state);
        // What cannot be read could have warned before: beside that stays only what is due by what can be read.
        if unread && dated == Some(DutyState::Upcoming) {
            duties.pop();
        }
        let unknown = [order.warned_for, order.end].contains(&End::Unknown);
        if unread && dated != Some(DutyState::Ended) || unknown && matches!(dated, None | Some(DutyState::Done)) {
            let field = if lost { "orderWarnings".to_owned() } else { last_day_of(order) };
            undated_renewal(situation, order, field, duties);
        }
    }
}

/// A decision of which nobody can say when it is to be taken, before the field is mended.
fn undated_renewal(situation: &Situation<'_>, order: &CourtOrder<'_>, field: String, duties: &mut Vec<Duty>) {
    let duty = open(situation, duties, &warning(situation.warnings.is_some(), (28, Unit::Day)), Some(order.made));
    duty.say(Because::OfOrder { order: order.kind });
    settle(situation, duty, None, owed(order));
    duty.wait_for_field(field);
}

/// The path of the last day that nobody can read: of the last variation that gives none, or of the order itself.
fn last_day_of(order: &CourtOrder<'_>) -> String {
    let unread = |event: &&Event| event.law.until.given().is_none() || event.law.until_further.is_refused();
    let event = order.varied.iter().rev().copied().find(unread).unwrap_or(order.made);
    path(event, if event.law.until.given().is_some() { "untilFurther" } else { "until" })
}

/// Terms that the law does not allow, two orders of one kind at once, and a continuation that is too long.
fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let scottish = situation.division == Division::Scotland;
    // Of each kind the order that ends last.
    let mut running: Vec<(OrderKind, End, &Event)> = Vec::new();
    for order in &situation.timeline.court_orders {
        let Some(kind) = order.kind else { continue };
        if let Some(rule) = term(situation, kind, order.made.on) {
            check_term(order.made, order.made, rule, problems);
            for event in &order.varied {
                check_term(order.made, event, rule, problems);
            }
        }
        // 2016 Act, s.16: a new order ends the old. Elsewhere two of one kind cannot both be what is meant.
        let replaces = scottish && kind == OrderKind::SexualHarmPrevention;
        match running.iter_mut().find(|(other, ..)| *other == kind) {
            Some((_, end, before)) => {
                if !replaces && !end.is_past(order.made.on) {
                    let problem = Problem::new(ProblemCode::Duplicate, path(order.made, "order"));
                    problems.push(problem.against(path(before, "order")));
                }
                if order.last() >= *end {
                    (*end, *before) = (order.last(), order.made);
                }
            }
            None => running.push((kind, order.last(), order.made)),
        }
    }
    let limited = scottish || situation.division == Division::EnglandAndWales;
    for event in situation.timeline.of(EventKind::NotificationReviewed).iter().filter(|_| limited) {
        let last = latest_continuation(event);
        if event.law.until.given().is_some_and(|until| *until > last) {
            let mut problem = Problem::new(ProblemCode::OutOfRange, path(event, "until"));
            problem.max = Some(Limit::Day(last));
            problems.push(problem);
        }
    }
}

/// A term that the law does not allow.
fn check_term(made: &Event, event: &Event, rule: &Term, problems: &mut Vec<Problem>) {
    // Beside a last day it is a problem already.
    let further = !matches!(event.law.until_further, Answer::Missing | Answer::Given(false));
    if further && event.law.until.given().is_none() && !rule.open_ended {
        let problem = Problem::new(ProblemCode::Contradicts, path(event, "untilFurther"));
        problems.push(problem.against(path(made, "order")));
    }
    let Some(until) = event.law.until.known() else { return };
    let least = count_on(made.on, rule.least, rule.unit, Wording::BeginningWith);
    let most = (rule.most > 0).then(|| count_on(event.on, rule.most, rule.unit, Wording::BeginningWith));
    if until < least || most.is_some_and(|most| until > most) {
        let mut problem = Problem::new(ProblemCode::OutOfRange, path(event, "until"));
        problem.min = (rule.least > 0).then_some(Limit::Day(least));
        problem.max = most.map(Limit::Day);
        problems.push(problem);
    }
}

/// Until when an order and its warnings are looked at.
fn owed<'a>(order: &CourtOrder<'a>) -> Owed<'a> {
    Owed::until(order.spell().end)
}

/// Whether the end of an order stays open after its last day until somebody has verified that nothing keeps him on the
/// register: where nothing else is open that does, and no requirement asks for the same (ruling 22). An order that two people
/// took out asks for nothing (how time is read, 23).
fn stays(situation: &Situation<'_>, order: &CourtOrder<'_>) -> bool {
    let timeline = situation.timeline;
    let managed = timeline.managed.last().is_some_and(|run| run.reaches(timeline.today));
    let asked = |requirement: &Requirement<'_>| requirement.ended.is_none_or(|end| End::On(end.on) > order.end);
    let nothing_else = !managed && !timeline.requirements.iter().any(asked);
    let gone = order.made.gone_on().is_some();
    order.brings_notification() && order.confirmed.is_none() && !gone && (order.kind.is_none() || nothing_else)
}

fn end(situation: &Situation<'_>, order: &CourtOrder<'_>, duties: &mut Vec<Duty>) {
    let provision = terms::provision(situation, order.kind, order.made.on);
    let duty = open(situation, duties, &provision, Some(order.made));
    duty.say(Because::OfOrder { order: order.kind });
    match order.end {
        End::On(last) => set(situation, duty, last),
        End::Never => duty.say(Because::UntilFurtherOrder),
        End::Unknown => duty.say(Because::NeedsDetail { detail: Detail::Until }),
    }
    match order.closed {
        Some(Closed::Ended(event)) => {
            ended_by(situation, duty, event.on, event);
            duty.days_late = Some(0);
            duty.say_historic();
        }
        Some(Closed::Replaced(event)) => {
            close(situation, duty, event, DutyState::Superseded);
            duty.say_historic();
        }
        Some(Closed::Removed(on)) => {
            removed(situation, duty, on);
            duty.say_historic();
        }
        None => {
            for event in order.unverified.iter().take(MOST_NAMED) {
                duty.say(Because::NotVerified { event: event.kind, on: event.on });
            }
            settle(situation, duty, None, if stays(situation, order) { Owed::default() } else { owed(order) });
            if order.end == End::Unknown {
                duty.wait_for_field(last_day_of(order));
            }
        }
    }
}

/// A warning that the case sets, or else one of ours.
const fn warning(own: bool, (count, unit): (u16, Unit)) -> Provision {
    Provision {
        id: if own { "case/order-renewal" } else { "convention/order-renewal" },
        kind: DutyKind::OrderRenewal,
        owner: Owner::Police,
        division: None,
        from: "",
        until: "",
        count,
        unit,
        wording: Wording::Before,
        title: if own {
            "The warnings that this case sets"
        } else {
            "Our own convention: no period of the law was found"
        },
        place: "",
        standing: if own { Standing::Attested } else { Standing::Unconfirmed },
    }
}

/// One duty for each warning that a decision answered, and the first that none has.
fn renewals(situation: &Situation<'_>, order: &CourtOrder<'_>, last: Date, duties: &mut Vec<Duty>) {
    let own = situation.warnings.is_some();
    let mut answered: Option<Date> = None;
    while let Some((day, each)) = next_warning(situation, order.made.on, last, answered) {
        let duty = open(situation, duties, &warning(own, each), Some(order.made));
        duty.say(Because::OfOrder { order: order.kind });
        duty.say(Because::EndsOn { on: last });
        duty.say(Because::Counted { count: each.0, unit: each.1, wording: Wording::Before });
        set(situation, duty, day);
        // Decisions are in order of their days.
        let from = order.decided.partition_point(|event| answered.is_some_and(|on| event.on <= on));
        let early = order.decided.partition_point(|event| event.on < day);
        for event in order.decided.get(from..early).unwrap_or_default().iter().take(MOST_NAMED) {
            duty.say(Because::closes_nothing(event, ClosesNothing::TooEarly));
        }
        let decision = order.decided.get(early.max(from)).copied().filter(|event| End::On(event.on) <= order.last());
        settle(situation, duty, decision, owed(order));
        let Some(decision) = decision else { return };
        answered = Some(decision.on);
    }
}

/// The earliest warning of an order that began on `from`, and its day. A decision answers every warning up to its own
/// day; an order too short for a warning has none, and two on one day are one.
fn next_warning(
    situation: &Situation<'_>,
    from: Date,
    last: Date,
    answered: Option<Date>,
) -> Option<(Date, (u16, Unit))> {
    let mut next: Option<(Date, (u16, Unit))> = None;
    for each in situation.warnings.unwrap_or(WARNINGS) {
        let day = count_on(last, each.0, each.1, Wording::Before);
        let open = day >= from && answered.is_none_or(|on| day > on);
        if open && next.is_none_or(|(earlier, _)| day < earlier) {
            next = Some((day, *each));
        }
    }
    next
}
