//! The standards, read from their documents once more and by other code.

use super::facts::Facts;
use joint_risk::calendar::{Counting, add_working_days};
use joint_risk::{Date, Division};
use serde_json::Value;

/// A standard with the rules of those that it is based on.
pub struct Standard {
    pub id: String,
    pub division: String,
    from: Option<String>,
    until: Option<String>,
    /// What is there in place of OASys.
    pub without_oasys: bool,
    pub rules: Vec<Value>,
}

const DOCUMENTS: [&str; 5] = [
    include_str!("../../src/standard/england-wales-2005.json"),
    include_str!("../../src/standard/england-wales-2007.json"),
    include_str!("../../src/standard/england-wales-2017.json"),
    include_str!("../../src/standard/scotland.json"),
    include_str!("../../src/standard/northern-ireland.json"),
];

pub fn all() -> Vec<Standard> {
    let mut known: Vec<Standard> = Vec::new();
    for text in DOCUMENTS {
        let document: Value = serde_json::from_str(text).unwrap();
        let base = document["basedOn"].as_str().and_then(|id| known.iter().find(|one| one.id == id));
        let word = |value: &Value| value.as_str().map(str::to_owned);
        let mut rules = base.map_or_else(Vec::new, |base| base.rules.clone());
        let without: Vec<&str> =
            document["without"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        rules.retain(|rule| !without.contains(&rule["id"].as_str().unwrap()));
        for rule in document["rules"].as_array().unwrap() {
            match rules.iter_mut().find(|old| old["id"] == rule["id"]) {
                Some(old) => old.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone()),
                None => rules.push(rule.clone()),
            }
        }
        known.push(Standard {
            id: word(&document["id"]).unwrap(),
            division: word(&document["division"]).or_else(|| base.map(|base| base.division.clone())).unwrap(),
            from: word(&document["inForce"]["from"]),
            until: word(&document["inForce"]["until"]),
            without_oasys: !document["insteadOfOasys"].is_null(),
            rules,
        });
    }
    known
}

/// Whether a period of days or of years has begun on a day, or is not over.
fn begun(from: Option<&String>, day: &str) -> bool {
    from.is_none_or(|from| day.get(..from.len()).is_some_and(|part| part >= from.as_str()))
}

fn not_over(until: Option<&String>, day: &str) -> bool {
    until.is_none_or(|until| day.get(..until.len()).is_some_and(|part| part <= until.as_str()))
}

pub fn in_force(range: &Value, day: Date) -> bool {
    let (from, until) = (range["from"].as_str().map(str::to_owned), range["until"].as_str().map(str::to_owned));
    let day = day.to_string();
    begun(from.as_ref(), &day) && not_over(until.as_ref(), &day)
}

/// Every standard, and how the case chooses among them.
pub struct Standards {
    all: Vec<Standard>,
    /// From which day on which holds: the named one, or that of the division.
    turns: Vec<Turn>,
    /// From which day on the clocks of which begin beside it, by a transfer that nobody has verified.
    beside: Vec<Turn>,
    /// Of each, by place, with the clocks of each that it has not.
    both: Vec<Vec<Standard>>,
}

type Turn = (Option<Date>, Option<usize>, &'static str);

impl Standards {
    pub fn of(facts: &Facts<'_>) -> Self {
        Self::until(facts, facts.moves.len())
    }

    /// With so many of the transfers.
    pub fn until(facts: &Facts<'_>, moves: usize) -> Self {
        let all = all();
        let named = |id: Option<&str>| id.and_then(|id| all.iter().position(|one| one.id == id));
        let code = |division: Option<Division>| match division {
            Some(Division::Scotland) => "scotland",
            Some(Division::NorthernIreland) => "northern-ireland",
            _ => "england-and-wales",
        };
        let mut turns = vec![(None, named(facts.case["standard"].as_str()), code(facts.division))];
        let mut beside = Vec::new();
        // A transfer that says neither division nor standard changes no rule.
        for one in facts.moves.iter().take(moves).filter(|one| one.division.is_some() || named(one.standard).is_some())
        {
            let turn = (Some(one.on), named(one.standard), code(one.division.or(facts.division_on(one.on))));
            if one.sure { turns.push(turn) } else { beside.push(turn) }
        }
        let with = |own: &Standard, other: &Standard| {
            // The clocks for which it has no figure.
            let figure =
                |duty: &Value| own.rules.iter().any(|rule| rule["duty"] == *duty && rule["within"]["setBy"].is_null());
            let takes = |duty: &Value| !figure(duty) && other.has(duty.as_str().unwrap());
            let more = other.rules.iter().filter(|rule| takes(&rule["duty"]));
            Standard {
                id: own.id.clone(),
                division: own.division.clone(),
                from: None,
                until: None,
                without_oasys: own.without_oasys && other.without_oasys,
                rules: own.rules.iter().filter(|rule| !takes(&rule["duty"])).chain(more).cloned().collect(),
            }
        };
        let few = if beside.is_empty() { &[] } else { all.as_slice() };
        let both = few.iter().map(|own| all.iter().map(|other| with(own, other)).collect()).collect();
        Self { all, turns, beside, both }
    }

    /// The one by which a date is counted from a day: the named one for all time, else that of its time (timeline 10).
    /// What a transfer that nobody has verified brings needs nobody to verify it, and it takes nothing away (ruling 22).
    pub fn on(&self, day: Date) -> &Standard {
        let own = self.turns.iter().rfind(|turn| turn.0.is_none_or(|from| from <= day)).unwrap();
        let other = self.beside.iter().rfind(|turn| turn.0 <= Some(day) && turn.0 >= own.0);
        let place = self.place(own, day);
        other.map_or(&self.all[place], |other| &self.both[place][self.place(other, day)])
    }

    /// The same without what nobody has verified.
    pub fn own(&self, day: Date) -> &Standard {
        let own = self.turns.iter().rfind(|turn| turn.0.is_none_or(|from| from <= day)).unwrap();
        &self.all[self.place(own, day)]
    }

    fn place(&self, turn: &Turn, day: Date) -> usize {
        if let Some(named) = turn.1 {
            return named;
        }
        let text = day.to_string();
        let own: Vec<usize> = (0..self.all.len()).filter(|place| self.all[*place].division == turn.2).collect();
        let has_begun = |place: &&usize| begun(self.all[**place].from.as_ref(), &text);
        let is_over = |place: &usize| !not_over(self.all[*place].until.as_ref(), &text);
        let holds = own.iter().rfind(|place| has_begun(place) && !is_over(place));
        *holds.or(own.iter().rfind(has_begun)).or(own.first()).unwrap()
    }
}

/// What a rule turns on.
#[derive(Default, Clone, Copy)]
pub struct About<'a> {
    pub rating: Option<&'a str>,
    /// The highest level of harm that is still possible.
    pub harm: Option<&'a str>,
    pub level: Option<u16>,
    pub tier: Option<u16>,
    pub to_release: Option<&'a str>,
    /// The event that starts an order or a licence.
    pub start: Option<&'a str>,
    /// He is on the register.
    pub registered: bool,
}

impl Standard {
    pub fn rule(&self, duty: &str, about: About<'_>) -> Option<&Value> {
        self.rules.iter().find(|rule| rule["duty"] == duty && fits(&rule["when"], about))
    }

    /// The first that fits and has a figure.
    pub fn figure(&self, duty: &str, about: About<'_>) -> Option<&Value> {
        self.rules
            .iter()
            .find(|rule| rule["duty"] == duty && fits(&rule["when"], about) && rule["within"]["setBy"].is_null())
    }

    pub fn has(&self, duty: &str) -> bool {
        self.rules.iter().any(|rule| rule["duty"] == duty)
    }
}

fn fits(when: &Value, about: About<'_>) -> bool {
    let lists = |name: &str, value: Option<Value>| {
        when[name].as_array().is_none_or(|list| value.is_some_and(|value| list.contains(&value)))
    };
    let registered = about.registered && when["registered"] == true;
    (lists("jointRating", about.rating.map(Value::from)) || registered)
        && lists("harm", about.harm.map(Value::from))
        && lists("mappaLevel", about.level.map(Value::from))
        && lists("tier", about.tier.map(Value::from))
        && lists("start", about.start.map(Value::from))
        && when["toRelease"].as_str() == about.to_release
}

/// The day that a rule gives; none where somebody has to set it or where the calendar is not known.
pub fn due(rule: &Value, from: Date, division: Division) -> Option<Date> {
    let within = &rule["within"];
    let number = |name: &str| within[name].as_u64().and_then(|number| u16::try_from(number).ok());
    if let Some(count) = number("workingDays") {
        let counting = if within["counting"] == "beginning-with" { Counting::BeginningWith } else { Counting::After };
        return add_working_days(from, count, counting, division).ok();
    }
    number("days")
        .map(|days| from.plus_days(days))
        .or_else(|| number("weeks").map(|weeks| from.plus_days(weeks * 7)))
        .or_else(|| number("months").map(|months| from.plus_months(months)))
}

/// Whose working days count: the division's, or the standard's where the case names none.
pub fn division_of(facts: &Facts<'_>, standard: &Standard, on: Date) -> Division {
    facts.division_on(on).unwrap_or(match standard.division.as_str() {
        "scotland" => Division::Scotland,
        "northern-ireland" => Division::NorthernIreland,
        _ => Division::EnglandAndWales,
    })
}
