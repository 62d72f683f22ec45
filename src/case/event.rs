//! Events: what happened, and on which day.

mod details;
mod kind;
pub mod law;
mod members;

pub use details::{Agency, Details, Every, IntervalOf, LevelCriterion, VisitPurpose};
pub use kind::{EventKind, OasysForm, OasysStatus};

use std::cmp::Ordering;

use crate::band::Band;
use crate::case::reader::{Answer, Fields, Path, Reader, repeats};
use crate::code::sort;
use crate::date::Date;
use crate::problem::ProblemCode;
use crate::same_text;

/// One event. A member that its kind does not have, or that was not given, is `Missing`; one that cannot be read is
/// `Refused`, so that a clock can tell silence from what it must not take for the milder answer.
///
/// Events are put in order by day, kind and level, and then by everything that can make a difference. Of two MAPPA levels
/// set on one day the higher comes last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happened.
    pub kind: EventKind,
    /// MAPPA level, 1 to 3.
    pub level: Answer<u8>,
    /// The host's own name for it.
    pub id: Option<String>,
    /// Name of the event that it answers: see [`Event::of`].
    of: Answer<String>,
    /// Form of an OASys.
    pub form: Answer<OasysForm>,
    /// Status of an OASys.
    pub status: Answer<OasysStatus>,
    /// Whether visitors were let in, or a contact was kept.
    pub access: Answer<bool>,
    /// How many officers visited.
    pub officers: Option<u8>,
    /// Somebody has verified it, or the file attests its events and this one does not say otherwise.
    pub verified: bool,
    /// Who did it, or wrote it down.
    pub by: Option<String>,
    /// The highest level for which a countersigning manager is authorised.
    pub authorised_for: Answer<Band>,
    /// MAPPA category, 1 to 4.
    pub category: Option<u8>,
    /// When a transfer was offered.
    pub offered: Answer<Date>,
    /// When a transfer was accepted.
    pub accepted: Answer<Date>,
    /// It was taken out of the case.
    pub removed: Option<Removed>,
    // Beside it and not within: every clock goes over all events, and seldom looks at these.
    /// Members of the clocks of supervision, visits and MAPPA.
    pub details: Box<Details>,
    /// Members of the clocks of notification and of court orders.
    pub law: Box<law::Law>,
    /// Place in the case's list, from 0.
    pub index: usize,
}

impl Event {
    /// What an OASys calls this incident: its `id`, or its day where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.on.digits().as_str().to_owned())
    }

    /// The event that it answers, as it names it: an `id` or a day. It is in the member [`Event::of_member`].
    #[must_use]
    pub fn of(&self) -> Answer<&str> {
        match &self.of {
            Answer::Given(name) => Answer::Given(name),
            Answer::Missing => Answer::Missing,
            Answer::Refused => Answer::Refused,
        }
    }

    /// The day on which two people took it out of the case: nobody takes out what has not happened yet.
    #[must_use]
    pub fn gone_on(&self) -> Option<Date> {
        let removed = self.removed.as_ref().filter(|removed| removed.is_signed_by_two());
        removed.map(|removed| removed.on).filter(|on| *on >= self.on)
    }

    /// The member in which an event of this kind names another.
    #[must_use]
    pub const fn of_member(&self) -> &'static str {
        of_member(self.kind)
    }

    /// Puts two events in order by everything that they say: two that are equal so are one, whatever they are called and
    /// wherever they are.
    #[must_use]
    pub fn compare_content(&self, other: &Self) -> Ordering {
        let key = |event: &'_ Self| (event.on, event.kind, event.level, event.officers, event.verified, event.category);
        let more = |event: &'_ Self| {
            (event.form, event.status, event.access, event.authorised_for, event.offered, event.accepted)
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| more(self).cmp(&more(other)))
            .then_with(|| self.of.cmp(&other.of))
            .then_with(|| self.by.cmp(&other.by))
            .then_with(|| self.removed.cmp(&other.removed))
            .then_with(|| self.details.cmp(&other.details))
            .then_with(|| self.law.cmp(&other.law))
    }
}

impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_content(other).then_with(|| (&self.id, self.index).cmp(&(&other.id, other.index)))
    }
}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An event that was taken out of the case: it leaves who did that, when and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Removed {
    /// The day from which it has no effect.
    pub on: Date,
    /// Who took it out.
    pub by: Option<String>,
    /// Why: a text of the host.
    pub reason: Option<String>,
    /// Who agreed.
    pub countersigned_by: Option<String>,
    /// The member to mend, where its day cannot be used: then nobody can say whether the event was taken out, and the
    /// others say nothing.
    pub unreadable: Option<&'static str>,
}

impl Removed {
    /// The reason of an event that belongs to somebody else's case.
    pub const WRONG_PERSON: &'static str = "wrong-person";

    /// Whether two people signed it, each with a name, and said why.
    #[must_use]
    pub fn is_signed_by_two(&self) -> bool {
        let two = matches!((&self.by, &self.countersigned_by), (Some(by), Some(other)) if !same_text::same(by, other));
        two && self.reason.is_some()
    }

    /// Whether somebody said that it belongs to somebody else's case: it never had effect.
    fn is_of_another(&self) -> bool {
        self.by.is_some() && self.reason.as_deref() == Some(Self::WRONG_PERSON)
    }
}

/// An event of which nobody can say what it was or when, and nothing follows from it; or one of which nobody can say
/// whether it was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableEvent {
    /// Place in the case's list, from 0.
    pub index: usize,
    /// What happened, where that can be read.
    pub kind: Option<EventKind>,
    /// The day, where that can be read.
    pub on: Option<Date>,
    /// Path of what has to be mended.
    pub field: String,
}

impl UnreadableEvent {
    /// An event whose removal cannot be read.
    fn removal_of(event: &Event) -> Option<Self> {
        let member = event.removed.as_ref()?.unreadable?;
        let field = format!("{}.{member}", LIST.entry(event.index).text());
        Some(Self { index: event.index, kind: Some(event.kind), on: Some(event.on), field })
    }
}

/// The member in which an event of `kind` names the one that it answers.
const fn of_member(kind: EventKind) -> &'static str {
    match kind {
        EventKind::OasysCompleted | EventKind::OasysReviewed => "incident",
        EventKind::MappaMinutes => "meeting",
        EventKind::MappaActionDone => "action",
        EventKind::FurtherOffenceReviewed => "offence",
        _ => "of",
    }
}

/// The events of a case.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// Those that can be used, by day and then by what they say.
    pub(super) read: Vec<Event>,
    /// Those that cannot, in the order given.
    pub(super) unreadable: Vec<UnreadableEvent>,
    /// The list as a whole cannot be read, or there are two.
    pub(super) lost: bool,
}

/// What an event is held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The day on which the case is looked at.
    pub(super) today: Date,
    /// Date of birth.
    pub(super) born: Option<Date>,
    /// The file comes from an agency's own record, which attests the events up to this day.
    pub(super) attested: Option<Date>,
}

/// Reads the events, keeps apart those that cannot be used, and sorts the rest by day.
pub(super) fn read_all(reader: &mut Reader, fields: &Fields<'_>, known: Known) -> Events {
    let mut events = Events::default();
    let (list, lost) = fields.first_list(reader, "events", 10_000);
    events.lost = lost;
    fields.each_of(reader, "events", list, &mut |reader, index, entry| match read_one(reader, index, entry, known) {
        Ok(event) => events.read.extend(event),
        Err(unreadable) => events.unreadable.push(unreadable),
    });
    // Events entered in any order give the same list: what they say sorts them, and only then their place.
    sort(&mut events.read, Ord::cmp);
    events.unreadable.extend(events.read.iter().filter_map(UnreadableEvent::removal_of));
    refuse_repeated_names(reader, &events.read);
    members::refuse_impossible(reader, &events.read);
    events
}

/// Two incidents of one name could not be told apart by the OASys that names one.
fn refuse_repeated_names(reader: &mut Reader, events: &[Event]) {
    let folded = by_name(events);
    for (earlier, later) in repeats(folded.iter().map(|(id, event)| (id.as_str(), event.index)).collect()) {
        let (later, earlier) = (LIST.entry(later), LIST.entry(earlier));
        reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
    }
}

/// Every event that has a name, with that name as it is compared, by name and then by place in `events`.
fn by_name(events: &[Event]) -> Vec<(String, &Event)> {
    let mut named: Vec<(String, &Event)> = Vec::new();
    for event in events {
        named.extend(event.id.as_deref().map(|id| (same_text::fold(id), event)));
    }
    sort(&mut named, |(one, _), (other, _)| one.cmp(other));
    named
}

/// Path of the events.
const LIST: Path<'static> = Path::start("events");

/// Reads an event; `None` for one that was taken out of the case as somebody else's: it never had effect.
fn read_one(
    reader: &mut Reader,
    index: usize,
    entry: &Fields<'_>,
    known: Known,
) -> Result<Option<Event>, UnreadableEvent> {
    let removed = read_removed(reader, entry, known);
    let kind = entry.choice::<EventKind>(reader, "kind");
    let kind = reader.required(kind, entry, "kind");
    let on = entry.past_date(reader, "on", known.today, known.born);
    let on = reader.required(on, entry, "on");
    if removed.as_ref().is_some_and(Removed::is_of_another) {
        return Ok(None);
    }
    let id = entry.words(reader, "id", 100);
    let by = entry.text(reader, "by", 200);
    let by_unreadable = matches!(by, Answer::Refused);
    let by = by.into_option().map(str::to_owned);
    let verified = entry.yes_or_no(reader, "verified");
    let unreadable = |kind, key: &str| {
        let field = if entry.is_refused() { entry.path().text() } else { entry.field(key) };
        UnreadableEvent { index, kind, on, field }
    };
    // Without its kind nobody can say which other members it may have.
    let Some(kind) = kind else { return Err(unreadable(None, "kind")) };
    let mut event = Event {
        index,
        kind,
        on: on.unwrap_or(known.today),
        id,
        by,
        verified: false,
        of: Answer::Missing,
        form: Answer::Missing,
        status: Answer::Missing,
        access: Answer::Missing,
        officers: None,
        level: Answer::Missing,
        category: None,
        authorised_for: Answer::Missing,
        offered: Answer::Missing,
        accepted: Answer::Missing,
        removed,
        law: Box::default(),
        details: Box::default(),
    };
    members::read(reader, entry, &mut event, on, known.today);
    event.verified = match verified {
        Answer::Given(verified) => verified,
        // Nobody can attest what had not happened.
        Answer::Missing => known.attested.is_some_and(|day| on.max(event.accepted.known()) <= Some(day)),
        Answer::Refused => false,
    };
    event.details.by_unreadable = by_unreadable;
    law::read(reader, entry, &mut event, on);
    entry.finish(reader);
    if on.is_some() { Ok(Some(event)) } else { Err(unreadable(Some(kind), "on")) }
}

/// Reads `removed`. Where its day cannot be used, nobody can say whether the event was taken out, and neither reading is
/// taken where it is the milder one: what it opened runs on, and what it ended or closed is open until that is mended.
fn read_removed(reader: &mut Reader, entry: &Fields<'_>, known: Known) -> Option<Removed> {
    let removed = entry.given_object(reader, "removed")?;
    let on = removed.past_date(reader, "on", known.today, known.born);
    let on = reader.required(on, &removed, "on");
    let by = removed.required_words(reader, "by", 200);
    let reason = removed.required_words(reader, "reason", 4000);
    let countersigned_by = removed.words(reader, "countersignedBy", 200);
    removed.finish(reader);
    Some(match on {
        Some(on) => Removed { on, by, reason, countersigned_by, unreadable: None },
        None => {
            let mend = if removed.is_refused() { "removed" } else { "removed.on" };
            Removed { on: known.today, by: None, reason: None, countersigned_by: None, unreadable: Some(mend) }
        }
    })
}
