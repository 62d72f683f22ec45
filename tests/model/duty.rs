//! A duty as the model gives it, and what holds make of its dates (timeline 3).

use super::holds::{Holds, Mask};
use joint_risk::Date;

/// What is compared with the engine's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    pub kind: String,
    pub state: &'static str,
    pub due: Option<Date>,
    pub done_on: Option<Date>,
    /// None where it says nothing: held, or without any date.
    pub days_late: Option<i64>,
    pub late_when_suspended: Option<i64>,
    pub backstop: Option<(Date, i64)>,
    /// Place of the event that opened it.
    pub opened: Option<usize>,
}

/// Makes duties of one clock.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    pub kind: &'a str,
    pub holds: &'a Holds,
    pub mask: Mask,
    pub today: Date,
}

impl Clock<'_> {
    fn held(&self, day: Date) -> bool {
        self.holds.holds(day, self.mask)
    }

    /// What would have fallen due within a hold is due on the day on which it ends; within one that still holds at
    /// `until`, the day is kept.
    fn moved(&self, due: Date, until: Date) -> Date {
        let mut day = due;
        while day <= until {
            if !self.held(day) {
                return day;
            }
            day = day.plus_days(1);
        }
        due
    }

    /// Days after `due`, without those that were held.
    pub fn late(&self, due: Date, on: Date) -> i64 {
        let (mut day, mut late) = (due, 0);
        while day < on {
            late += i64::from(!self.held(day));
            day = day.plus_days(1);
        }
        late
    }

    fn first_held_day(&self) -> Date {
        let mut day = self.today;
        while self.held(day.previous()) {
            day = day.previous();
        }
        day
    }

    fn duty(&self, state: &'static str, due: Option<Date>, opened: Option<usize>) -> Duty {
        Duty {
            kind: self.kind.to_owned(),
            state,
            due,
            done_on: None,
            days_late: None,
            late_when_suspended: None,
            backstop: None,
            opened,
        }
    }

    /// One that is open today.
    pub fn open(&self, due: Option<Date>, opened: Option<usize>) -> Duty {
        let Some(due) = due else {
            let state = if self.held(self.today) { "suspended" } else { "cannot-date" };
            return self.duty(state, None, opened);
        };
        let due = self.moved(due, self.today);
        if self.held(self.today) {
            let mut duty = self.duty("suspended", Some(due), opened);
            duty.late_when_suspended = Some(self.late(due, self.first_held_day()));
            return duty;
        }
        let state = match due.cmp(&self.today) {
            std::cmp::Ordering::Greater => "upcoming",
            std::cmp::Ordering::Equal => "due",
            std::cmp::Ordering::Less => "overdue",
        };
        let mut duty = self.duty(state, Some(due), opened);
        duty.days_late = Some(self.late(due, self.today));
        duty
    }

    /// One without a date that a fact is missing for: how long past the latest day that can be counted.
    pub fn waiting(&self, backstop: Option<Date>, opened: Option<usize>) -> Duty {
        let mut duty = self.open(None, opened);
        if let Some(latest) = backstop {
            let latest = self.moved(latest, self.today);
            let held = duty.state == "suspended";
            let late = self.late(latest, if held { self.first_held_day() } else { self.today });
            duty.backstop = Some((latest, late));
            if held {
                duty.late_when_suspended = Some(late);
            } else {
                duty.days_late = Some(late);
            }
        }
        duty
    }

    pub fn done(&self, due: Option<Date>, on: Date, opened: Option<usize>) -> Duty {
        let due = due.map(|due| self.moved(due, on));
        let mut duty = self.duty("done", due, opened);
        duty.done_on = Some(on);
        duty.days_late = due.map(|due| self.late(due, on));
        duty
    }

    /// Over without being done: `ended`, `lapsed` or `superseded`.
    pub fn over(&self, state: &'static str, due: Option<Date>, on: Date, opened: Option<usize>) -> Duty {
        self.duty(state, due.map(|due| self.moved(due, on)), opened)
    }
}
