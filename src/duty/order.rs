//! The clock of court orders: how long each lasts, whether the law allows that, and warnings before it ends.

mod terms;

use crate::case::event::law::OrderKind;
use crate::case::event::{Event, EventKind};
use crate::case::reader::{entry_path, join};
use crate::code::sort;
use crate::date::Date;
use crate::division::Division;
use crate::duty::Detail;
use crate::duty::law::{End, Facts, Provision, close, open, set, settle};
use crate::duty::notification::latest_continuation;
use crate::duty::{Because, ClosesNothing, Duty, DutyState};
use crate::period::{Unit, Wording, reckon};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;
use crate::standard::{DutyKind, Owner};
use terms::{Term, term};

/// Warnings before the end of an order where the case sets none: six months, three months and 28 days.
///
/// # Source
/// No period of the law was found: our own convention (duties-and-dates, section 4). Unconfirmed.
pub const WARNINGS: &[(u16, Unit)] = &[(6, Unit::Month), (3, Unit::Month), (28, Unit::Day)];

/// How many orders a problem lists as what could have been meant.
const MOST_NAMED: usize = 20;

/// An order of a court, as it stands after everything that happened to it.
#[derive(Debug)]
pub(super) struct Order<'a> {
    pub made: &'a Event,
    pub kind: OrderKind,
    /// Its last day.
    pub end: End,
    /// What ended it before that, or took its place.
    closed: Option<(&'a Event, DutyState)>,
}

impl Order<'_> {
    /// Whether the notification requirements last as long as this order: s.107.
    pub const fn keeps_notification_alive(&self) -> bool {
        matches!(self.kind, OrderKind::SexualOffencesPrevention | OrderKind::SexualHarmPrevention)
    }

    /// Whether nobody may apply for a review of the requirements while it is in force: s.91A(2)(b).
    pub const fn bars_review(&self) -> bool {
        self.keeps_notification_alive() || matches!(self.kind, OrderKind::InterimSexualHarm)
    }
}

/// The orders of a case, by day. What the law does not allow is a problem, and the order counts as it was made.
pub(super) fn orders<'a>(facts: &Facts<'a>, problems: &mut Vec<Problem>) -> Vec<Order<'a>> {
    let mut orders: Vec<Order<'a>> = Vec::new();
    for made in facts.events.iter().filter(|event| event.kind == EventKind::CourtOrderMade) {
        let Some(kind) = made.law.order.known() else { continue };
        let mut order = Order { made, kind, end: last_day(made), closed: None };
        let rule = term(facts, kind, made.on);
        check(made, made, rule, problems);
        for event in facts.answering(made).iter().copied().filter(|event| event.on >= made.on) {
            match event.kind {
                EventKind::CourtOrderVaried => {
                    order.end = last_day(event);
                    check(made, event, rule, problems);
                }
                EventKind::CourtOrderEnded if event.verified => {
                    order.closed = Some((event, DutyState::Ended));
                    order.end = End::On(event.on);
                    break;
                }
                _ => {}
            }
        }
        let running = |before: &&mut Order<'a>| before.kind == kind && !before.end.is_past(made.on);
        if let Some(before) = orders.iter_mut().rev().find(running) {
            // 2016 Act, s.16: a new order ends the old. Elsewhere two of one kind cannot both be what is meant.
            if facts.division == Some(Division::Scotland) && kind == OrderKind::SexualHarmPrevention {
                before.end = End::On(made.on);
                before.closed = Some((made, DutyState::Superseded));
            } else {
                let problem = refuse(problems, ProblemCode::Duplicate, made, "order");
                problem.other = Some(field(before.made, "order"));
            }
        }
        orders.push(order);
    }
    orders
}

const fn last_day(event: &Event) -> End {
    match event.law.until.known() {
        Some(until) => End::On(until),
        None if event.law.until_further => End::Never,
        None => End::Unknown,
    }
}

/// The path of a member of an event.
#[inline(never)]
fn field(event: &Event, name: &str) -> String {
    join(&entry_path("events", event.index), name)
}

/// Adds a problem with a member of an event.
#[inline(never)]
fn refuse<'p>(problems: &'p mut Vec<Problem>, code: ProblemCode, event: &Event, name: &str) -> &'p mut Problem {
    problems.push_mut(Problem::new(code, field(event, name)))
}

/// A term that the law does not allow.
fn check(made: &Event, event: &Event, rule: Option<&Term>, problems: &mut Vec<Problem>) {
    let Some(rule) = rule else { return };
    if event.law.until_further && !rule.open_ended {
        let problem = refuse(problems, ProblemCode::Contradicts, event, "untilFurther");
        problem.other = Some(field(event, "order"));
    }
    let Some(until) = event.law.until.known() else { return };
    let least = reckon(made.on, rule.least, rule.unit, Wording::BeginningWith);
    let most = (rule.most > 0).then(|| reckon(event.on, rule.most, rule.unit, Wording::BeginningWith));
    if until < least || most.is_some_and(|most| until > most) {
        let problem = refuse(problems, ProblemCode::OutOfRange, event, "until");
        problem.min = (rule.least > 0).then_some(Limit::Day(least));
        problem.max = most.map(Limit::Day);
    }
}

/// A continuation that lasts longer than the law allows, and answers to an order that is not there.
pub(super) fn check_events(facts: &Facts<'_>, orders: &[Order<'_>], problems: &mut Vec<Problem>) {
    let mut names = Vec::with_capacity(orders.len());
    for order in orders {
        names.push(order.made.name());
    }
    // With their places, as every list of names: one sort serves them all.
    let mut named: Vec<(&str, usize)> = Vec::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        named.push((name, place));
    }
    sort(&mut named, Ord::cmp);
    for event in facts.events {
        let answers =
            matches!(event.kind, EventKind::CourtOrderVaried | EventKind::CourtOrderEnded | EventKind::RenewalDecided);
        if answers && event.of().known().is_none_or(|of| named.binary_search_by(|(name, _)| (*name).cmp(of)).is_err()) {
            let code = if event.of().known().is_some() { ProblemCode::UnknownCode } else { ProblemCode::Missing };
            let problem = refuse(problems, code, event, "of");
            problem.allowed = Some(named.iter().take(MOST_NAMED).map(|(name, _)| (*name).to_owned()).collect());
        }
        if event.kind == EventKind::NotificationReviewed
            && facts.division == Some(Division::Scotland)
            && let last = latest_continuation(event)
            && event.law.until.known().is_some_and(|until| until > last)
        {
            let problem = refuse(problems, ProblemCode::OutOfRange, event, "until");
            problem.max = Some(Limit::Day(last));
        }
    }
}

/// The end of each order, and the decisions to be taken before it.
pub(super) fn duties(facts: &Facts<'_>, orders: &[Order<'_>], duties: &mut Vec<Duty>) {
    for order in orders {
        // A notification order lasts as long as the requirements that it makes: their own clock says until when.
        if order.kind != OrderKind::Notification {
            end(facts, order, duties);
        }
        if let (End::On(last), None) = (order.end, order.closed) {
            renewals(facts, order, last, duties);
        }
    }
}

fn end(facts: &Facts<'_>, order: &Order<'_>, duties: &mut Vec<Duty>) {
    let provision = terms::provision(facts, order.kind, order.made.on);
    let duty = open(facts, duties, &provision, Some(order.made));
    duty.say(Because::OfOrder { order: order.kind });
    match order.end {
        End::On(last) => set(facts, duty, last),
        End::Never => duty.say(Because::UntilFurtherOrder),
        End::Unknown => duty.say(Because::NeedsDetail { detail: Detail::Until }),
    }
    match order.closed {
        Some((event, state)) => shut(duty, event, state),
        None => settle(facts, duty, None, order.end),
    }
}

fn shut(duty: &mut Duty, event: &Event, state: DutyState) {
    if state == DutyState::Superseded {
        close(duty, event, state);
    } else {
        crate::duty::law::ended_by(duty, event);
        duty.days_late = Some(0);
    }
}

/// Where the case has warnings of its own, or ours.
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
fn renewals(facts: &Facts<'_>, order: &Order<'_>, last: Date, duties: &mut Vec<Duty>) {
    let own = facts.warnings.is_some();
    let mut answered: Option<Date> = None;
    while let Some((day, each)) = next_warning(facts, order.made.on, last, answered) {
        let duty = open(facts, duties, &warning(own, each), Some(order.made));
        duty.say(Because::OfOrder { order: order.kind });
        duty.say(Because::EndsOn { on: last });
        duty.say(Because::Counted { count: each.0, unit: each.1, wording: Wording::Before });
        set(facts, duty, day);
        let mut decision = None;
        for event in facts.answering(order.made).iter().copied() {
            if event.kind != EventKind::RenewalDecided || event.on > last || answered.is_some_and(|on| event.on <= on) {
                continue;
            }
            if event.on >= day {
                decision = Some(event);
                break;
            }
            duty.say(Because::closes_nothing(event, ClosesNothing::TooEarly));
        }
        settle(facts, duty, decision, order.end);
        let Some(decision) = decision else { return };
        answered = Some(decision.on);
    }
}

/// The earliest warning of an order that began on `from`, and its day. A decision answers every warning up to its own
/// day; an order too short for a warning has none, and two on one day are one.
fn next_warning(facts: &Facts<'_>, from: Date, last: Date, answered: Option<Date>) -> Option<(Date, (u16, Unit))> {
    let mut next: Option<(Date, (u16, Unit))> = None;
    for each in facts.warnings.unwrap_or(WARNINGS) {
        let day = reckon(last, each.0, each.1, Wording::Before);
        let open = day >= from && answered.is_none_or(|on| day > on);
        if open && next.is_none_or(|(earlier, _)| day < earlier) {
            next = Some((day, *each));
        }
    }
    next
}
