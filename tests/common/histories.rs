//! Random histories: case files in which everything happens that can, often on one day, each from a seed that is said.
#![allow(dead_code, reason = "not every test uses every helper")]

// By path: a test that takes this file in by one finds its parts beside it all the same.
#[path = "histories/answers.rs"]
mod answers;
#[path = "histories/dice.rs"]
mod dice;
#[path = "histories/events.rs"]
mod events;
#[path = "histories/law.rs"]
mod law;
#[path = "histories/management.rs"]
mod management;

pub use dice::Dice;

use joint_risk::Date;
use serde_json::{Value, json};

/// A case and the day on which it is looked at.
#[derive(Debug, Clone)]
pub struct History {
    /// What it was drawn from.
    pub seed: u64,
    /// The case.
    pub case: Value,
    /// The day.
    pub today: Date,
}

impl History {
    /// Its assessment, as the engine gives it.
    #[must_use]
    pub fn assess(&self) -> Value {
        let text = joint_risk::assess_json(&self.case.to_string(), self.today);
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }
}

/// `MODEL_SEED` (default 1) and `MODEL_COUNT`: which histories a run draws. It says so, so that a failure can be run again.
pub fn drawn(count: u64) -> impl Iterator<Item = History> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (first, count) = (number("MODEL_SEED").unwrap_or(1), number("MODEL_COUNT").unwrap_or(count));
    println!("histories of MODEL_SEED={first} MODEL_COUNT={count}");
    (first..first.saturating_add(count)).map(history)
}

/// The history of a seed.
#[must_use]
pub fn history(seed: u64) -> History {
    let mut dice = Dice::new(seed);
    let division = dice.of(&[ENGLAND, ENGLAND, ENGLAND, ENGLAND, "scotland", "northern-ireland"]);
    let named = named(&mut dice, division);
    let days = Days::new(&mut dice, named.unwrap_or_default());
    let mut events = events::draw(&mut dice, &days);
    // The list is in no order: what is read may not depend on it.
    dice.shuffle(&mut events);
    let mut case = json!({
        "division": division,
        "person": { "sex": "male", "dateOfBirth": dice.of(&["1960-04-12", "1970-01-01", "1990-06-30"]) },
        "events": events
    });
    if let Some(named) = named {
        case["standard"] = json!(named);
    }
    answers::add(&mut dice, &days, &mut case);
    History { seed, case, today: days.today }
}

const ENGLAND: &str = "england-and-wales";

/// Half of the cases leave the standard to their dates; any division may use any, and some name one that there is not.
fn named(dice: &mut Dice, division: &str) -> Option<&'static str> {
    if dice.one_in(2) {
        return None;
    }
    Some(match division {
        _ if dice.one_in(12) => {
            dice.of(&["england-wales-2005", "england-wales-2017", "scotland", "northern-ireland", "none-of-ours"])
        }
        ENGLAND => dice.of(&["england-wales-2005", "england-wales-2007", "england-wales-2017"]),
        "scotland" => "scotland",
        _ => "northern-ireland",
    })
}

/// The days of a history: few, so that much falls on one of them.
pub struct Days {
    pool: Vec<Date>,
    /// The day on which it is looked at.
    pub today: Date,
}

impl Days {
    fn new(dice: &mut Dice, standard: &str) -> Self {
        let year = match standard {
            "england-wales-2005" => dice.within(2004, 2007),
            "england-wales-2007" => dice.within(2007, 2014),
            "england-wales-2017" => dice.within(2017, 2024),
            "" => dice.within(1999, 2024),
            _ => dice.within(2009, 2024),
        };
        let first = date(year, dice.within(1, 12), dice.within(1, 28));
        let mut pool = vec![first];
        let mut day = first;
        for _ in 0..dice.within(3, 7) {
            day = day.plus_days(dice.step());
            pool.push(day);
        }
        let today = match dice.below(4) {
            0 => day,
            1 => day.plus_days(1),
            2 => day.plus_days(dice.step()),
            _ => day.plus_days(dice.step()).plus_days(dice.step()),
        };
        Self { pool, today }
    }

    /// A day that others have too, or one beside it; never after today.
    pub fn any(&self, dice: &mut Dice) -> Date {
        let day = self.pool.get(dice.below(self.pool.len())).copied().unwrap_or(self.today);
        let day = match dice.below(10) {
            0 => day.plus_days(1),
            1 => day.previous(),
            2 => day.plus_days(dice.step()),
            _ => day,
        };
        day.min(self.today)
    }

    /// A day from `from` on.
    pub fn from(&self, dice: &mut Dice, from: Date) -> Date {
        self.any(dice).max(from)
    }
}

fn date(year: usize, month: usize, day: usize) -> Date {
    let part = |number: usize| u32::try_from(number).unwrap_or(1);
    Date::from_ymd(part(year), part(month), part(day)).unwrap_or_else(|_| date(2005, 1, 1))
}
