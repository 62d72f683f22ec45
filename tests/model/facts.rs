//! The case as the model reads it: events by day, each member absent, unreadable or given.

use super::removal::{MOVING, Removal, Seen, is_of_another, removal, taken_out_by_two};
use joint_risk::case::event::EventKind;
use joint_risk::{Date, Division};
use serde_json::Value;

/// A member of an event. What cannot be read is not the same as what is not there (ruling 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member<T> {
    Absent,
    Unreadable,
    Given(T),
}

impl<T: Copy> Member<T> {
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    pub index: usize,
    pub kind: &'a str,
    pub on: Date,
    /// Every `id` under which it was entered: the same thing entered twice is one.
    pub ids: Vec<&'a str>,
    pub verified: bool,
    pub json: &'a Value,
    /// The day from which its removal takes its spell or its duty away: only what two people signed does.
    pub gone_on: Option<Date>,
    /// Somebody took it out of the case, and it still counts as far as it protects.
    pub removed: bool,
}

impl<'a> Event<'a> {
    pub fn member(&self, name: &str) -> Member<&'a Value> {
        member(self.json, name)
    }

    pub fn text(&self, name: &str) -> Member<&'a str> {
        text(self.json, name)
    }

    pub fn day(&self, name: &str) -> Member<Date> {
        day(self.json, name)
    }

    pub fn yes(&self, name: &str) -> Member<bool> {
        match self.member(name) {
            Member::Absent => Member::Absent,
            Member::Unreadable => Member::Unreadable,
            Member::Given(value) => value.as_bool().map_or(Member::Unreadable, Member::Given),
        }
    }

    pub fn whole(&self, name: &str, least: u64, most: u64) -> Member<u16> {
        match self.member(name) {
            Member::Given(value) => match value.as_u64().filter(|number| (least..=most).contains(number)) {
                Some(number) => u16::try_from(number).map_or(Member::Unreadable, Member::Given),
                None => Member::Unreadable,
            },
            Member::Absent => Member::Absent,
            Member::Unreadable => Member::Unreadable,
        }
    }

    /// One of the codes of a list.
    pub fn code(&self, name: &str, codes: &[&str]) -> Member<&'a str> {
        match self.text(name) {
            Member::Given(code) if !codes.contains(&code) => Member::Unreadable,
            other => other,
        }
    }

    pub fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind)
    }

    pub fn is_named(&self, id: &str) -> bool {
        self.ids.iter().any(|own| same_text(own, id))
    }
}

/// An accepted transfer.
#[derive(Debug, Clone, Copy)]
pub struct Move<'a> {
    pub on: Date,
    pub division: Option<Division>,
    /// It names a division or a standard that nobody can read.
    pub to_wherever: bool,
    pub standard: Option<&'a str>,
    /// Somebody has verified that it was accepted, on a day that can be read.
    pub sure: bool,
}

impl<'a> Move<'a> {
    fn of(event: &Event<'a>, today: Date) -> Option<Self> {
        if event.kind != "transferred" || event.member("accepted") == Member::Absent {
            return None;
        }
        let offered = event.day("offered").given().filter(|on| *on <= today);
        let accepted = event.day("accepted").given().filter(|on| *on <= today);
        let accepted = accepted.filter(|on| offered.is_none_or(|offered| *on >= offered));
        let division = event.text("division").given().and_then(<Division as joint_risk::Code>::from_code);
        let to_wherever = division.is_none() && event.member("division") != Member::Absent
            || event.text("standard") == Member::Unreadable;
        let standard = event.text("standard").given();
        let sure = event.verified && accepted.is_some();
        Some(Self { on: accepted.unwrap_or(event.on), division, to_wherever, standard, sure })
    }
}

/// The day on which an agency attests the events of a file; who, when and of which system are needed.
fn attested_up_to(case: &Value, today: Date) -> Option<Date> {
    let Member::Given(attested) = member(case, "attested") else { return None };
    let named = ["by", "system"].iter().all(|name| text(attested, name).given().is_some());
    day(attested, "on").given().filter(|on| named && *on <= today)
}

/// Names of one case are compared without case, apostrophes, hyphens and what takes no room (ruling 33).
pub fn same_text(one: &str, other: &str) -> bool {
    let fold = |text: &str| -> String {
        let kept = text.chars().filter(|letter| !"'’‘-‐‑‒–\u{200b}\u{200c}\u{200d}\u{feff}".contains(*letter));
        kept.flat_map(char::to_lowercase).collect()
    };
    fold(one) == fold(other)
}

pub fn member<'a>(object: &'a Value, name: &str) -> Member<&'a Value> {
    match object.get(name) {
        None | Some(Value::Null) => Member::Absent,
        Some(value) => Member::Given(value),
    }
}

pub fn text<'a>(object: &'a Value, name: &str) -> Member<&'a str> {
    match member(object, name) {
        Member::Given(value) => match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => Member::Given(text),
            None => Member::Unreadable,
        },
        Member::Absent => Member::Absent,
        Member::Unreadable => Member::Unreadable,
    }
}

pub fn day(object: &Value, name: &str) -> Member<Date> {
    match text(object, name) {
        Member::Given(text) => Date::parse(text).map_or(Member::Unreadable, Member::Given),
        Member::Absent => Member::Absent,
        Member::Unreadable => Member::Unreadable,
    }
}

/// The case.
pub struct Facts<'a> {
    pub case: &'a Value,
    pub today: Date,
    pub born: Option<Date>,
    /// Whose the case was at first.
    pub division: Option<Division>,
    /// Transfers that were accepted, by day: who has it then, and by which standard.
    pub moves: Vec<Move<'a>>,
    /// By day; within one in no order that means anything.
    pub events: Vec<Event<'a>>,
    /// What one person alone took out: to take it out lowers nothing.
    pub withdrawn: Vec<Event<'a>>,
    /// Settings that two took out: each counts until the day on which they did.
    pub gone: Vec<Event<'a>>,
    /// What was taken out of the case: it counts for nothing, but that he was at liberty, until two have signed that.
    pub at_liberty: Vec<Seen<'a>>,
    /// What cannot be read: its kind and its day, where those can.
    pub lost: Vec<(Option<&'a str>, Option<Date>)>,
    /// What `oasys.supervised` says.
    pub supervised: Option<bool>,
}

impl<'a> Facts<'a> {
    pub fn read(case: &'a Value, today: Date) -> Self {
        let nothing = &Value::Null;
        let division = case["division"].as_str().and_then(<Division as joint_risk::Code>::from_code);
        let born = day(case.get("person").unwrap_or(nothing), "dateOfBirth").given().filter(|born| *born <= today);
        let attested = attested_up_to(case, today);
        let mut events: Vec<Event<'a>> = Vec::new();
        let mut withdrawn: Vec<Event<'a>> = Vec::new();
        let mut at_liberty = Vec::new();
        let mut gone: Vec<Event<'a>> = Vec::new();
        let mut lost = Vec::new();
        let given = case["events"].as_array().map_or(&[][..], Vec::as_slice);
        for (index, json) in given.iter().enumerate() {
            let possible = |on: &Date| *on <= today && born.is_none_or(|born| *on >= born);
            let known = json["kind"].as_str().filter(|kind| <EventKind as joint_risk::Code>::from_code(kind).is_some());
            let (Some(kind), Some(on)) = (known, day(json, "on").given().filter(possible)) else {
                if !is_of_another(json, today) {
                    lost.push((known, day(json, "on").given().filter(possible)));
                }
                continue;
            };
            let verified = match member(json, "verified") {
                // What had not happened, or was not accepted yet, nobody attested (rulings 22 and 23).
                Member::Absent => {
                    let accepted =
                        Some(json).filter(|_| kind == "transferred").and_then(|json| day(json, "accepted").given());
                    attested.is_some_and(|until| until >= on && accepted.is_none_or(|on| until >= on))
                }
                Member::Given(value) => *value == Value::Bool(true),
                Member::Unreadable => false,
            };
            let gone_on = match removal(json, kind, today) {
                Removal::None => None,
                Removal::From(day) => Some(day),
                removal @ (Removal::NeverWas | Removal::ByOne) => {
                    if matches!(removal, Removal::ByOne) {
                        let ids = Vec::new();
                        withdrawn.push(Event { index, kind, on, ids, verified, json, gone_on: None, removed: true });
                    }
                    if !is_of_another(json, today) {
                        let gone_on = taken_out_by_two(json, on, today);
                        // One person alone does not keep a hold alive by taking out what says that it is over (ruling 19).
                        at_liberty.push(Seen { kind, on, json, gone_on });
                        if MOVING.contains(&kind) {
                            let ids = json["id"].as_str().into_iter().collect();
                            gone.push(Event { index, kind, on, ids, verified, json, gone_on, removed: true });
                        }
                    }
                    continue;
                }
            };
            let removed = member(json, "removed") != Member::Absent;
            let ids: Vec<&str> = json["id"].as_str().into_iter().collect();
            let event = Event { index, kind, on, ids, verified, json, gone_on, removed };
            // Two events that are the same but for `id` are one.
            match events.iter_mut().find(|known| known.verified == verified && same_but_for_id(known.json, json)) {
                Some(known) => known.ids.extend(event.ids),
                None => events.push(event),
            }
        }
        events.sort_by_key(|event| (event.on, event.index));
        gone.sort_by_key(|event| (event.on, event.index));
        let supervised = case.get("oasys").and_then(|oasys| oasys["supervised"].as_bool());
        let mut moves: Vec<Move<'a>> = events.iter().filter_map(|event| Move::of(event, today)).collect();
        moves.sort_by_key(|one| one.on);
        Self { case, today, born, division, moves, events, withdrawn, gone, at_liberty, lost, supervised }
    }

    pub fn of<'s>(&'s self, kinds: &'s [&'s str]) -> impl Iterator<Item = &'s Event<'a>> {
        self.events.iter().filter(move |event| event.is(kinds))
    }

    /// Those of these kinds, and those that one person alone took out: to take out what protects needs two (ruling 24).
    pub fn of_or_taken_out<'s>(&'s self, kinds: &'s [&'s str]) -> impl Iterator<Item = &'s Event<'a>> {
        self.of(kinds).chain(self.withdrawn.iter().filter(move |event| event.is(kinds)))
    }

    /// Whether something that nobody can read may have been one of these kinds, before a day: what names none may mean it
    /// (ruling 21).
    pub fn may_have_been(&self, kinds: &[&str], day: Date) -> bool {
        self.lost.iter().any(|(kind, on)| kind.is_none_or(|kind| kinds.contains(&kind)) && on.is_none_or(|on| on < day))
    }

    pub fn on_day<'s>(&'s self, day: Date) -> impl Iterator<Item = &'s Event<'a>> {
        self.events.iter().filter(move |event| event.on == day)
    }

    /// Whose rules hold on a day: the sender's until somebody accepted (ruling 37).
    pub fn division_on(&self, day: Date) -> Option<Division> {
        let moved = self.moves.iter().filter(|one| one.on <= day).filter_map(|one| one.division).next_back();
        moved.or(self.division)
    }

    /// The day before the first event: nothing is known of what was before.
    pub fn first_day(&self) -> Date {
        self.events.first().map_or(self.today, |event| event.on).previous()
    }

    /// The day of a death that is verified and after which nothing shows him alive (ruling 32).
    pub fn died_on(&self) -> Option<Date> {
        let died = self.of(&["died"]).find(|event| event.verified)?.on;
        // One person alone takes no sign of life out of the case.
        let visits = self.withdrawn.iter().filter(|event| event.kind == "visit");
        let alive = self.events.iter().chain(visits).any(|event| event.on > died && !event.is(RECORDS));
        (!alive).then_some(died)
    }

    /// Whether he was under eighteen on a day; unknown counts as an adult, whose periods are longer.
    pub fn is_minor(&self, on: Date) -> bool {
        self.born.and_then(|born| born.completed_years(on)).is_some_and(|age| age < 18)
    }
}

/// What may be written down after somebody's death.
const RECORDS: &[&str] = &[
    "died",
    "mappa-minutes",
    "mappa-action-done",
    "mappa-meeting",
    "mappa-review",
    "countersigned",
    "supervisor-reviewed",
    "further-offence-reviewed",
    "order-ended",
    "notification-ended",
    "court-order-ended",
    "rating-recorded",
    "plan-reviewed",
    "victim-contacted",
    "renewal-decided",
    "risk-reviewed",
    "incident-unfounded",
    "reactive-ended",
    "transferred",
    "notification-reviewed",
    "interval-set",
    "mappa-level-set",
    "risk-matrix-scored",
    "oasys-completed",
    "oasys-reviewed",
    "mappa-action-set",
    "arms-completed",
];

fn same_but_for_id(one: &Value, other: &Value) -> bool {
    let without = |json: &Value| {
        let mut json = json.clone();
        if let Some(members) = json.as_object_mut() {
            members.retain(|name, value| name != "id" && name != "verified" && !value.is_null());
        }
        json
    };
    without(one) == without(other)
}
