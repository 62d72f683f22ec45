//! The times in which somebody was subject to the requirements, and who owes what in them.

use super::may_be_about;
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::law::Owed;
use crate::duty::situation::Situation;
use crate::timeline::Ended;

/// One such time: requirements that touch are one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time<'a> {
    /// Its first day.
    pub from: Date,
    /// How it ended.
    pub end: Option<Ended<'a>>,
    /// What ended the last of its requirements, or confirmed that it is over; `None` while that of one is not recorded.
    confirmed: Option<Ended<'a>>,
    /// The first initial notification in it.
    pub first_given: Option<Date>,
}

impl<'a> Time<'a> {
    fn reaches(&self, day: Date) -> bool {
        self.end.is_none_or(|end| day < end.over_on())
    }

    /// Whether `day` lies in it, its last day included.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.reaches(day)
    }

    /// Whether the law ends it before `day`.
    pub fn ends_by_law_before(&self, day: Option<Date>) -> bool {
        self.end.zip(day).is_some_and(|(end, day)| end.is_by_law() && end.on < day)
    }

    /// Until when he owes what was due in it. What the law ended is over for good once somebody has verified that.
    pub fn owed(&self) -> Owed<'a> {
        Owed::confirmed(self.end, self.confirmed)
    }
}

/// Every time in which he was subject to the requirements, by day.
#[derive(Debug)]
pub(super) struct Register<'a> {
    times: Vec<Time<'a>>,
}

impl<'a> Register<'a> {
    /// Gathers them.
    pub fn of(situation: &Situation<'a>) -> Self {
        let mut times: Vec<Time<'a>> = Vec::new();
        for requirement in &situation.timeline.requirements {
            let spell = requirement.spell();
            match times.last_mut() {
                // One that starts on the day on which the last ends carries it on.
                Some(time) if time.end.is_none_or(|end| spell.start.on <= end.over_on()) => {
                    let later = |(a, b): (Ended<'a>, Ended<'a>)| if b.over_on() >= a.over_on() { b } else { a };
                    time.end = time.end.zip(spell.end).map(later);
                    time.confirmed = time.confirmed.zip(requirement.ended).map(later);
                }
                _ => times.push(Time {
                    from: spell.start.on,
                    end: spell.end,
                    confirmed: requirement.ended,
                    first_given: None,
                }),
            }
        }
        // Without any start they run from the first notification.
        if times.is_empty()
            && let Some(first) = situation.timeline.of(EventKind::Notified).first()
        {
            times.push(Time { from: first.on, end: None, confirmed: None, first_given: None });
        }
        // Whoever may have notified may owe what follows from that.
        let all = situation.timeline.of(EventKind::Notified).iter().copied();
        let given: Vec<&Event> = all.filter(|event| may_be_about(event, About::Initial)).collect();
        for time in &mut times {
            let first = given.get(given.partition_point(|event| event.on < time.from));
            time.first_given = first.map(|event| event.on).filter(|on| time.covers(*on));
        }
        Self { times }
    }

    /// All of them, by day.
    pub fn times(&self) -> &[Time<'a>] {
        &self.times
    }

    /// The one that covers `day`.
    pub fn on(&self, day: Date) -> Option<&Time<'a>> {
        let begun = self.times.partition_point(|time| time.from <= day);
        self.times.get(begun.checked_sub(1)?).filter(|time| time.covers(day))
    }

    /// The first one that has days from `first` to `last`, or after `first` where the last is not known.
    pub fn within(&self, first: Date, last: Option<Date>) -> Option<&Time<'a>> {
        let over = self.times.partition_point(|time| !time.reaches(first));
        self.times.get(over).filter(|time| last.is_none_or(|last| time.from <= last.max(first)))
    }
}
