//! Which rating held on a day (rulings 20, 24, 30, 31; timeline 11, 14).

use super::approval;
use super::computed::{computed, harm_possible};
use super::facts::{Facts, Member, text};
use super::incidents;
use super::judgement::Lowered;
use super::spells::Spell;
use joint_risk::Date;
use serde_json::Value;

pub const BANDS: [&str; 4] = ["low", "medium", "high", "very-high"];
pub const VERY_HIGH: usize = 3;
pub const HIGH: usize = 2;

pub fn rank(band: &str) -> Option<usize> {
    BANDS.iter().position(|known| *known == band)
}

/// The highest that an answer could be: what cannot be read counts as very high.
pub fn highest(object: &Value, name: &str) -> Option<usize> {
    match text(object, name) {
        Member::Absent => None,
        Member::Unreadable => Some(VERY_HIGH),
        Member::Given(band) => Some(rank(band).unwrap_or(VERY_HIGH)),
    }
}

/// What a judgement raised the rating to, and for how long.
struct Raised {
    from: Date,
    until: Option<Date>,
    rank: usize,
}

/// A rating that was recorded or countersigned.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub on: Date,
    pub rank: usize,
    /// The day on which two people took it out.
    gone: Option<Date>,
}

impl Said {
    fn counts_on(&self, day: Date) -> bool {
        self.gone.is_none_or(|gone| day < gone)
    }
}

/// The rating of each day.
pub struct Ratings {
    first: Date,
    days: Vec<usize>,
    /// The first that was recorded or signed; none where none was.
    recorded_first: Option<usize>,
    /// The highest that today's answers allow.
    pub computed: usize,
    /// Whether anything rates him at all.
    pub rates: bool,
    /// The highest level of serious harm that is still possible.
    pub harm: Option<usize>,
    /// The last day on which somebody said what is computed, or more.
    unsaid_from: Option<Date>,
    /// What was recorded or countersigned, by day.
    said: Vec<Said>,
    /// Days on which a lower one was countersigned.
    pub lowered_on: Vec<Date>,
    /// A judgement that raises, from its day.
    raised: Option<Raised>,
    /// A judgement that lowers.
    pub lowered: Option<Lowered>,
}

impl Ratings {
    pub fn read(facts: &Facts<'_>, supervision: &[Spell], uses: &dyn Fn(Date) -> bool, assessment: &Value) -> Self {
        let with_oasys = uses(facts.today);
        let first = facts.first_day();
        let rated = computed(facts, supervision, with_oasys, assessment);
        let given = facts.case.get("judgement").unwrap_or(&Value::Null);
        let since = super::facts::day(given, "on").given().filter(|on| *on <= facts.today);
        let until = super::facts::day(given, "until").given();
        let raised = highest(given, "rating").map(|rank| Raised {
            from: since.unwrap_or(first),
            rank,
            // One that is above all that is computed lasts to the day that it names; what is said below that stays said.
            until: until.filter(|_| rated.is_none_or(|rated| rank >= rated)),
        });
        let mut ratings = Self {
            first,
            days: Vec::new(),
            said: Vec::new(),
            unsaid_from: None,
            recorded_first: None,
            computed: rated.unwrap_or(VERY_HIGH),
            rates: rated.is_some() || raised.is_some(),
            harm: harm_possible(facts, supervision, with_oasys),
            lowered_on: Vec::new(),
            raised,
            lowered: None,
        };
        let said = said(facts);
        ratings.said.clone_from(&said);
        ratings.rates |= !said.is_empty();
        let without = ratings.without_gone(facts);
        ratings.unsaid(facts, &said, &|_| true);
        let Some(mut now) = ratings.recorded_first else {
            ratings.judge(facts, supervision, uses);
            return ratings;
        };
        let mut day = first;
        // What was said since it was last lowered, and whether something of it has to go.
        let mut since: Vec<Said> = Vec::new();
        let mut goes = false;
        while day <= facts.today {
            let gone = facts.gone.iter().filter(|event| event.on == day);
            for event in facts.on_day(day).chain(gone).filter(|event| event.kind == "rating-recorded") {
                now = now.max(recorded(event).unwrap_or(0));
            }
            since.extend(said.iter().filter(|said| said.on == day));
            ratings.days.push(now);
            let before = now;
            // What one person took out still raises.
            for event in facts.withdrawn.iter().filter(|event| event.on == day && event.kind == "countersigned") {
                now = now.max(approval::named_rating(facts, event).unwrap_or(0));
            }
            for event in facts.on_day(day).filter(|event| event.kind == "countersigned") {
                let Some(named) = approval::named_rating(facts, event) else { continue };
                if named >= before {
                    now = now.max(named);
                } else if approval::may_lower(facts, event, before)
                    && !incidents::any_open(facts, supervision, &ratings, uses, day)
                {
                    let lowered = named.max(ratings.floor(day).min(before));
                    if lowered < before {
                        ratings.lowered_on.push(day);
                    }
                    now = lowered;
                    since.retain(|said| said.on == day);
                }
            }
            // What two people took out counts no longer, once no incident is open.
            goes |= said.iter().any(|said| said.gone == Some(day));
            if let Some(last) = ratings.days.last_mut() {
                *last = now;
            }
            if goes && !incidents::any_open(facts, supervision, &ratings, uses, day) {
                goes = false;
                since.retain(|said| said.counts_on(day));
                let left = since.iter().map(|said| said.rank).max().unwrap_or(without).max(ratings.floor(day));
                if left < now {
                    ratings.lowered_on.push(day);
                    now = left;
                }
            }
            if let Some(last) = ratings.days.last_mut() {
                *last = now;
            }
            day = day.plus_days(1);
        }
        ratings.judge(facts, supervision, uses);
        ratings
    }

    /// What nobody said, nobody knows since when: a computed rating above all that was said holds for all time, and
    /// after the last that came up to it. Only what shows the rating of its day says what held before: what was said before
    /// that may be none, and does not lower it.
    fn unsaid(&mut self, facts: &Facts<'_>, said: &[Said], counts: &dyn Fn(&super::facts::Event<'_>) -> bool) {
        let computed = self.computed;
        let kinds = ["rating-recorded", "countersigned"];
        let shown: Vec<(Date, usize)> = facts
            .of(&kinds)
            .chain(facts.gone.iter().filter(|event| event.kind == "rating-recorded" && counts(event)))
            .filter_map(|event| Some((event, event.text("rating").given().and_then(rank)?)))
            .filter(|(event, rank)| {
                event.kind == "rating-recorded"
                    || approval::named_rating(facts, event).is_some()
                        && approval::signs_a_draft(facts, event, *rank >= computed)
                        && !approval::is_unread(facts, event, approval::signs_draft_of(facts, event))
            })
            .map(|(event, rank)| (event.on, rank))
            .collect();
        self.unsaid_from = shown.iter().filter(|(_, rank)| *rank >= computed).map(|(on, _)| *on).max();
        let first_day = shown.iter().map(|(on, _)| *on).min();
        let first = said.iter().filter(|said| first_day.is_none_or(|day| said.on <= day)).map(|said| said.rank).max();
        self.recorded_first = first.map(|first| if self.unsaid_from.is_some() { first } else { first.max(computed) });
    }

    /// What held before anything was said, had never been said what two people took out.
    fn without_gone(&self, facts: &Facts<'_>) -> usize {
        let left: Vec<Said> = self.said.iter().filter(|said| said.gone.is_none()).copied().collect();
        let mut never = Self {
            first: self.first,
            days: Vec::new(),
            recorded_first: None,
            computed: self.computed,
            rates: self.rates,
            harm: self.harm,
            unsaid_from: None,
            said: Vec::new(),
            lowered_on: Vec::new(),
            raised: None,
            lowered: None,
        };
        never.unsaid(facts, &left, &|_| false);
        never.recorded_first.unwrap_or(self.computed)
    }

    /// Below what no rating of that day falls by what is said.
    fn floor(&self, day: Date) -> usize {
        if self.unsaid_from.is_none_or(|from| day >= from) { self.computed } else { 0 }
    }

    fn judge(&mut self, facts: &Facts<'_>, supervision: &[Spell], uses: &dyn Fn(Date) -> bool) {
        let open = |day: Date| incidents::any_open(facts, supervision, self, uses, day);
        let lowered = super::judgement::lowering(facts, self, &open);
        // No rating falls while an incident is open.
        let mut until = self.raised.as_ref().and_then(|raised| raised.until);
        while let Some(day) = until.map(|until| until.plus_days(1)).filter(|day| *day <= facts.today && open(*day)) {
            until = Some(day);
        }
        if let Some(raised) = &mut self.raised {
            raised.until = until;
        }
        self.lowered = lowered;
    }

    /// The rating of a day, as a rank. What is computed above all that was recorded acts from today.
    pub fn on(&self, day: Date, today: Date) -> usize {
        let holds = |raised: &Raised| raised.from <= day && raised.until.is_none_or(|until| day <= until);
        let raised = self.raised.as_ref().filter(|raised| holds(raised)).map_or(0, |raised| raised.rank);
        let place = usize::try_from(self.first.days_until(day)).ok();
        let then = match (self.recorded_first, place) {
            (None, _) => self.computed,
            (Some(first), None) => first,
            (Some(first), Some(place)) => self.days.get(place).or(self.days.last()).copied().unwrap_or(first),
        };
        let now = if day >= today { self.computed } else { 0 };
        match self.lowered.filter(|lowered| lowered.from <= day && day < lowered.over) {
            // What somebody said since to be higher raises at once.
            Some(Lowered { from, rank, .. }) => {
                let since = || self.said.iter().filter(|said| said.on > from && said.on <= day);
                let raised = since().map(|said| said.rank).chain([rank]).max().unwrap_or(rank);
                // What two people took out leaves what was recorded without it.
                if since().all(|said| said.counts_on(day)) { raised } else { raised.min(then.max(now)) }
            }
            None => then.max(raised).max(now),
        }
    }

    /// Whether another person approved on that day that less is enough.
    pub fn is_lowered_on(&self, day: Date) -> bool {
        self.lowered_on.contains(&day) || self.lowered.is_some_and(|lowered| lowered.from == day)
    }

    /// Only what was recorded counts as low for reactive management.
    pub fn recorded_on(&self, day: Date) -> Option<usize> {
        let place = usize::try_from(self.first.days_until(day)).ok()?;
        self.recorded_first.and(self.days.get(place).copied())
    }

    /// The longest interval that needs nobody's approval: 1, 3, 6, 12 months (ruling 20).
    pub fn longest(&self, day: Date, today: Date) -> u16 {
        if !self.rates {
            return 12;
        }
        [12, 6, 3, 1][self.on(day, today)]
    }
}

/// What was recorded or countersigned, by day.
pub fn said(facts: &Facts<'_>) -> Vec<Said> {
    let said = |event: &super::facts::Event<'_>| {
        let rank = if event.kind == "countersigned" { approval::named_rating(facts, event) } else { recorded(event) };
        rank.map(|rank| Said { on: event.on, rank, gone: event.gone_on })
    };
    let withdrawn = facts.withdrawn.iter().filter(|event| event.kind == "countersigned");
    let gone = facts.gone.iter().filter(|event| event.kind == "rating-recorded");
    let mut all: Vec<Said> =
        facts.of(&["rating-recorded", "countersigned"]).chain(gone).chain(withdrawn).filter_map(said).collect();
    all.sort_by_key(|said| said.on);
    all
}

/// What a record says: one that does not say which may be of the highest.
pub fn recorded(event: &super::facts::Event<'_>) -> Option<usize> {
    highest(event.json, "rating").or(Some(VERY_HIGH))
}
