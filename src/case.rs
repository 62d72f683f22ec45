//! The case as a host gives it: answers and events, all optional, each checked for its form.
//!
//! What the answers mean together is for the instruments; here a value is of the
//! right type and within its limits, or it is refused with a problem.

pub mod conviction;
pub mod correction;
mod digest;
pub mod event;
pub mod file;
pub mod harm;
pub mod impossible;
pub(crate) mod json;
mod oasys;
pub mod plan;
pub mod predictors;
pub mod reader;
pub mod recorded;
pub mod screening;
pub mod self_assessment;

use crate::band::Band;
use crate::code::codes;
use crate::date::Date;
use crate::division::Division;
use crate::period::Unit;
use crate::problem::{Problem, ProblemCode};
use conviction::Occasion;
use correction::Correction;
use event::{Event, UnreadableEvent};
pub use harm::HarmAnswers;
use json::Node;
pub use oasys::{FormAnswers, LowScoringArea, OasysAnswers};
use predictors::PredictorAnswers;
use reader::{Answer, Fields, Origin, Path, Reader};
use recorded::{Attested, Recorded};
pub use screening::ScreeningAnswers;

codes! {
    /// Sex as the instruments take it.
    pub enum Sex {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
    }
}

codes! {
    /// Why Risk Matrix 2000 was not scored: the reasons of the OASys reference data.
    pub enum NotScored {
        /// 230.
        NoTrainedAssessor = "no-trained-assessor",
        /// 240.
        InsufficientInformation = "insufficient-information",
        /// 250.
        AllocatedNotCompleted = "allocated-not-completed",
        /// 260.
        DoneOnPaper = "done-on-paper",
        /// 270.
        NotIndicated = "not-indicated",
        /// 280.
        ExistingRiskMatrix = "existing-risk-matrix",
        /// 285: the only one that an instrument accepts as "does not apply".
        InternetOffencesOnly = "internet-offences-only",
        /// 290.
        NoneGiven = "none-given",
    }
}

codes! {
    /// The schema of a case.
    pub enum CaseSchema {
        /// The only one so far.
        One = "joint-risk/case/1",
    }
}

/// A case, read.
#[derive(Debug, Default)]
pub struct CaseFile<'t> {
    /// The host's own reference.
    pub reference: Option<String>,
    /// Whose bank holidays count.
    pub division: Answer<Division>,
    /// Name of the standard, where it is named and not given whole.
    pub standard: Answer<String>,
    /// Who it is about.
    pub person: Person,
    /// Sentencing occasions in the order given; `Missing` where the case has no history.
    pub convictions: Answer<Vec<Occasion>>,
    /// Counts that the practitioner sets otherwise than the history gives them.
    pub corrections: Vec<Correction>,
    /// Answers of Risk Matrix 2000.
    pub risk_matrix: RiskMatrixAnswers,
    /// Answers of OASys; `None` where the case has none.
    pub oasys: Option<OasysAnswers<'t>>,
    /// What only the predictors ask; `None` where the case does not say.
    pub predictors: Option<PredictorAnswers>,
    /// What happened up to today, by day and then in the order given.
    pub events: Vec<Event>,
    /// Events of which nobody can say what they were or when, in the order given.
    pub unreadable_events: Vec<UnreadableEvent>,
    /// The list of events cannot be read as a whole, or there are two: what it says beyond `events` is not known.
    pub events_lost: bool,
    /// Who says that the events come from an agency's own record.
    pub attested: Option<Attested>,
    /// What other systems say: never computed here.
    pub recorded: Option<Recorded>,
    /// The professional's judgement.
    pub judgement: Option<Judgement>,
    /// Tables that the host has checked.
    pub attestations: Vec<Attestation>,
    /// Answers that said where they come from.
    pub origins: Vec<Origin>,
    /// SHA-256 of the instruments' answers, in lower-case hexadecimal.
    pub digest: String,
    /// How long before its end a court order is to be looked at; `None` where the case does not say.
    pub order_warnings: Option<Vec<(u16, Unit)>>,
}

/// Who a case is about.
#[derive(Debug, Default)]
pub struct Person {
    /// Sex.
    pub sex: Answer<Sex>,
    /// Date of birth.
    pub date_of_birth: Answer<Date>,
}

/// Answers of Risk Matrix 2000 as given.
#[derive(Debug, Default)]
pub struct RiskMatrixAnswers {
    /// Start of risk.
    pub start_of_risk: Answer<Date>,
    /// Sexual sentencing appearances, 0 to 999.
    pub sexual_appearances: Answer<i64>,
    /// Criminal sentencing appearances of every kind, 0 to 999.
    pub criminal_appearances: Answer<i64>,
    /// Non-sexual violent sentencing appearances, 0 to 999.
    pub violent_appearances: Answer<i64>,
    /// Any burglary conviction.
    pub burglary: Answer<bool>,
    /// Any male victim of a sexual offence.
    pub male_victim: Answer<bool>,
    /// Any stranger victim of a sexual offence.
    pub stranger_victim: Answer<bool>,
    /// Any non-contact sexual offence.
    pub non_contact_offence: Answer<bool>,
    /// Never in a marriage-like relationship.
    pub never_in_relationship: Answer<bool>,
    /// Whole years at the latest sexual offence, from the age of criminal responsibility to 120.
    pub age_at_latest_sexual_offence: Answer<i64>,
    /// Sexual convictions for indecent images only.
    pub indecent_images_only: Answer<bool>,
    /// Why it was not scored.
    pub not_scored: Answer<NotScored>,
}

impl RiskMatrixAnswers {
    /// Whether anything is answered, readable or not.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let numbers = [
            &self.sexual_appearances,
            &self.criminal_appearances,
            &self.violent_appearances,
            &self.age_at_latest_sexual_offence,
        ];
        let answers = [
            &self.burglary,
            &self.male_victim,
            &self.stranger_victim,
            &self.non_contact_offence,
            &self.never_in_relationship,
            &self.indecent_images_only,
        ];
        !matches!(self.start_of_risk, Answer::Missing)
            || !matches!(self.not_scored, Answer::Missing)
            || numbers.iter().any(|answer| !matches!(answer, Answer::Missing))
            || answers.iter().any(|answer| !matches!(answer, Answer::Missing))
    }
}

/// The professional's judgement as given.
#[derive(Debug, Default)]
pub struct Judgement {
    /// The joint rating as judged.
    pub rating: Answer<Band>,
    /// The computed rating that it lowers, where it lowers one.
    pub lowers: Answer<Band>,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// Who cannot be read.
    pub by_unreadable: bool,
    /// When.
    pub on: Answer<Date>,
    /// Last day of a lowered rating.
    pub until: Answer<Date>,
    /// The manager who countersigned.
    pub countersigned_by: Option<String>,
    /// The highest level for which that manager is authorised.
    pub countersigner_authorised_for: Answer<Band>,
}

/// A host's word that it has checked a table against the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// Identifier of the table.
    pub table: String,
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// Which page.
    pub page: String,
    /// Path of the table's name, for a problem with it.
    pub field: String,
}

/// Reads the text of a case. Nothing is lost by a problem but the field that it names.
#[must_use]
pub fn read(text: &str, today: Date) -> (CaseFile<'static>, Vec<Problem>) {
    let (case, _, problems) = read_with_standard(text, today);
    let oasys = case.oasys.map(|oasys| OasysAnswers { answers: oasys.answers.into_owned(), ..oasys });
    (CaseFile { oasys, ..case }, problems)
}

/// The same, with the document of a standard where the case brings one: what it means is for the standards to say.
pub(crate) fn read_with_standard(text: &str, today: Date) -> Read<'_> {
    match json::parse(text) {
        Ok(node) => read_node(node, today),
        Err(problem) => (CaseFile::default(), None, vec![*problem]),
    }
}

/// A case, the document of a standard that it brings, and every problem.
pub(crate) type Read<'a> = (CaseFile<'a>, Option<Node<'a>>, Vec<Problem>);

/// Reads a case that is parsed already.
pub(crate) fn read_node(mut node: Node<'_>, today: Date) -> Read<'_> {
    let mut reader = Reader::on(today);
    let mut case: CaseFile<'_> = read_case(&mut reader, &node, today);
    if let Some(oasys) = &mut case.oasys {
        oasys.answers.take_from(&mut node);
    }
    let document = node.member_mut("standard").map(|document| std::mem::replace(document, Node::Null));
    (case, document.filter(|document| matches!(document, Node::Object(_))), reader.problems)
}

fn read_case(reader: &mut Reader, node: &Node<'_>, today: Date) -> CaseFile<'static> {
    let fields = Fields::of(reader, Answer::Given(node), Path::start(""));
    let _ = fields.choice::<CaseSchema>(reader, "schema");
    let reference = fields.words(reader, "reference", 100);
    let division = fields.choice(reader, "division");
    let standard = match fields.take(reader, "standard") {
        Answer::Given(Node::Object(_)) => Answer::Missing,
        taken => taken
            .and_then(|node| reader.text(node, &fields.at("standard"), 100))
            .and_then(|name| Answer::Given(name.to_owned())),
    };
    let person = read_person(reader, &fields, today);
    let born = person.date_of_birth.given().copied();
    let attested = recorded::attested(reader, &fields, today, born);
    let events = event::Known { today, born, attested: attested.as_ref().map(|attested| attested.on) };
    let events = event::read_all(reader, &fields, events);
    let mut case = CaseFile {
        reference,
        division,
        standard,
        person,
        convictions: conviction::read_all(reader, &fields, today, born),
        corrections: correction::read_all(reader, &fields, today),
        risk_matrix: read_risk_matrix(reader, &fields, division.known()),
        oasys: oasys::read(reader, &fields, today, born),
        predictors: predictors::read(reader, &fields),
        recorded: recorded::read(reader, &fields, today, born),
        events: events.read,
        unreadable_events: events.unreadable,
        events_lost: events.lost,
        attested,
        judgement: read_judgement(reader, &fields, today),
        attestations: read_attestations(reader, &fields, today),
        order_warnings: read_warnings(reader, &fields),
        digest: digest::of(node),
        origins: Vec::new(),
    };
    let _ = fields.text(reader, "calendarKey", 100);
    fields.finish(reader);
    case.origins = std::mem::take(&mut reader.origins);
    impossible::after_death(reader, &case);
    case
}

/// `[{ "months": 6 }, { "days": 28 }]`: how long before its end an order is to be looked at; `None` where nothing is said.
/// One that cannot be read counts as none before the last day, the latest that it can be: it could have warned at any time.
fn read_warnings(reader: &mut Reader, fields: &Fields<'_>) -> Option<Vec<(u16, Unit)>> {
    let mut warnings = Vec::new();
    let list = fields.each(reader, "orderWarnings", 10, &mut |reader, _, entry| {
        let before = reader.problems.len();
        let given = (entry.number(reader, "months", 1, 999), entry.number(reader, "days", 1, 999));
        let read = reader.problems.len() == before;
        entry.finish(reader);
        match given {
            (Some(months), None) if read => return warnings.push((months, Unit::Month)),
            (None, Some(days)) if read => return warnings.push((days, Unit::Day)),
            (Some(_), Some(_)) => {
                reader.note_against(ProblemCode::Contradicts, &entry.at("months"), &entry.at("days"));
            }
            _ if reader.problems.len() == before => reader.missing(entry, "months"),
            _ => {}
        }
        warnings.push(UNREAD_WARNING);
    });
    if list.is_refused() {
        warnings.push(UNREAD_WARNING);
    }
    (!warnings.is_empty()).then_some(warnings)
}

/// A warning that cannot be read.
const UNREAD_WARNING: (u16, Unit) = (0, Unit::Day);

fn read_person(reader: &mut Reader, fields: &Fields<'_>, today: Date) -> Person {
    let person = fields.object(reader, "person");
    let read =
        Person { sex: person.choice(reader, "sex"), date_of_birth: person.date_until(reader, "dateOfBirth", today) };
    person.finish(reader);
    read
}

fn read_risk_matrix(reader: &mut Reader, fields: &Fields<'_>, division: Option<Division>) -> RiskMatrixAnswers {
    let answers = fields.object(reader, "riskMatrix");
    let least = impossible::least_age_anywhere(division);
    let read = RiskMatrixAnswers {
        start_of_risk: answers.date(reader, "startOfRisk"),
        sexual_appearances: answers.whole(reader, "sexualAppearances", 0, 999),
        criminal_appearances: answers.whole(reader, "criminalAppearances", 0, 999),
        violent_appearances: answers.whole(reader, "violentAppearances", 0, 999),
        burglary: answers.yes_or_no(reader, "burglary"),
        male_victim: answers.yes_or_no(reader, "maleVictim"),
        stranger_victim: answers.yes_or_no(reader, "strangerVictim"),
        non_contact_offence: answers.yes_or_no(reader, "nonContactOffence"),
        never_in_relationship: answers.yes_or_no(reader, "neverInRelationship"),
        age_at_latest_sexual_offence: answers.whole(reader, "ageAtLatestSexualOffence", least, 120),
        indecent_images_only: answers.yes_or_no(reader, "indecentImagesOnly"),
        not_scored: answers.choice(reader, "notScored"),
    };
    answers.finish(reader);
    read
}

fn read_judgement(reader: &mut Reader, fields: &Fields<'_>, today: Date) -> Option<Judgement> {
    let judgement = fields.given_object(reader, "judgement")?;
    let on = judgement.date_until(reader, "on", today);
    let until = match (judgement.date(reader, "until"), on) {
        (Answer::Given(until), Answer::Given(on)) if until < on => {
            reader.note_against(ProblemCode::Contradicts, &judgement.at("until"), &judgement.at("on"));
            Answer::Refused
        }
        (until, _) => until,
    };
    let by = judgement.text(reader, "by", 200);
    let read = Judgement {
        rating: judgement.choice(reader, "rating"),
        lowers: judgement.choice(reader, "lowers"),
        reason: judgement.words(reader, "reason", 4000),
        by_unreadable: by.is_refused(),
        by: by.into_option().map(str::to_owned),
        on,
        until,
        countersigned_by: judgement.words(reader, "countersignedBy", 200),
        countersigner_authorised_for: judgement.choice(reader, "countersignerAuthorisedFor"),
    };
    judgement.finish(reader);
    Some(read)
}

fn read_attestations(reader: &mut Reader, fields: &Fields<'_>, today: Date) -> Vec<Attestation> {
    let mut attestations = Vec::new();
    fields.each(reader, "attestations", 100, &mut |reader, _, entry| {
        let table = entry.required_words(reader, "table", 100);
        let by = entry.required_words(reader, "by", 200);
        let on = entry.date_until(reader, "on", today);
        let on = reader.required(on, entry, "on");
        let page = entry.required_words(reader, "page", 200);
        entry.finish(reader);
        if let (Some(table), Some(by), Some(on), Some(page)) = (table, by, on, page) {
            attestations.push(Attestation { table, by, on, page, field: entry.field("table") });
        }
    });
    attestations
}
