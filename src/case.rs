//! The case as a host gives it: answers and events, all optional, each checked for its form.
//!
//! What the answers mean together is for the instruments; here a value is of the
//! right type and within its limits, or it is refused with a problem.

pub mod conviction;
pub mod correction;
pub mod event;
pub(crate) mod json;
pub mod predictors;
pub mod reader;

use crate::band::Band;
use crate::code::codes;
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};
use conviction::Occasion;
use correction::Correction;
use event::Event;
use json::Node;
use predictors::PredictorAnswers;
use reader::{Answer, Fields, Origin, Reader};

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
pub struct CaseFile {
    /// The host's own reference.
    pub reference: Option<String>,
    /// Whose bank holidays count.
    pub division: Answer<Division>,
    /// Name of the standard.
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
    pub oasys: Option<OasysAnswers>,
    /// What only the predictors ask; `None` where the case does not say.
    pub predictors: Option<PredictorAnswers>,
    /// What happened up to today, by day and then in the order given.
    pub events: Vec<Event>,
    /// The professional's judgement.
    pub judgement: Option<Judgement>,
    /// Tables that the host has checked.
    pub attestations: Vec<Attestation>,
    /// Answers that said where they come from.
    pub origins: Vec<Origin>,
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
    /// Whole years at the latest sexual offence, 0 to 120.
    pub age_at_latest_sexual_offence: Answer<i64>,
    /// Sexual convictions for indecent images only.
    pub indecent_images_only: Answer<bool>,
    /// Why it was not scored.
    pub not_scored: Answer<NotScored>,
}

/// Answers of OASys as given.
#[derive(Debug, Default)]
pub struct OasysAnswers {
    /// Supervised by probation; `false` only where said outright.
    pub supervised: Answer<bool>,
    /// The answers could not be read at all.
    pub answers_refused: bool,
    /// Question number, path and answer.
    pub answers: Vec<(String, String, Answer<RawAnswer>)>,
    /// Section, and the reason that it needs attention.
    pub low_scoring_areas: Vec<LowScoringArea>,
    /// One of them could not be read, so that nobody can say of which section it was.
    pub low_scoring_refused: bool,
    /// The grid of risk of serious harm.
    pub harm: HarmAnswers,
}

/// An answer before its question is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawAnswer {
    /// A text or a code.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Fraction,
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<RawAnswer>),
    /// An object.
    Object,
}

/// A section under its threshold that needs attention all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowScoringArea {
    /// Section, 3 to 12.
    pub section: u8,
    /// Why.
    pub reason: String,
    /// Path of the section, for a problem with it.
    pub field: String,
}

/// The grid of risk of serious harm as given.
#[derive(Debug, Default)]
pub struct HarmAnswers {
    /// Children, public, known adult, staff.
    pub community: [Answer<Band>; 4],
    /// Children, public, known adult, staff, prisoners.
    pub custody: [Answer<Band>; 5],
    /// The custody setting is not being rated, said outright.
    pub custody_not_applicable: bool,
}

/// The professional's judgement as given.
#[derive(Debug, Default)]
pub struct Judgement {
    /// The joint rating as judged.
    pub rating: Answer<Band>,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
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
pub fn read(text: &str, today: Date) -> (CaseFile, Vec<Problem>) {
    let mut reader = Reader::default();
    let case = match json::parse(text) {
        Ok(node) => read_case(&mut reader, node, today),
        Err(problem) => {
            reader.problems.push(*problem);
            CaseFile::default()
        }
    };
    (case, reader.problems)
}

fn read_case(reader: &mut Reader, node: Node<'_>, today: Date) -> CaseFile {
    let mut fields = Fields::of(reader, Answer::Given(node), String::new());
    let _ = fields.choice::<CaseSchema>(reader, "schema");
    let reference = fields.text(reader, "reference", 100).into_option();
    let division = fields.choice(reader, "division");
    let standard = fields.text(reader, "standard", 100);
    let person = read_person(reader, &mut fields, today);
    let born = person.date_of_birth.given().copied();
    let convictions = conviction::read_all(reader, &mut fields, today, born);
    let corrections = correction::read_all(reader, &mut fields, today);
    let risk_matrix = read_risk_matrix(reader, &mut fields);
    let oasys = read_oasys(reader, &mut fields);
    let predictors = predictors::read(reader, &mut fields);
    let events = event::read_all(reader, &mut fields, today, born);
    let judgement = read_judgement(reader, &mut fields, today);
    let attestations = read_attestations(reader, &mut fields);
    fields.finish(reader);
    let origins = std::mem::take(&mut reader.origins);
    CaseFile {
        reference,
        division,
        standard,
        person,
        convictions,
        corrections,
        risk_matrix,
        oasys,
        predictors,
        events,
        judgement,
        attestations,
        origins,
    }
}

/// Members that the contract names and this release does not score: said, not ignored.
fn refuse_unread(reader: &mut Reader, fields: &mut Fields<'_>, key: &str) {
    if let Answer::Given(_) = fields.take(reader, key) {
        reader.problems.push(Problem::new(ProblemCode::NotRead, fields.field(key)));
    }
}

fn read_person(reader: &mut Reader, fields: &mut Fields<'_>, today: Date) -> Person {
    let mut person = fields.object(reader, "person");
    let sex = person.choice(reader, "sex");
    let date_of_birth = person.date(reader, "dateOfBirth").and_then(|born: Date| {
        if born > today {
            reader.refuse(Problem::new(ProblemCode::InTheFuture, person.field("dateOfBirth")))
        } else {
            Answer::Given(born)
        }
    });
    person.finish(reader);
    Person { sex, date_of_birth }
}

fn read_risk_matrix(reader: &mut Reader, fields: &mut Fields<'_>) -> RiskMatrixAnswers {
    let mut answers = fields.object(reader, "riskMatrix");
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
        age_at_latest_sexual_offence: answers.whole(reader, "ageAtLatestSexualOffence", 0, 120),
        indecent_images_only: answers.yes_or_no(reader, "indecentImagesOnly"),
        not_scored: answers.choice(reader, "notScored"),
    };
    answers.finish(reader);
    read
}

fn read_oasys(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<OasysAnswers> {
    let node = fields.take(reader, "oasys");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut oasys = Fields::of(reader, node, fields.field("oasys"));
    let supervised = oasys.yes_or_no(reader, "supervised");
    let answers = oasys.object(reader, "answers");
    let answers_refused = answers.is_refused();
    let answers = answers
        .rest(reader)
        .into_iter()
        .map(|(key, field, answer)| (key, field, answer.and_then(|node| Answer::Given(raw(node)))))
        .collect();
    let (low_scoring_areas, low_scoring_refused) = read_low_scoring_areas(reader, &mut oasys);
    let harm = read_harm(reader, &mut oasys);
    refuse_unread(reader, &mut oasys, "screening");
    oasys.finish(reader);
    Some(OasysAnswers { supervised, answers_refused, answers, low_scoring_areas, low_scoring_refused, harm })
}

fn raw(node: Node<'_>) -> RawAnswer {
    match node {
        Node::Text(text) => RawAnswer::Text(text.into_owned()),
        Node::Whole(number) => RawAnswer::Whole(number),
        Node::Bool(value) => RawAnswer::Bool(value),
        Node::List(list) => RawAnswer::List(list.into_iter().map(raw).collect()),
        Node::Fraction => RawAnswer::Fraction,
        Node::Object(_) | Node::Null => RawAnswer::Object,
    }
}

/// The areas, and whether one of them could not be read.
fn read_low_scoring_areas(reader: &mut Reader, oasys: &mut Fields<'_>) -> (Vec<LowScoringArea>, bool) {
    let path = oasys.field("lowScoringAreas");
    let list = oasys.list(reader, "lowScoringAreas", 20);
    let mut refused = list.is_refused();
    let list = list.into_option().unwrap_or_default();
    let mut areas = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        let mut entry = Fields::of(reader, Answer::Given(node), format!("{path}[{index}]"));
        let section = entry.whole(reader, "section", 3, 12);
        let section = reader.required(section, &entry, "section");
        let reason = entry.text(reader, "reason", 4000);
        let reason = reader.required(reason, &entry, "reason");
        let field = entry.field("section");
        entry.finish(reader);
        match (section.and_then(|section| u8::try_from(section).ok()), reason) {
            (Some(section), Some(reason)) => areas.push(LowScoringArea { section, reason, field }),
            _ => refused = true,
        }
    }
    (areas, refused)
}

fn read_harm(reader: &mut Reader, oasys: &mut Fields<'_>) -> HarmAnswers {
    let mut harm = oasys.object(reader, "harm");
    let mut community = harm.object(reader, "community");
    let custody = harm.take(reader, "custody");
    let custody_not_applicable = matches!(&custody, Answer::Given(Node::Text(text)) if text == "not-applicable");
    let custody = if custody_not_applicable { Answer::Missing } else { custody };
    let mut custody = Fields::of(reader, custody, harm.field("custody"));
    let answers = HarmAnswers {
        community: ["children", "public", "knownAdult", "staff"].map(|group| community.choice(reader, group)),
        custody: ["children", "public", "knownAdult", "staff", "prisoners"].map(|group| custody.choice(reader, group)),
        custody_not_applicable,
    };
    community.finish(reader);
    custody.finish(reader);
    harm.finish(reader);
    answers
}

fn read_judgement(reader: &mut Reader, fields: &mut Fields<'_>, today: Date) -> Option<Judgement> {
    let node = fields.take(reader, "judgement");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut judgement = Fields::of(reader, node, fields.field("judgement"));
    let on = judgement.date(reader, "on").and_then(|on: Date| {
        if on > today {
            reader.refuse(Problem::new(ProblemCode::InTheFuture, judgement.field("on")))
        } else {
            Answer::Given(on)
        }
    });
    let until = judgement.date(reader, "until").and_then(|until: Date| {
        if on.given().is_some_and(|on| until < *on) {
            let on = judgement.field("on");
            reader.refuse(Problem::new(ProblemCode::Contradicts, judgement.field("until")).against(on))
        } else {
            Answer::Given(until)
        }
    });
    let read = Judgement {
        rating: judgement.choice(reader, "rating"),
        reason: judgement.text(reader, "reason", 4000).into_option(),
        by: judgement.text(reader, "by", 200).into_option(),
        on,
        until,
        countersigned_by: judgement.text(reader, "countersignedBy", 200).into_option(),
        countersigner_authorised_for: judgement.choice(reader, "countersignerAuthorisedFor"),
    };
    judgement.finish(reader);
    Some(read)
}

fn read_attestations(reader: &mut Reader, fields: &mut Fields<'_>) -> Vec<Attestation> {
    let list = fields.list(reader, "attestations", 100).into_option().unwrap_or_default();
    let mut attestations = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        let mut entry = Fields::of(reader, Answer::Given(node), format!("attestations[{index}]"));
        let table = entry.text(reader, "table", 100);
        let table = reader.required(table, &entry, "table");
        let by = entry.text(reader, "by", 200);
        let by = reader.required(by, &entry, "by");
        let on = entry.date(reader, "on");
        let on = reader.required(on, &entry, "on");
        let page = entry.text(reader, "page", 200);
        let page = reader.required(page, &entry, "page");
        let field = entry.field("table");
        entry.finish(reader);
        if let (Some(table), Some(by), Some(on), Some(page)) = (table, by, on, page) {
            attestations.push(Attestation { table, by, on, page, field });
        }
    }
    attestations
}
