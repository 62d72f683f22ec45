//! Ratings said, countersignatures, incidents and the judgement, from the first day to today, in one go: what rating
//! held on which day, and what closed which incident. Each needs the other: an incident is closed by an assessment that
//! is countersigned where the rating of its day asks for that, and no rating falls while an incident is open.

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::ClosesNothing;
use crate::duty::incident::{Answering, Incident, is_unfounded};
use crate::duty::rating::happened::{Facts, Happened, Say, happened, last_up_to, start_of};
use crate::duty::rating::{RatingThen, Ratings};
use crate::duty::signature::{Signed, Signs};
use crate::index::{ByKey, Key};
use crate::timeline::path;

/// A rating that was recorded or countersigned, and that nobody has lowered since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// What it counts as.
    pub rating: Band,
    /// The last that could be read, with its day and who said it.
    pub said: Option<(Band, Date, Option<&'a str>)>,
    /// Path of one that cannot be read, and so counts as the highest that it could say.
    pub unreadable: Option<String>,
}

/// What the past comes to.
#[derive(Debug)]
pub struct Past<'a> {
    /// Every incident, by day.
    pub incidents: Vec<Incident<'a>>,
    /// The rating on each day.
    pub ratings: Ratings,
    /// What is held today; `None` where nobody said a rating.
    pub held: Option<Held<'a>>,
}

/// Assessments of one day, or one of them, that wait for a countersignature.
#[derive(Debug)]
struct Waiting<'a> {
    level: Band,
    of: Vec<(usize, &'a Event)>,
}

struct Fold<'f, 'a> {
    facts: &'f Facts<'f, 'a>,
    incidents: Vec<Incident<'a>>,
    open: usize,
    /// What holds before anything is said.
    start: Band,
    /// The same without what was taken out.
    later_start: Band,
    /// The day from which nothing that was said comes to what is computed: nobody knows since when it does.
    unsaid_from: Option<Date>,
    /// The rating on the day that is looked at, judgement included.
    rating: Band,
    /// What is held on that day, without judgement.
    held: Option<Held<'a>>,
    /// What was said since the last lowering: of each rating what is taken out last.
    says: Vec<Say<'a>>,
    /// Something that was said is to be taken out, once no incident is open.
    unsay: bool,
    changes: Vec<(Date, Band, bool)>,
    /// A lowering by judgement that waits until no incident is open.
    lowering: Option<Band>,
    by_event: ByKey<Waiting<'a>>,
    by_day: ByKey<Waiting<'a>>,
}

/// What the past comes to.
#[must_use]
pub fn past<'a>(facts: &Facts<'_, 'a>) -> Past<'a> {
    let today = facts.managed.timeline.today;
    let happened = happened(facts);
    let unsaid_from = last_up_to(facts.computed, &happened);
    let (first, start) = start_of(facts.computed, &happened);
    let stays =
        |happened: &Happened<'_>| !matches!(happened, Happened::Said(say) if say.said.event.gone_on().is_some());
    let later: Vec<_> = happened.iter().copied().filter(|(_, happened)| stays(happened)).collect();
    let (_, later_start) = start_of(facts.computed, &later);
    let mut fold = Fold {
        facts,
        incidents: facts.incidents.opened(),
        open: 0,
        start,
        later_start,
        unsaid_from,
        rating: start,
        held: None,
        says: Vec::new(),
        unsay: false,
        changes: Vec::new(),
        lowering: None,
        by_event: ByKey::default(),
        by_day: ByKey::default(),
    };
    for day in happened.chunk_by(|(one, _), (other, _)| one == other) {
        if let Some((on, _)) = day.first() {
            fold.day(*on, day);
        }
    }
    // What is rated above all that was said and judged acts from today.
    if facts.rated > fold.rating {
        fold.changes.push((today, facts.rated, false));
    }
    // A judgement that lowers takes what was held with it, for as long as it acts.
    let limit = fold.rating;
    if let Some(held) = fold.held.as_mut().filter(|held| held.rating > limit) {
        held.rating = limit;
        held.unreadable = None;
        held.said = held.said.map(|(band, on, by)| (band.min(limit), on, by));
    }
    facts.incidents.name_unnamed(&mut fold.incidents);
    let band = Some(start).filter(|_| first.is_some() || !facts.unrated);
    let first = RatingThen { band, known: first == Some(start) };
    Past { incidents: fold.incidents, ratings: Ratings::of(first, fold.changes), held: fold.held }
}

impl<'a> Fold<'_, 'a> {
    /// What is computed, on the days on which nothing that was said comes up to it.
    fn unsaid(&self, on: Date) -> Band {
        let unsaid = self.unsaid_from.is_none_or(|from| on >= from);
        if unsaid { self.facts.computed } else { Band::Low }
    }

    /// One day: incidents open, then what raises acts, then what answers an incident, then the signatures under it, and
    /// last what lowers.
    fn day(&mut self, on: Date, day: &[(Date, Happened<'a>)]) {
        let says: Vec<Say<'a>> = day
            .iter()
            .filter_map(|(_, happened)| if let Happened::Said(say) = happened { Some(*say) } else { None })
            .collect();
        self.open += day.iter().filter(|(_, happened)| matches!(happened, Happened::Opened)).count();
        let before = self.rating;
        let said = says.iter().map(|say| say.said.rating).max();
        // What is computed above all that was said acts from today.
        let today = Some(self.facts.rated).filter(|_| on == self.facts.managed.timeline.today);
        let level = [said, today].into_iter().flatten().fold(before, Band::max);
        for (_, happened) in day {
            if let Happened::Answered(answer) = happened {
                self.answer(answer, level);
            }
        }
        for (_, happened) in day {
            if let Happened::Signed(signed) = happened {
                self.sign(signed);
            }
        }
        // Nothing that is said lowers it below what is computed.
        let mut now = self.after(before, said, &says).max(self.unsaid(on).min(before));
        if let Some(said) = said {
            self.hold(self.start, said, &says);
        }
        if now > before {
            self.lowering = None;
        }
        let mut approved = true;
        for (_, happened) in day {
            match happened {
                Happened::Judged(judged) => {
                    // What was said before may have been lower than what is judged.
                    now = now.max(judged.rating);
                    if judged.lowers {
                        self.lowering = Some(said.map_or(judged.rating, |said| said.max(judged.rating)));
                    }
                }
                Happened::JudgedOver(judged) => {
                    let without = self.held.as_ref().map_or(self.start, |held| held.rating).max(self.unsaid(on));
                    now = now.max(without);
                    self.lowering = judged.falls_back.then_some(without);
                    approved = false;
                }
                _ => {}
            }
        }
        self.unsay |= day.iter().any(|(_, happened)| matches!(happened, Happened::Unsaid));
        if self.open == 0 && std::mem::take(&mut self.unsay) {
            now = now.min(self.without_gone(on));
        }
        if self.open == 0
            && let Some(lower) = self.lowering.take()
        {
            now = now.min(lower);
        }
        if now != before {
            self.changes.push((on, now, approved && now < before));
            self.rating = now;
        }
    }

    /// The rating without what two people have taken out by a day.
    fn without_gone(&mut self, on: Date) -> Band {
        self.held = None;
        for say in std::mem::take(&mut self.says).into_iter().filter(|say| say.is_in_force(on)) {
            self.hold(Band::Low, say.said.rating, &[say]);
        }
        if self.held.is_none() {
            self.start = self.later_start;
        }
        let raised = self
            .facts
            .judged
            .filter(|judged| !judged.lowers && judged.on <= on && judged.over.is_none_or(|over| on < over));
        let without = self.held.as_ref().map_or(self.start, |held| held.rating).max(self.unsaid(on));
        raised.map_or(without, |judged| without.max(judged.rating))
    }

    /// The rating after what was said on a day: what is higher raises it, and what is lower only if it may, and while no
    /// incident is open.
    fn after(&self, before: Band, said: Option<Band>, says: &[Say<'_>]) -> Band {
        match said {
            Some(said) if said >= before => said,
            Some(said) if self.open == 0 && says.iter().any(|say| say.lowers(before)) => said,
            _ => before,
        }
    }

    /// Notes what is held from now on, where before the first it was `start`. One that could be read stays beside a higher
    /// one that cannot.
    fn hold(&mut self, start: Band, said: Band, says: &[Say<'a>]) {
        let was = self.held.take();
        let after = self.after(was.as_ref().map_or(start, |was| was.rating), Some(said), says);
        let lowered = was.as_ref().is_some_and(|was| after < was.rating);
        if lowered {
            self.says.clear();
        }
        for say in says {
            let gone = |say: &Say<'_>| say.said.event.gone_on();
            let outlasts = |other: &Say<'_>| gone(say).is_none_or(|on| gone(other).is_some_and(|other| other <= on));
            let same =
                |other: &Say<'_>| (other.said.rating, other.said.readable) == (say.said.rating, say.said.readable);
            self.says.retain(|other| !(same(other) && outlasts(other)));
            self.says.push(Say { can_lower: false, ..*say });
        }
        let kept = was.as_ref().filter(|_| !lowered).and_then(|was| was.said);
        let newest = says.iter().filter(|say| say.said.readable).max_by_key(|say| say.said.rating);
        let newest = newest.map(|say| (say.said.rating, say.said.event.on, say.said.event.by.as_deref()));
        let unreadable = says.iter().find(|say| !say.said.readable && say.said.rating == after);
        let unreadable = unreadable.map(|say| path(say.said.event, say.said.member()));
        let still = was.filter(|was| was.rating == after).and_then(|was| was.unreadable);
        self.held = Some(Held {
            rating: after,
            said: match (kept, newest) {
                (Some(kept), Some(newest)) if newest.0 < kept.0 => Some(kept),
                (kept, newest) => newest.or(kept),
            },
            unreadable: still.or(unreadable).filter(|_| newest.is_none_or(|newest| newest.0 < after)),
        });
    }

    /// An assessment that would close an incident, or two people who say that it was none.
    fn answer(&mut self, answer: &Answering<'a>, level: Band) {
        let Some(incident) = self.incidents.get_mut(answer.incident).filter(|incident| incident.is_open()) else {
            return;
        };
        let event = answer.event;
        if event.kind == EventKind::IncidentUnfounded {
            if is_unfounded(event) {
                incident.unfounded = Some(event);
                self.open = self.open.saturating_sub(1);
            }
            return;
        }
        if let Some(why) = self.facts.managed.why_not(event) {
            incident.name_unfit(event, why);
            return;
        }
        if self.facts.managed.countersign_from(event.on).is_none_or(|from| level < from) {
            incident.closed = Some((event, event));
            self.open = self.open.saturating_sub(1);
            return;
        }
        incident.awaiting = incident.awaiting.or(Some(event));
        for (waiting, key) in [(&mut self.by_event, event.index.into()), (&mut self.by_day, Key::from(event.on))] {
            let first = Waiting { level, of: Vec::new() };
            waiting.change(key, first, |waiting| waiting.of.push((answer.incident, event)));
        }
    }

    /// A countersignature of assessments that wait for one.
    fn sign(&mut self, signed: &Signed<'a>) {
        let waiting = match signed.signs {
            Signs::Named(event) => self.by_event.get_mut(event.index),
            Signs::DraftsOf(day) => self.by_day.get_mut(day),
            Signs::Nothing => None,
        };
        let Some(waiting) = waiting else { return };
        let verdict = self.facts.approvals.closes(signed, waiting.level).and_then(|names| {
            // While an incident is open one that is lower counts as not made, and one that cannot be read may be lower.
            match signed.event.details.rating {
                Answer::Given(rating) if rating < waiting.level => Err(ClosesNothing::IncidentOpen),
                Answer::Refused => Err(ClosesNothing::RatingNotKnown),
                Answer::Given(_) | Answer::Missing => Ok(names),
            }
        });
        match verdict {
            Ok(_) => {
                for (place, assessment) in waiting.of.drain(..) {
                    if let Some(incident) = self.incidents.get_mut(place).filter(|incident| incident.is_open()) {
                        incident.closed = Some((assessment, signed.event));
                        self.open = self.open.saturating_sub(1);
                    }
                }
            }
            Err(why) => {
                for (place, _) in waiting.of.iter().take(MOST_TOLD) {
                    if let Some(incident) = self.incidents.get_mut(*place).filter(|incident| incident.is_open()) {
                        incident.name_unfit(signed.event, why);
                    }
                }
            }
        }
    }
}

/// The most incidents that one signature which does not count is named for.
const MOST_TOLD: usize = 20;
