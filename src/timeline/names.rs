//! Which event a name means: its `id`, or its day where no other event that could be meant fell on it (ruling 17).

use crate::case::event::{Event, EventKind, UnreadableEvent};
use crate::code::sort;
use crate::date::Date;
use crate::index::ByKey;
use crate::same_text;

/// What a name can mean: every naming member asks for one sort of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A significant incident, or a serious further offence charged.
    Incident,
    /// A serious further offence charged, for its own review.
    FurtherOffence,
    /// An order or licence.
    Supervision,
    /// A requirement to notify.
    Requirement,
    /// An order of a court.
    CourtOrder,
    /// A MAPPA meeting.
    Meeting,
    /// An action of a MAPPA meeting.
    Action,
    /// A change that has to be notified.
    Change,
    /// Notice of a change that is still to come.
    Notice,
    /// Travel abroad, or absence from home.
    Journey,
    /// The return from abroad.
    Return,
    /// What a countersignature signs.
    Draft,
    /// A change in risk that is to be looked at: also recall and going missing.
    RiskChange,
    /// A custodial sentence, for the work before release.
    Sentence,
}

impl Sort {
    const EVERY: [Self; 14] = [
        Self::Incident,
        Self::FurtherOffence,
        Self::Supervision,
        Self::Requirement,
        Self::CourtOrder,
        Self::Meeting,
        Self::Action,
        Self::Change,
        Self::Notice,
        Self::Journey,
        Self::Return,
        Self::Draft,
        Self::RiskChange,
        Self::Sentence,
    ];

    /// Whether an event of this kind can be meant.
    #[must_use]
    pub const fn has(self, kind: EventKind) -> bool {
        match self {
            Self::Incident => matches!(kind, EventKind::SignificantIncident | EventKind::SeriousFurtherOffence),
            Self::FurtherOffence => matches!(kind, EventKind::SeriousFurtherOffence),
            Self::Supervision => matches!(kind, EventKind::OrderStarted | EventKind::LicenceStarted),
            Self::Requirement => matches!(kind, EventKind::NotificationStarted),
            Self::CourtOrder => matches!(kind, EventKind::CourtOrderMade),
            Self::Meeting => matches!(kind, EventKind::MappaMeeting),
            Self::Action => matches!(kind, EventKind::MappaActionSet),
            Self::Change => matches!(
                kind,
                EventKind::DetailsChanged
                    | EventKind::Released
                    | EventKind::LicenceStarted
                    | EventKind::OrderStarted
                    | EventKind::DischargedFromHospital
            ),
            Self::Notice => matches!(kind, EventKind::Notified),
            Self::Journey => matches!(kind, EventKind::TravelPlanned | EventKind::AbsencePlanned),
            Self::Return => matches!(kind, EventKind::CameBack),
            Self::Draft => matches!(
                kind,
                EventKind::OasysCompleted
                    | EventKind::OasysReviewed
                    | EventKind::RiskReviewed
                    | EventKind::RiskMatrixScored
                    | EventKind::ArmsCompleted
                    | EventKind::RatingRecorded
                    | EventKind::Conviction
            ),
            Self::RiskChange => matches!(kind, EventKind::RiskChanged | EventKind::Recalled | EventKind::WentMissing),
            Self::Sentence => matches!(kind, EventKind::SentencedToCustody),
        }
    }
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'a> {
    /// This event.
    One(&'a Event),
    /// Any of these: their places in the case's list.
    Several(Vec<usize>),
    /// None that the case has.
    None,
}

impl<'a> Meant<'a> {
    /// The places of what it can mean in the case's list.
    #[must_use]
    pub fn places(self) -> Vec<usize> {
        match self {
            Self::One(event) => vec![event.index],
            Self::Several(places) => places,
            Self::None => Vec::new(),
        }
    }

    /// The event, where there is just one.
    #[must_use]
    pub fn one(self) -> Option<&'a Event> {
        match self {
            Self::One(event) => Some(event),
            Self::Several(_) | Self::None => None,
        }
    }
}

/// An event, and the first that says the same.
#[derive(Debug, Clone, Copy)]
pub struct Same<'a> {
    /// The event.
    pub event: &'a Event,
    /// The first that says the same, itself where there is no other.
    pub first: &'a Event,
}

/// The most entries that a problem lists to choose from.
const MOST_LISTED: usize = 20;

/// Every name in a case, for a search.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// By name.
    ids: Vec<(String, &'a Event)>,
    days: ByKey<Vec<&'a Event>>,
    unreadable: &'a [UnreadableEvent],
}

impl<'a> Names<'a> {
    /// Events of which nobody can read what they were, or when.
    pub fn lost(&self) -> impl Iterator<Item = &'a UnreadableEvent> {
        self.unreadable.iter().filter(|event| event.kind.is_none() || event.on.is_none())
    }

    /// The places of those that may be of a sort and of before a day: what names none may mean one of them (ruling 21).
    pub(super) fn may_be(&self, sort: Sort, day: Date) -> Vec<usize> {
        let fits = |event: &&UnreadableEvent| {
            event.kind.is_none_or(|kind| sort.has(kind)) && event.on.is_none_or(|on| on < day)
        };
        self.lost().filter(fits).map(|event| event.index).take(MOST_LISTED).collect()
    }

    /// Gathers the names of events, each with the event that it means: of those that are the same but for their id, the
    /// first.
    #[must_use]
    pub fn of(events: &[Same<'a>], unreadable: &'a [UnreadableEvent]) -> Self {
        let mut names = Self { unreadable, ..Self::default() };
        for Same { event, first } in events.iter().copied() {
            if let Some(id) = event.id.as_deref() {
                names.ids.push((same_text::fold(id), first));
            }
            if event.index != first.index {
                continue;
            }
            for sort in Sort::EVERY.into_iter().filter(|sort| sort.has(event.kind)) {
                // Of many no more is asked than that they are many.
                names.days.change((event.on, sort as usize), Vec::new(), |fell| {
                    if fell.len() < MOST_LISTED {
                        fell.push(event);
                    }
                });
            }
        }
        sort(&mut names.ids, |(one, _), (other, _)| one.cmp(other));
        names
    }

    /// Whether some event of the case has this `id`.
    #[must_use]
    pub fn is_id(&self, name: &str) -> bool {
        !self.by_id(name).is_empty()
    }

    /// What `name` means among events of `sort`.
    #[must_use]
    pub fn meant(&self, name: &str, sort: Sort) -> Meant<'a> {
        self.meant_among(name, sort, &|_| true)
    }

    /// What `name` means among those events of `sort` that `could_be` lets through.
    #[must_use]
    pub fn meant_among(&self, name: &str, sort: Sort, could_be: &dyn Fn(&Event) -> bool) -> Meant<'a> {
        let mut by_id = Vec::new();
        for (_, event) in self.by_id(name) {
            if sort.has(event.kind) && could_be(event) {
                by_id.push(*event);
            }
        }
        if !by_id.is_empty() {
            return chosen(&by_id);
        }
        let Ok(day) = Date::parse(name.trim()) else { return Meant::None };
        let mut on_day = self.days.get((day, sort as usize)).cloned().unwrap_or_default();
        on_day.retain(|event| could_be(event));
        chosen(&on_day)
    }

    fn by_id(&self, name: &str) -> &[(String, &'a Event)] {
        let name = same_text::fold(name);
        let first = self.ids.partition_point(|(id, _)| *id < name);
        let last = self.ids.partition_point(|(id, _)| *id <= name);
        self.ids.get(first..last).unwrap_or_default()
    }
}

fn chosen<'a>(events: &[&'a Event]) -> Meant<'a> {
    match events {
        [] => Meant::None,
        [one] => Meant::One(one),
        several => Meant::Several(several.iter().take(MOST_LISTED).map(|event| event.index).collect()),
    }
}
