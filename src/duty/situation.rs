//! What every clock reads: the timeline, the standards by day, and what was assessed.

use crate::case::event::{Event, EventKind};
use crate::case::plan::Plan;
use crate::case::reader::Answer;
use crate::date::Date;
use crate::division::Division;
use crate::duty::incident::Incident;
use crate::duty::rating::{Judged, Ratings};
use crate::duty::{Level, Signature};
use crate::period::Unit;
use crate::standard::{DutyKind, Interval, Owner, Rule, Standard, StandardsByDay};
use crate::timeline::{Held, HoldKind, Run, Spell, Timeline, runs};

/// What every clock reads.
#[derive(Debug)]
pub struct Situation<'a> {
    /// What was in force when.
    pub timeline: &'a Timeline<'a>,
    /// The standard of each day.
    pub standards: &'a StandardsByDay<'a>,
    /// Whose bank holidays count and whose law it is: where the case names none that can be used, the standard's.
    pub division: Division,
    /// The case names its division.
    pub division_named: bool,
    /// It names one that cannot be read: the law may be that of any (ruling 21).
    pub division_unread: bool,
    /// Date of birth.
    pub born: Option<Date>,
    /// How long before its end an order is to be looked at, where the case says.
    pub warnings: Option<&'a [(u16, Unit)]>,
    /// The case says outright that probation does not supervise.
    pub not_supervised: bool,
    /// The joint rating on each day.
    pub ratings: &'a Ratings,
    /// What a judgement made of it.
    pub judged: Option<Judged>,
    /// The joint rating today.
    pub joint: &'a Level,
    /// Overall risk of serious harm.
    pub harm: &'a Level,
    /// Incidents, and whether they have been reassessed.
    pub incidents: &'a [Incident<'a>],
    /// The countersignature.
    pub signature: &'a Signature<'a>,
    /// The sentence plan.
    pub plan: Option<&'a Plan>,
    /// Orders and licences with the clocks of OASys: under a sender that does not use it they begin when the transfer is
    /// accepted (ruling 37).
    pub(super) by_oasys: Vec<Spell<'a>>,
    /// The times that these make together.
    pub(super) runs_by_oasys: Vec<Run<'a>>,
    holds: Holds<'a>,
}

/// The times in which each group of clocks is held.
#[derive(Debug, Default)]
struct Holds<'a> {
    visits: Held<'a>,
    contacts: Held<'a>,
    review: Held<'a>,
    custody: Held<'a>,
    away: Held<'a>,
    nothing: Held<'a>,
}

impl<'a> Holds<'a> {
    fn of(timeline: &Timeline<'a>) -> Self {
        use HoldKind::{Abroad, ContactSuspended, Custody, Hospital, Missing};
        // Suspended contact holds nothing for somebody on the register.
        let on_register = |hold: &crate::timeline::Hold<'_>| {
            let over = timeline.registered.partition_point(|run| !run.reaches(hold.from));
            let run = timeline.registered.get(over);
            run.is_some_and(|run| hold.end.is_none_or(|end| run.start.on < end.on))
        };
        let counted: Vec<_> =
            timeline.holds.iter().copied().filter(|hold| hold.kind != ContactSuspended || !on_register(hold)).collect();
        Self {
            visits: Held::of(&counted, &[Custody, Hospital, Abroad, Missing]),
            contacts: Held::of(&counted, &[Custody, Hospital, Abroad, Missing, ContactSuspended]),
            review: Held::of(&counted, &[Custody, Abroad]),
            custody: Held::of(&counted, &[Custody]),
            away: Held::of(&counted, &[Custody, Hospital, Abroad]),
            nothing: Held::default(),
        }
    }
}

/// What a [`Situation`] is made of beside the timeline's holds.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What was in force when.
    pub timeline: &'a Timeline<'a>,
    /// The standard of each day.
    pub standards: &'a StandardsByDay<'a>,
    /// The division, whether the case names it, and whether what it names cannot be read.
    pub division: (Division, bool, bool),
    /// Date of birth.
    pub born: Option<Date>,
    /// How long before its end an order is to be looked at, where the case says.
    pub warnings: Option<&'a [(u16, Unit)]>,
    /// The case says outright that probation does not supervise.
    pub not_supervised: bool,
    /// The joint rating on each day.
    pub ratings: &'a Ratings,
    /// What a judgement made of it.
    pub judged: Option<Judged>,
    /// The joint rating today.
    pub joint: &'a Level,
    /// Overall risk of serious harm.
    pub harm: &'a Level,
    /// Incidents.
    pub incidents: &'a [Incident<'a>],
    /// The countersignature.
    pub signature: &'a Signature<'a>,
    /// The sentence plan.
    pub plan: Option<&'a Plan>,
}

impl<'a> Situation<'a> {
    /// Puts it together.
    #[must_use]
    pub fn new(parts: Parts<'a>) -> Self {
        let by_oasys = by_oasys(parts.timeline, parts.standards);
        Self {
            holds: Holds::of(parts.timeline),
            runs_by_oasys: runs(by_oasys.clone()),
            by_oasys,
            timeline: parts.timeline,
            standards: parts.standards,
            division: parts.division.0,
            division_named: parts.division.1,
            division_unread: parts.division.2,
            born: parts.born,
            warnings: parts.warnings,
            not_supervised: parts.not_supervised,
            ratings: parts.ratings,
            judged: parts.judged,
            joint: parts.joint,
            harm: parts.harm,
            incidents: parts.incidents,
            signature: parts.signature,
            plan: parts.plan,
        }
    }

    /// Whether a name is none of any event, and no day: what was meant cannot be said, and it closes nothing (ruling 17).
    #[must_use]
    pub fn names_nothing(&self, name: &str) -> bool {
        !self.timeline.names().is_id(name) && Date::parse(name.trim()).is_err()
    }

    /// Whether something was done that closes what is of the person, whatever it names: not where that cannot be read, or
    /// is nothing (rulings 17 and 21).
    #[must_use]
    pub fn says_of_what(&self, event: &Event) -> bool {
        match event.of() {
            Answer::Given(name) => !self.names_nothing(name),
            Answer::Missing => true,
            Answer::Refused => false,
        }
    }

    /// The day that everything is worked out for.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.timeline.today
    }

    /// The standard of a day.
    #[must_use]
    pub fn standard_on(&self, day: Date) -> &'a Standard {
        self.standards.on(day)
    }

    /// The times in which a clock is held. A first OASys that is counted from a sentence goes on in custody.
    #[must_use]
    pub(super) fn held(&self, kind: DutyKind, opened: Option<EventKind>) -> &Held<'a> {
        match kind {
            DutyKind::HomeVisit | DutyKind::ProbationHomeVisit => &self.holds.visits,
            DutyKind::ProbationContact => &self.holds.contacts,
            DutyKind::OasysReview => &self.holds.review,
            DutyKind::OasysInitial if opened == Some(EventKind::SentencedToCustody) => &self.holds.nothing,
            DutyKind::OasysInitial | DutyKind::MappaReview | DutyKind::PlanReview => &self.holds.custody,
            _ => &self.holds.nothing,
        }
    }

    /// The times in custody.
    #[must_use]
    pub(super) const fn custody(&self) -> &Held<'a> {
        &self.holds.custody
    }

    /// The times that the law disregards: in custody, in hospital and abroad.
    #[must_use]
    pub(super) const fn away(&self) -> &Held<'a> {
        &self.holds.away
    }

    /// Whether the standard of today uses OASys.
    #[must_use]
    pub(super) fn uses_oasys(&self) -> bool {
        self.standards.uses_oasys(self.today())
    }

    /// Who owes what the manager of a case owes: probation while it supervises, and otherwise the police.
    #[must_use]
    pub(super) fn manager_on(&self, day: Date, owner: Owner) -> Owner {
        if matches!(owner, Owner::Probation | Owner::Police) {
            if self.is_probation_managing(day) { Owner::Probation } else { Owner::Police }
        } else {
            owner
        }
    }

    /// Whether probation manages him on a day: an order or licence is open, or the case gives none and does not say
    /// that probation does not supervise.
    #[must_use]
    pub fn is_probation_managing(&self, day: Date) -> bool {
        probation_manages(self.timeline, self.not_supervised, day)
    }

    /// The times in which a clock of the person runs: those in which somebody manages him.
    #[must_use]
    pub(super) fn managed(&self) -> &'a [Run<'a>] {
        &self.timeline.managed
    }

    /// The same without those of a single day, which carry nothing.
    pub(super) fn managed_longer(&self) -> impl Iterator<Item = &'a Run<'a>> + use<'a> {
        self.timeline.managed.iter().filter(|run| !run.is_of_one_day())
    }

    /// The rules of a clock in the standard of a day; where that has no figure, those of the one that a transfer which
    /// nobody has verified brings beside it.
    pub(super) fn rules(&self, kind: DutyKind, day: Date) -> impl Iterator<Item = &'a Rule> + use<'a> {
        let of = move |standard: &'a Standard| standard.rules.iter().filter(move |rule| rule.duty == kind);
        let own = self.standard_on(day);
        let beside = self.standards.beside(day).filter(|beside| {
            of(own).all(|rule| matches!(rule.within, Interval::SetBy(_))) && of(beside).next().is_some()
        });
        of(beside.unwrap_or(own))
    }

    /// Whether the standard of a day has a clock.
    pub(super) fn has(&self, kind: DutyKind, day: Date) -> bool {
        self.rules(kind, day).next().is_some()
    }

    /// The latest of a kind on or before a day.
    #[must_use]
    pub(super) fn last(&self, kind: EventKind, until: Date) -> Option<&'a Event> {
        self.timeline.last(kind, until)
    }
}

/// Whether probation manages somebody on a day: an order or licence is open, or the case gives none and does not say that
/// probation does not supervise.
pub(super) fn probation_manages(timeline: &Timeline<'_>, not_supervised: bool, day: Date) -> bool {
    if timeline.supervision.is_empty() { !not_supervised } else { timeline.is_supervised_on(day) }
}

/// Every order and licence from the first day on which a standard uses OASys for it.
fn by_oasys<'a>(timeline: &Timeline<'a>, standards: &StandardsByDay<'a>) -> Vec<Spell<'a>> {
    let uses = |day| standards.uses_oasys(day);
    let begins = begins(standards, &uses);
    let begun = timeline.supervision.iter().filter_map(|spell| {
        let from = begins(spell.start.on)?;
        (from == spell.start.on || spell.is_open_on(from)).then_some(Spell { from, ..*spell })
    });
    begun.collect()
}

/// From which day on a clock runs for what began on a day: that day, or under a sender who `has` no such clock the
/// acceptance of a transfer (ruling 37).
pub(super) fn begins<'s>(
    standards: &StandardsByDay<'_>,
    has: &'s dyn Fn(Date) -> bool,
) -> impl Fn(Date) -> Option<Date> + use<'s> {
    let starts = |day: &Date| has(*day) && !has(day.previous());
    let mut accepted: Vec<Date> = standards.transfers().filter(starts).collect();
    crate::code::sort(&mut accepted, Ord::cmp);
    move |start| {
        let next = || accepted.get(accepted.partition_point(|day| *day < start)).copied();
        if has(start) { Some(start) } else { next() }
    }
}
