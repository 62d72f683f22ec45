//! Requirements to notify the police: how long the law lets each last, and what ends it (s.82 and s.107).

use crate::case::event::law::{Disposal, ends as term_ends};
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::period::{Unit, Wording, reckon};
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
    /// The period itself has no end.
    #[must_use]
    pub fn is_indefinite(&self) -> bool {
        self.period == End::Never
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
        Spell { start: self.start, end }
    }
}

const ENDS: Ends = Ends {
    sort: Sort::Requirement,
    by: EventKind::NotificationEnded,
    // A review can end the requirements that have no end by themselves.
    also: |event, spell| {
        event.kind == EventKind::NotificationReviewed
            && event.law.ends.given() == Some(&true)
            && matches!(row(spell.start), (Length::Indefinite, None))
    },
};

/// The requirements of a case, by day.
pub(super) fn requirements<'a>(
    events: &[&'a Event],
    names: &Names<'a>,
    orders: &[CourtOrder<'a>],
    born: Option<Date>,
    problems: &mut Vec<Problem>,
) -> Vec<Requirement<'a>> {
    let ended = spells(events, &ENDS, names, problems);
    ended
        .into_iter()
        .map(|spell| {
            let mut requirement = requirement(spell.start, orders, born);
            requirement.ended = spell.end.filter(|end| !end.is_by_law());
            requirement
        })
        .collect()
}

fn requirement<'a>(start: &'a Event, orders: &[CourtOrder<'a>], born: Option<Date>) -> Requirement<'a> {
    let (length, lacks) = row(start);
    let minor = born.and_then(|born| born.completed_years(start.on)).is_some_and(|age| age < 18);
    let counted = length.months().map(|months| {
        let months = if minor { months / 2 } else { months };
        if months % 12 == 0 { (months / 12, Unit::Year) } else { (months, Unit::Month) }
    });
    let period = match (lacks, counted, length) {
        (Some(_), ..) => End::Unknown,
        (None, Some((count, unit)), _) => End::On(reckon(start.on, count, unit, Wording::BeginningWith)),
        (None, None, Length::AsOrdered) => start.law.until.given().map_or(End::Unknown, |until| End::On(*until)),
        (None, None, Length::ByOrder) => End::On(start.on),
        (None, None, _) => End::Never,
    };
    let mut last = period;
    let mut kept_alive_by = Vec::new();
    for order in orders.iter().filter(|order| order.keeps_notification_alive()) {
        let End::On(day) = last else { break };
        if order.made.on <= day && order.end > last {
            last = order.end;
            kept_alive_by.push(order.made);
        }
    }
    // Without an order that brings it nobody can say how long it lasts.
    if length == Length::ByOrder && kept_alive_by.is_empty() {
        last = End::Unknown;
    }
    Requirement { start, length, lacks, counted, period, kept_alive_by, last, ended: None }
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
