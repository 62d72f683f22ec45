//! Requirements to notify the police: how long the law lets each last, and what ends it (s.82 and s.107).

use crate::case::event::law::{Disposal, ends as term_ends};
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::index::Index;
use crate::period::{Unit, Wording, count_on};
use crate::problem::Problem;
use crate::timeline::court_order::{CourtOrder, End};
use crate::timeline::names::{Names, Sort};
use crate::timeline::spell::{Ended, EndedBy, Ends, Spell, spells};

/// The rows of s.82(1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// More than six months and less than thirty: ten years.
    TenYears,
    /// Six months or less; hospital: seven years.
    SevenYears,
    /// Any other description: five years.
    FiveYears,
    /// A caution: two years.
    TwoYears,
    /// Without an end.
    Indefinite,
    /// As long as the discharge or the requirement that a court made.
    AsOrdered,
    /// As long as the order that brings it.
    ByOrder,
}

impl Length {
    /// Calendar months; `None` where the law counts none.
    #[must_use]
    pub const fn months(self) -> Option<u16> {
        match self {
            Self::TenYears => Some(120),
            Self::SevenYears => Some(84),
            Self::FiveYears => Some(60),
            Self::TwoYears => Some(24),
            Self::Indefinite | Self::AsOrdered | Self::ByOrder => None,
        }
    }
}

/// What has to be known before anybody can say how long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// How the offence was disposed of.
    Disposal,
    /// The term of imprisonment.
    Term,
    /// The last day of the discharge or requirement.
    Until,
}

/// Months from which on a term makes the period indefinite, and above which it makes ten years.
const INDEFINITE_FROM: u16 = 30;
const TEN_YEARS_OVER: u16 = 6;

/// One time that somebody became subject to the requirements.
#[derive(Debug)]
pub struct Requirement<'a> {
    /// What began it: the relevant date.
    pub start: &'a Event,
    /// The row of the law.
    pub length: Length,
    /// What is missing to say more.
    pub lacks: Option<Lacks>,
    /// The period as counted: how many, of what; halved for somebody under 18.
    pub counted: Option<(u16, Unit)>,
    /// Its own last day, before any order.
    pub period: End,
    /// Orders that keep it alive beyond that, in the order in which they do.
    pub kept_alive_by: Vec<&'a Event>,
    /// Its last day, with those orders.
    pub last: End,
    /// The event that ended it, or its removal.
    pub ended: Option<Ended<'a>>,
}

impl<'a> Requirement<'a> {
    /// The period itself has no end, or may have none: what cannot be read may say so (ruling 21).
    #[must_use]
    pub fn may_be_indefinite(&self) -> bool {
        self.length == Length::Indefinite
    }

    /// The time in which it held.
    #[must_use]
    pub fn spell(&self) -> Spell<'a> {
        let by_law = match self.last {
            End::On(on) => Some(Ended { on, by: EndedBy::Law }),
            End::Unknown | End::Never => None,
        };
        let end = match (by_law, self.ended) {
            (Some(law), Some(event)) => Some(if event.on <= law.on { event } else { law }),
            (law, event) => law.or(event),
        };
        Spell { start: self.start, from: self.start.on, end }
    }
}

const ENDS: Ends = Ends {
    sort: Sort::Requirement,
    by: EventKind::NotificationEnded,
    // A review can end the requirements that have no end by themselves.
    ends_all: |event| event.kind == EventKind::NotificationReviewed && event.law.ends.given() == Some(&true),
    of_those: |start| matches!(row(start), (Length::Indefinite, None)),
    can_name: true,
};

/// The requirements of a case, by day.
pub(super) fn requirements<'a>(
    events: &[&'a Event],
    names: &Names<'a>,
    orders: &[CourtOrder<'a>],
    born: Option<Date>,
    problems: &mut Vec<Problem>,
) -> Vec<Requirement<'a>> {
    let kept = Chain::of(orders, CourtOrder::keeps_notification_alive);
    let brought = Chain::of(orders, CourtOrder::bars_review);
    let starts = events.iter().copied().filter(|event| Sort::Requirement.has(event.kind));
    let mut all: Vec<Requirement<'a>> = Vec::new();
    for start in starts {
        all.push(requirement(start, &kept, &brought, born));
    }
    let places = Index::of_each(all.iter().map(|each| each.start.index));
    let last = |start: &Event| match all.get(places.place(start.index)?)?.last {
        End::On(last) => Some(last),
        End::Unknown | End::Never => None,
    };
    // Each start has its spell, in the same order.
    let ended = spells(events, &ENDS, &last, names, problems);
    for (requirement, spell) in all.iter_mut().zip(ended) {
        requirement.ended = spell.end.filter(|end| !end.is_by_law());
    }
    all
}

fn requirement<'a>(start: &'a Event, kept: &Chain<'a>, brought: &Chain<'a>, born: Option<Date>) -> Requirement<'a> {
    let (length, mut lacks) = row(start);
    let minor = born.and_then(|born| born.completed_years(start.on)).is_some_and(|age| age < 18);
    let counted = length.months().map(|months| {
        let months = if minor { months / 2 } else { months };
        if months % 12 == 0 { (months / 12, Unit::Year) } else { (months, Unit::Month) }
    });
    let mut kept_alive_by = Vec::new();
    let period = match (lacks, counted, length) {
        (Some(_), ..) => End::Unknown,
        (None, Some((count, unit)), _) => End::On(count_on(start.on, count, unit, Wording::BeginningWith)),
        (None, None, Length::AsOrdered) => start.law.until.given().map_or(End::Unknown, |until| End::On(*until)),
        (None, None, Length::ByOrder) => match brought.latest(start.on) {
            Some((end, made)) => {
                kept_alive_by.push(made);
                // Of an order of which nobody can read what it is the last day ends nothing (ruling 21).
                if made.law.order.given().is_some() { end } else { end.max(End::Unknown) }
            }
            // The order is not in the case: nobody can say when it ends.
            None => {
                lacks = Some(Lacks::Until);
                End::Unknown
            }
        },
        (None, None, _) => End::Never,
    };
    let last = kept.extend(period, &mut kept_alive_by);
    Requirement { start, length, lacks, counted, period, kept_alive_by, last, ended: None }
}

/// The most orders that are named as what keeps a requirement alive.
const MOST_NAMED: usize = 20;

/// Orders of which each keeps alive what lasted until it was made, by day, for a search.
struct Chain<'a> {
    links: Vec<Link<'a>>,
}

struct Link<'a> {
    made: Date,
    /// Of this one and all that were made before it, the one that ends last.
    latest: (End, &'a Event),
    /// When the last ends of those that follow without a gap.
    end: End,
}

impl<'a> Chain<'a> {
    fn of(orders: &[CourtOrder<'a>], which: impl Fn(&CourtOrder<'a>) -> bool) -> Self {
        let mut links: Vec<Link<'a>> = Vec::new();
        for order in orders.iter().filter(|order| which(order)) {
            let own = (order.last(), order.made);
            let latest = links.last().map(|link| link.latest).filter(|(end, _)| *end >= own.0).unwrap_or(own);
            links.push(Link { made: order.made.on, latest, end: latest.0 });
        }
        let mut next: Option<(Date, End)> = None;
        for link in links.iter_mut().rev() {
            if let Some((made, end)) = next
                && link.latest.0 >= End::On(made)
            {
                link.end = end;
            }
            next = Some((link.made, link.end));
        }
        Self { links }
    }

    /// The order in force on `day` that ends last.
    fn latest(&self, day: Date) -> Option<(End, &'a Event)> {
        self.link(day).map(|link| link.latest).filter(|(end, _)| *end >= End::On(day))
    }

    fn link(&self, day: Date) -> Option<&Link<'a>> {
        self.links.get(self.links.partition_point(|link| link.made <= day).checked_sub(1)?)
    }

    /// When what lasted until `period` ends with these orders, and which they are.
    fn extend(&self, period: End, by: &mut Vec<&'a Event>) -> End {
        let End::On(mut day) = period else { return period };
        let Some(link) = self.link(day).filter(|link| link.latest.0 > period) else { return period };
        while by.len() < MOST_NAMED
            && let Some((end, made)) = self.latest(day).filter(|(end, _)| *end > End::On(day))
        {
            by.push(made);
            match end {
                End::On(last) => day = last,
                End::Unknown | End::Never => break,
            }
        }
        link.end
    }
}

/// The row of s.82(1) that a disposal falls in, or what has to be known before that can be said.
fn row(event: &Event) -> (Length, Option<Lacks>) {
    let law = &event.law;
    let Answer::Given(disposal) = law.disposal else { return (Length::Indefinite, Some(Lacks::Disposal)) };
    match disposal {
        Disposal::Life
        | Disposal::PublicProtection
        | Disposal::IndeterminateCustodial
        | Disposal::LifelongRestriction
        | Disposal::HospitalRestricted => (Length::Indefinite, None),
        Disposal::Imprisonment => match law.term {
            None => (Length::Indefinite, Some(Lacks::Term)),
            Some(term) => {
                let end = term_ends(event.on, term);
                if end >= event.on.plus_months(INDEFINITE_FROM) {
                    (Length::Indefinite, None)
                } else if end > event.on.plus_months(TEN_YEARS_OVER) {
                    (Length::TenYears, None)
                } else {
                    (Length::SevenYears, None)
                }
            }
        },
        Disposal::Hospital => (Length::SevenYears, None),
        Disposal::Caution => (Length::TwoYears, None),
        Disposal::ConditionalDischarge | Disposal::SupervisionRequirement => {
            (Length::AsOrdered, law.until.given().is_none().then_some(Lacks::Until))
        }
        Disposal::PreventionOrder => (Length::ByOrder, None),
        Disposal::Other => (Length::FiveYears, None),
    }
}
