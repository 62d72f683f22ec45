//! What is to be countersigned, what a countersignature signs, and whether its manager may (ruling 23, and how time is
//! read, 13).

use crate::band::Band;
use crate::case::CaseFile;
use crate::case::conviction::{Occasion, Outcome};
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::ClosesNothing;
use crate::duty::oasys::{is_full_oasys, may_be_full};
use crate::problem::Problem;
use crate::same_text::fold;
use crate::timeline::{Meant, RatingSaid, Sort, Timeline, ambiguous, unknown};

/// The field that dates the draft where no assessment does.
pub(super) const START: &str = "riskMatrix.startOfRisk";

/// Something that is to be countersigned.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Its day.
    pub on: Date,
    /// What it is.
    pub of: DraftOf<'a>,
}

impl Draft<'_> {
    /// Whether it is an incident that two people had taken out by a day: it has no effect from then on (how time is read,
    /// 23). Of a start only its spell ends.
    fn is_gone_by(&self, day: Date) -> bool {
        let gone = |event: &Event| Sort::Incident.has(event.kind) && event.gone_on().is_some_and(|gone| gone <= day);
        matches!(self.of, DraftOf::Event(event) if gone(event))
    }
}

/// What a draft is.
#[derive(Debug, Clone, Copy)]
pub enum DraftOf<'a> {
    /// This event.
    Event(&'a Event),
    /// What this field of the case has.
    Field(&'static str),
}

/// What a countersignature signs.
#[derive(Debug, Clone, Copy)]
pub enum Signs<'a> {
    /// What it names.
    Named(&'a Event),
    /// Every draft of this day, the latest that had one when it was signed.
    DraftsOf(Date),
    /// Nothing: there was no draft yet, or nobody can say which is meant.
    Nothing,
}

/// A countersignature, and what it signs.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The countersignature.
    pub event: &'a Event,
    /// What it signs.
    pub signs: Signs<'a>,
}

impl Signed<'_> {
    /// Whether it signs this event.
    #[must_use]
    pub fn is_of(&self, event: &Event) -> bool {
        match self.signs {
            Signs::Named(named) => named.index == event.index,
            Signs::DraftsOf(day) => event.on == day,
            Signs::Nothing => false,
        }
    }

    /// The day of what it signs.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        match self.signs {
            Signs::Named(named) => Some(named.on),
            Signs::DraftsOf(day) => Some(day),
            Signs::Nothing => None,
        }
    }
}

/// The drafts of a case, who wrote them, and every countersignature.
#[derive(Debug, Default)]
pub struct Approvals<'a> {
    /// By day.
    drafts: Vec<Draft<'a>>,
    /// The first start, which is to be signed as long as there is nothing else.
    start: Option<Draft<'a>>,
    /// The field that would date one of which nobody can say the day.
    pub undated: Option<&'static str>,
    /// The latest OASys of which nobody can read whether it is full and complete.
    pub unsure: Option<Draft<'a>>,
    /// Who wrote an assessment or a rating on which day, as names are compared; `None` where that is not given.
    authors: Vec<(Date, Option<String>)>,
    /// Days on which somebody wrote whose name cannot be read.
    unread: Vec<Date>,
    /// Every countersignature, by day.
    pub signatures: Vec<Signed<'a>>,
    /// Countersignatures that one person alone took out, by day: they close nothing more, and what they said lowers
    /// nothing by being gone.
    pub withdrawn: Vec<Signed<'a>>,
    /// Everything that one person alone took out: what it asked for or took back lowers nothing by being gone.
    pub taken_out: Vec<&'a Event>,
}

impl<'a> Approvals<'a> {
    /// Those of a case. A countersignature that names nothing that the case has is a problem, and signs nothing.
    #[must_use]
    pub fn of(timeline: &Timeline<'a>, case: &'a CaseFile<'_>, problems: &mut Vec<Problem>) -> Self {
        let taken_out: Vec<_> = taken_out(timeline, case).collect();
        let mut approvals = Self { authors: authors(timeline, case, &taken_out), taken_out, ..Self::default() };
        approvals.find_drafts(timeline, case);
        approvals.unread =
            written(timeline).filter(|event| event.details.by_unreadable).map(|event| event.on).collect();
        let judgement = case.judgement.as_ref().filter(|judgement| judgement.by_unreadable);
        approvals.unread.extend(judgement.and_then(|judgement| judgement.on.known()));
        crate::code::sort(&mut approvals.unread, Ord::cmp);
        for event in timeline.of(EventKind::Countersigned).iter().copied() {
            let signs = approvals.signed_by(timeline, event, problems);
            approvals.signatures.push(Signed { event, signs });
        }
        for event in approvals.taken_out.iter().copied().filter(|event| event.kind == EventKind::Countersigned) {
            let signs = approvals.signed_by(timeline, event, &mut Vec::new());
            approvals.withdrawn.push(Signed { event, signs });
        }
        crate::code::sort(&mut approvals.withdrawn, |one, other| one.event.on.cmp(&other.event.on));
        approvals
    }

    /// Finds everything that is to be countersigned, by day; where there is nothing, the first start.
    fn find_drafts(&mut self, timeline: &Timeline<'a>, case: &CaseFile<'_>) {
        let mut events = timeline.of_any(&[
            EventKind::OasysCompleted,
            EventKind::OasysReviewed,
            EventKind::RiskReviewed,
            EventKind::RiskMatrixScored,
            EventKind::ArmsCompleted,
            EventKind::RatingRecorded,
            EventKind::Conviction,
            EventKind::SignificantIncident,
            EventKind::SeriousFurtherOffence,
        ]);
        // One that one person alone took out is still to be signed; a rating that was recorded is there in any case.
        let written = |event: &&Event| event.kind != EventKind::RatingRecorded && WRITTEN.contains(&event.kind);
        events.extend(self.taken_out.iter().copied().filter(written));
        crate::code::sort(&mut events, |one, other| one.on.cmp(&other.on));
        for event in events {
            let draft = Draft { on: event.on, of: DraftOf::Event(event) };
            if is_draft(event) {
                self.drafts.push(draft);
            } else if may_be_full(event) {
                self.unsure = Some(draft);
            }
        }
        let mut add = |on: Option<Date>, field| match on {
            Some(on) if on <= timeline.today => self.drafts.push(Draft { on, of: DraftOf::Field(field) }),
            Some(_) => {}
            None => self.undated = Some(field),
        };
        if !matches!(case.risk_matrix.start_of_risk, Answer::Missing) {
            add(case.risk_matrix.start_of_risk.known(), START);
        }
        if let Some(judgement) = &case.judgement {
            add(judgement.on.known(), "judgement.on");
        }
        if let Some(recorded) = &case.recorded {
            if let Some(value) = &recorded.risk_matrix {
                add(value.on.known(), "recorded.riskMatrix.on");
            }
            let others = [
                (&recorded.harm, "recorded.harm.on"),
                (&recorded.sa07, "recorded.sa07.on"),
                (&recorded.arms, "recorded.arms.on"),
            ];
            for (value, field) in others {
                if let Some(value) = value {
                    add(value.on.known(), field);
                }
            }
        }
        for occasion in convictions(case) {
            add(occasion.sentenced_on.known(), "convictions");
        }
        if case.convictions.is_refused() {
            add(None, "convictions");
        }
        // What may be a draft of before that is not later than it.
        let first = timeline.first_start().filter(|start| self.unsure.is_none_or(|unsure| start.on <= unsure.on));
        let start = first.filter(|_| self.undated.is_none());
        self.start = start.map(|start| Draft { on: start.on, of: DraftOf::Event(start) });
        crate::code::sort(&mut self.drafts, |a, b| a.on.cmp(&b.on));
    }

    /// The latest draft on or before a day, of those that nobody had taken out by then.
    #[must_use]
    pub fn latest(&self, day: Date) -> Option<Draft<'a>> {
        let until = self.drafts.partition_point(|draft| draft.on <= day);
        let last = self.drafts.iter().take(until).rfind(|draft| !draft.is_gone_by(day)).copied();
        last.or_else(|| self.start.filter(|start| start.on <= day))
    }

    fn signed_by(&self, timeline: &Timeline<'a>, event: &'a Event, problems: &mut Vec<Problem>) -> Signs<'a> {
        let name = match event.of() {
            Answer::Given(name) => name,
            Answer::Missing => return self.latest(event.on).map_or(Signs::Nothing, |draft| Signs::DraftsOf(draft.on)),
            Answer::Refused => return Signs::Nothing,
        };
        let fits = |draft: &Event| draft.on <= event.on && is_draft(draft);
        let meant = |sort| timeline.names().meant_among(name, sort, &fits);
        // A day names what fell on it only where nothing else did that could be meant.
        let meant = match (meant(Sort::Draft), meant(Sort::Incident)) {
            (Meant::None, meant) | (meant, Meant::None) => meant,
            (draft, incident) => Meant::Several(draft.places().into_iter().chain(incident.places()).collect()),
        };
        match meant {
            Meant::One(draft) => Signs::Named(draft),
            Meant::Several(places) => {
                problems.push(ambiguous(event, event.of_member(), &places));
                Signs::Nothing
            }
            Meant::None => {
                let mut events = self.drafts.iter().rev().filter_map(|draft| match draft.of {
                    DraftOf::Event(event) => Some(event),
                    DraftOf::Field(_) => None,
                });
                problems.push(unknown(event, event.of_member(), &mut || events.next()));
                Signs::Nothing
            }
        }
    }

    /// Whether a countersignature signs for a rating; where it does, whether the names of both are known, which is what
    /// a lowering needs.
    ///
    /// # Errors
    /// Why it does not: its author signed it, or the manager's authority is too low or not recorded.
    pub fn verdict(&self, signed: &Signed<'_>, rating: Band) -> Result<bool, ClosesNothing> {
        let event = signed.event;
        let by = event.by.as_deref().map(fold);
        let mut names = by.is_some();
        let until = match signed.signs {
            Signs::Named(named) => [named.on, named.on],
            Signs::DraftsOf(day) => [day, event.on],
            Signs::Nothing => [event.on, event.on],
        };
        for day in until {
            let begun = self.authors.partition_point(|(on, _)| *on <= day);
            let Some((on, _)) = begun.checked_sub(1).and_then(|last| self.authors.get(last)) else {
                names = false;
                continue;
            };
            if by.is_some() && self.has_author(*on, by.as_ref()) {
                return Err(ClosesNothing::CountersignerIsAuthor);
            }
            names &= !self.has_author(*on, None);
        }
        match event.authorised_for.known() {
            None => Err(ClosesNothing::AuthorityNotKnown),
            Some(authorised) if authorised < rating => Err(ClosesNothing::NotAuthorised),
            Some(_) => Ok(names),
        }
    }

    /// Whether a countersignature closes what it signs: as [`Self::verdict`], and where a name cannot be read the two may
    /// be one.
    ///
    /// # Errors
    /// Why it does not.
    pub fn closes(&self, signed: &Signed<'_>, rating: Band) -> Result<bool, ClosesNothing> {
        let names = self.verdict(signed, rating)?;
        let wrote = |day: Date| {
            let begun = self.authors.partition_point(|(on, _)| *on <= day);
            begun.checked_sub(1).and_then(|last| self.authors.get(last)).map(|(on, _)| *on)
        };
        let author = signed.day().and_then(wrote).is_some_and(|on| self.unread.binary_search(&on).is_ok());
        if signed.event.details.by_unreadable || author { Err(ClosesNothing::NamesNotGiven) } else { Ok(names) }
    }

    /// Whether a countersignature can lower what was `higher` to the rating that it says: of a draft that is known, by
    /// another than its author, both named, with a reason and with authority for the higher one.
    #[must_use]
    pub fn lowers(&self, signed: &Signed<'_>, higher: Band) -> bool {
        let says = RatingSaid::of(signed.event).is_some_and(|said| said.readable);
        says && !matches!(signed.signs, Signs::Nothing)
            && signed.event.details.reasons
            && self.verdict(signed, higher) == Ok(true)
    }

    fn has_author(&self, on: Date, by: Option<&String>) -> bool {
        self.authors.binary_search_by(|(day, author)| (*day, author.as_ref()).cmp(&(on, by))).is_ok()
    }
}

/// Whether an event is a draft.
fn is_draft(event: &Event) -> bool {
    match event.kind {
        EventKind::OasysCompleted | EventKind::OasysReviewed => is_full_oasys(event),
        _ => true,
    }
}

/// The convictions of the history: what may be one counts.
pub(crate) fn convictions<'c>(case: &'c CaseFile<'_>) -> impl Iterator<Item = &'c Occasion> {
    let all = case.convictions.given().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|occasion| match occasion.outcome {
        Answer::Given(outcome) => !outcome.is_caution() && outcome != Outcome::Quashed,
        Answer::Missing | Answer::Refused => true,
    })
}

/// What has an author.
const WRITTEN: [EventKind; 6] = [
    EventKind::OasysCompleted,
    EventKind::OasysReviewed,
    EventKind::RiskReviewed,
    EventKind::RatingRecorded,
    EventKind::RiskMatrixScored,
    EventKind::ArmsCompleted,
];

/// Every event that has an author.
fn written<'a>(timeline: &Timeline<'a>) -> impl Iterator<Item = &'a Event> {
    WRITTEN.iter().flat_map(|kind| timeline.of(*kind)).copied()
}

/// The events that one person alone took out, up to today.
fn taken_out<'a>(timeline: &Timeline<'_>, case: &'a CaseFile<'_>) -> impl Iterator<Item = &'a Event> {
    let today = timeline.today;
    let by_one = |event: &&Event| event.removed.as_ref().is_some_and(|removed| !removed.is_signed_by_two());
    case.events.iter().filter(move |event| event.on <= today).filter(by_one)
}

/// Who wrote an assessment, a rating or the judgement, by day and then by name.
fn authors(timeline: &Timeline<'_>, case: &CaseFile<'_>, taken_out: &[&Event]) -> Vec<(Date, Option<String>)> {
    let mut authors = Vec::new();
    // To take out what somebody wrote needs two, as every lowering does: until then he has written it.
    let taken_out = taken_out.iter().copied().filter(|event| WRITTEN.contains(&event.kind));
    authors.extend(written(timeline).chain(taken_out).map(|event| (event.on, event.by.as_deref().map(fold))));
    if let Some(judgement) = &case.judgement
        && let Some(on) = judgement.on.known()
    {
        authors.push((on, judgement.by.as_deref().map(fold)));
    }
    crate::code::sort(&mut authors, Ord::cmp);
    authors.dedup();
    authors
}
