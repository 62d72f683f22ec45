//! What happened to the rating, by day: what was said, taken out, signed and judged.

use crate::band::Band;
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::ClosesNothing;
use crate::duty::incident::{Answering, Incidents, Managed};
use crate::duty::signature::{Approvals, Signed, Signs};
use crate::timeline::{RatingSaid, RatingSayer};

/// What the past is read from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f, 'a> {
    /// Who manages the person, by which standard.
    pub managed: Managed<'f, 'a>,
    /// Incidents, and what answers them.
    pub incidents: &'f Incidents<'a>,
    /// Drafts and countersignatures.
    pub approvals: &'f Approvals<'a>,
    /// What the computed rating counts as, before judgement.
    pub computed: Band,
    /// A judgement that sets the rating, or did.
    pub judged: Option<Judged>,
    /// What the rating counts as today, judgement included, before anything that is held.
    pub rated: Band,
    /// Nothing rates him: no instrument was asked for or answered, and nothing is recorded or judged.
    pub unrated: bool,
}

/// What a judgement made of the rating, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Its day.
    pub on: Date,
    /// The rating.
    pub rating: Band,
    /// It lowers, countersigned.
    pub lowers: bool,
    /// The first day on which it acts no longer.
    pub over: Option<Date>,
    /// The last day of one that lowers.
    pub until: Option<Date>,
    /// It is above all that is computed, and what it raised falls back when it is over.
    pub falls_back: bool,
}

/// A rating as it was said, and whether it can lower.
#[derive(Debug, Clone, Copy)]
pub(super) struct Say<'a> {
    pub said: RatingSaid<'a>,
    /// By another than the author, both named, with a reason, of a draft that is known.
    pub can_lower: bool,
    /// It shows what the rating was on its day: a record, or a signature of a draft that is known; one below what is
    /// computed needs the names of both.
    pub shows: bool,
}

impl Say<'_> {
    /// Whether nobody had taken it out by a day.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.said.event.gone_on().is_none_or(|gone| day < gone)
    }

    /// Whether it lowers a rating: also with authority for that higher one.
    pub fn lowers(&self, higher: Band) -> bool {
        self.can_lower && self.said.event.authorised_for.known().is_some_and(|authorised| authorised >= higher)
    }
}

/// What happened on a day, by its place in its own list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Happened<'a> {
    Opened,
    Answered(Answering<'a>),
    Signed(Signed<'a>),
    Said(Say<'a>),
    /// Two people took a record out.
    Unsaid,
    Judged(Judged),
    JudgedOver(Judged),
}

/// The first rating that was said, and what held before anything was. What does not show the rating of its day is none,
/// and may be one: of all up to the first that does the highest.
pub(super) fn start_of(computed: Band, happened: &[(Date, Happened<'_>)]) -> (Option<Band>, Band) {
    let shown = happened.iter().find(|(_, happened)| matches!(happened, Happened::Said(say) if say.shows));
    let said = |(on, happened): &(Date, Happened<'_>)| match happened {
        Happened::Said(say) if shown.is_none_or(|(day, _)| on <= day) => Some(say.said.rating),
        _ => None,
    };
    let first = happened.iter().filter_map(said).max();
    // A computed rating above all that was said holds for all time: nobody said since when.
    let unsaid = Some(computed).filter(|_| last_up_to(computed, happened).is_none());
    (first, first.max(unsaid).unwrap_or(computed))
}

/// Everything that counts, by day.
pub(super) fn happened<'a>(facts: &Facts<'_, 'a>) -> Vec<(Date, Happened<'a>)> {
    let mut happened: Vec<(Date, Happened<'a>)> = Vec::new();
    happened.extend(facts.incidents.all.iter().map(|event| (event.on, Happened::Opened)));
    happened.extend(facts.incidents.answers.iter().map(|answer| (answer.event.on, Happened::Answered(*answer))));
    for said in &facts.managed.timeline.ratings {
        if said.by == RatingSayer::Recorded {
            happened.push((said.event.on, Happened::Said(Say { said: *said, can_lower: false, shows: said.readable })));
            happened.extend(said.event.gone_on().map(|gone| (gone, Happened::Unsaid)));
        }
    }
    for signed in &facts.approvals.signatures {
        happened.push((signed.event.on, Happened::Signed(*signed)));
        // One that does not sign says no rating; one whose authority cannot be read may sign, and lowers nothing.
        let Some(said) = RatingSaid::of(signed.event) else { continue };
        let verdict = facts.approvals.verdict(signed, said.rating);
        if may_sign(signed, verdict) {
            let names = verdict == Ok(true);
            let of_draft = !matches!(signed.signs, Signs::Nothing);
            let can_lower = facts.approvals.lowers(signed, said.rating);
            let signs = facts.approvals.closes(signed, said.rating).is_ok();
            let shows = signs && of_draft && said.readable && (names || said.rating >= facts.computed);
            happened.push((signed.event.on, Happened::Said(Say { said, can_lower, shows })));
        }
    }
    for signed in &facts.approvals.withdrawn {
        if let Some(said) = RatingSaid::of(signed.event)
            && may_sign(signed, facts.approvals.verdict(signed, said.rating))
        {
            happened.push((signed.event.on, Happened::Said(Say { said, can_lower: false, shows: false })));
        }
    }
    if let Some(judged) = facts.judged {
        happened.push((judged.on, Happened::Judged(judged)));
        happened.extend(judged.over.map(|over| (over, Happened::JudgedOver(judged))));
    }
    let today = facts.managed.timeline.today;
    happened.retain(|(on, _)| *on <= today);
    crate::code::sort(&mut happened, |(one, _), (other, _)| one.cmp(other));
    happened
}

/// Whether a signature says its rating: it signs, or nobody can read that its manager may not.
fn may_sign(signed: &Signed<'_>, verdict: Result<bool, ClosesNothing>) -> bool {
    match verdict {
        Ok(_) => true,
        Err(why) => why == ClosesNothing::AuthorityNotKnown && signed.event.authorised_for == Answer::Refused,
    }
}

/// The last day on which somebody said a rating that comes up to what is computed.
pub(super) fn last_up_to(computed: Band, happened: &[(Date, Happened<'_>)]) -> Option<Date> {
    happened.iter().rev().find_map(|(on, happened)| match happened {
        Happened::Said(say) if say.shows && say.said.rating >= computed => Some(*on),
        _ => None,
    })
}
