//! The inputs of a case: the checked answers of OASys, the person, what only the predictors ask, and what the
//! conviction history gives where an answer is missing. Nothing is asked twice.

use super::category::IndexOffence;
use super::inputs::{Field, Inputs};
use super::scale::{
    Awareness, Level, Motivation, PreviousOffence, PreviousOffences, Qualifications, RelationshipStatus,
};
use crate::band::{Band, Status};
use crate::case::CaseFile;
use crate::case::conviction::{Occasion, OffenceCode, Outcome};
use crate::case::correction::{CountName, CountValue};
use crate::case::reader::{Answer, join};
use crate::case::screening::OFFENCES;
use crate::date::Date;
use crate::history::{self, Counts, GivenCount, RuleApplied};
use crate::instrument::oasys::{Harm, Sheet, SheetAnswer};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;

/// What a case says of a predictor's questions.
#[derive(Debug, Clone, Default)]
pub struct FromCase {
    /// Every usable answer.
    pub inputs: Inputs,
    /// Inputs with a problem: no predictor that uses one is scored.
    pub refused: Vec<Field>,
    /// Inputs that the conviction history gave, each with the standing of the counting rules that it rests on.
    pub derived: Vec<(Field, Standing)>,
    /// The start of risk of Risk Matrix stands for 1.38.
    pub start_of_risk: bool,
}

/// Questions that only the predictors and the history turn on: with one of them answered, they are worth scoring.
const ACTUARIAL: [Field; 13] = [
    Field::DateOfConviction,
    Field::StartOfFollowUp,
    Field::AgeAtFirstSanction,
    Field::TotalSanctions,
    Field::ViolentSanctions,
    Field::EverSexualOffence,
    Field::DateOfLatestSexualOffence,
    Field::ContactAdultSexualSanctions,
    Field::ContactChildSexualSanctions,
    Field::IndecentImageSanctions,
    Field::NonContactSexualSanctions,
    Field::StrangerVictim,
    Field::DateOfLatestOffence,
];

/// Numbers that the conviction history gives.
const COUNTED: [(Field, CountName); 7] = [
    (Field::AgeAtFirstSanction, CountName::AgeAtFirstSanction),
    (Field::TotalSanctions, CountName::Sanctions),
    (Field::ViolentSanctions, CountName::ViolentSanctions),
    (Field::ContactAdultSexualSanctions, CountName::ContactAdultSanctions),
    (Field::ContactChildSexualSanctions, CountName::ContactChildSanctions),
    (Field::IndecentImageSanctions, CountName::ImagesOrIndirectSanctions),
    (Field::NonContactSexualSanctions, CountName::NonContactOtherSanctions),
];

/// Rows of R1.2 that SVRP and SNSV have a weight for.
const PREVIOUS: [(&str, PreviousOffence); 9] = [
    ("R1.2.1", PreviousOffence::Homicide),
    ("R1.2.2", PreviousOffence::GrievousBodilyHarm),
    ("R1.2.6", PreviousOffence::AggravatedBurglary),
    ("R1.2.7", PreviousOffence::Arson),
    ("R1.2.8", PreviousOffence::CriminalDamage),
    ("R1.2.9", PreviousOffence::Kidnapping),
    ("R1.2.10", PreviousOffence::Firearms),
    ("R1.2.12", PreviousOffence::Robbery),
    ("R1.2.13", PreviousOffence::Weapon),
];

/// Whether the case says anything that only predictors turn on.
pub(super) fn is_asked(case: &CaseFile, sheet: Option<&Sheet>) -> bool {
    let answered = |field: &Field| {
        let answer = |sheet: &Sheet| field.question().map(|question| sheet.answer(question));
        sheet.and_then(answer).is_some_and(|answer| answer != SheetAnswer::Missing)
    };
    case.predictors.is_some() || case.convictions.given().is_some() || ACTUARIAL.iter().any(answered)
}

/// Reads the inputs of a case. A given answer that the history contradicts is a problem, and is not used.
///
/// `harm` rates the grid of the same assessment; `counts` are those of the whole history.
///
/// # Source
/// The question numbers of [`Field`]; 6.7.1 for 6.7.2.1, which the form has not had before release 6.30.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Field, read};
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, case};
/// let text = r#"{ "oasys": { "answers": { "1.32": 4, "4.2": "YES", "8.2.1": "100", "9.1": 7 } } }"#;
/// let (case, mut problems) = case::read(text, Date::parse("2026-08-04")?);
/// let sheet = case.oasys.as_ref().map(|answers| oasys::score(answers, &mut problems).sheet);
/// let given = read(&case, sheet.as_ref(), None, None, &mut problems);
/// assert_eq!((given.inputs.total_sanctions, given.inputs.heroin), (Some(4), Some(true)));
/// assert_eq!(given.refused, [Field::AlcoholProblems]); // 9.1 has no code 7
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn read(
    case: &CaseFile,
    sheet: Option<&Sheet>,
    harm: Option<&Harm>,
    counts: Option<&Counts>,
    problems: &mut Vec<Problem>,
) -> FromCase {
    let mut reading = Reading { sheet, refused: Vec::new() };
    let mut inputs = reading.oasys();
    inputs.previous_offences = reading.previous_offences(case);
    inputs.date_of_birth = reading.answer(Field::DateOfBirth, &case.person.date_of_birth);
    inputs.sex = reading.answer(Field::Sex, &case.person.sex);
    reading.own(case, &mut inputs, problems);
    rate(harm, &mut inputs, &mut reading.refused, problems);
    let mut given = FromCase { inputs, refused: reading.refused, derived: Vec::new(), start_of_risk: false };
    given.start_of_risk(case);
    given.index_offence(case);
    if let Some(counts) = counts {
        given.count(counts, problems);
        if let Some(sheet) = sheet {
            also_counted(sheet, counts, problems);
        }
    }
    given
}

struct Reading<'a> {
    sheet: Option<&'a Sheet>,
    refused: Vec<Field>,
}

impl Reading<'_> {
    #[inline(never)]
    fn answer<T: Copy>(&mut self, field: Field, answer: &Answer<T>) -> Option<T> {
        if answer.is_refused() {
            self.refused.push(field);
        }
        answer.given().copied()
    }

    #[inline(never)]
    fn read<T>(&mut self, field: Field, convert: fn(SheetAnswer) -> Option<T>) -> Option<T> {
        let answer = self.sheet?.answer(field.question()?);
        if answer == SheetAnswer::Refused {
            self.refused.push(field);
        }
        convert(answer)
    }

    #[inline(never)]
    fn tick(&mut self, field: Field, code: &str) -> Option<bool> {
        match self.read(field, Some)? {
            SheetAnswer::Ticked(ticked) => Some(ticked.has(code)),
            _ => None,
        }
    }

    /// 6.7.1 asks for a role. Only where there was abuse does an empty list say that he has none.
    fn perpetrator(&mut self, abuse: Option<bool>) -> Option<bool> {
        match self.read(Field::DomesticAbuseAgainstPartner, Some)? {
            SheetAnswer::Ticked(roles) if abuse == Some(true) || !roles.is_empty() => Some(roles.has("PERPETRATOR")),
            _ => None,
        }
    }

    /// 1.44 is not asked where 1.41 says that the offence was not sexually motivated.
    fn stranger(&mut self) -> Option<bool> {
        let motivated = self.sheet.and_then(|sheet| flag(sheet.answer("1.41")));
        self.read(Field::StrangerVictim, flag).or((motivated == Some(false)).then_some(false))
    }

    /// The previous column of R1.2. As for the screening, a column with a tick is answered, and so is one with
    /// "none apply" or with every row answered no.
    fn previous_offences(&mut self, case: &CaseFile) -> Option<PreviousOffences> {
        let screening = &case.oasys.as_ref()?.screening;
        let rows = screening.ticks.get(..OFFENCES.len())?;
        let (none, rows) = rows.split_last()?;
        if screening.refused || rows.iter().chain([none]).any(|row| row.previous.is_refused()) {
            self.refused.push(Field::PreviousOffences);
            return None;
        }
        let ticked = |item: &str| rows.iter().any(|row| row.item == item && row.previous == Answer::Given(true));
        let answered = none.previous == Answer::Given(true)
            || rows.iter().any(|row| row.previous == Answer::Given(true))
            || rows.iter().all(|row| row.previous == Answer::Given(false));
        let previous = PREVIOUS.iter().filter(|(item, _)| ticked(item)).map(|(_, offence)| *offence);
        answered.then(|| previous.collect())
    }

    #[inline(never)]
    fn oasys(&mut self) -> Inputs {
        let domestic_abuse = self.read(Field::DomesticAbuse, flag);
        Inputs {
            date_of_conviction: self.read(Field::DateOfConviction, day),
            start_of_follow_up: self.read(Field::StartOfFollowUp, day),
            age_at_first_sanction: self.read(Field::AgeAtFirstSanction, number),
            total_sanctions: self.read(Field::TotalSanctions, number),
            violent_sanctions: self.read(Field::ViolentSanctions, number),
            ever_sexual_offence: self.read(Field::EverSexualOffence, flag),
            date_of_latest_sexual_offence: self.read(Field::DateOfLatestSexualOffence, day),
            contact_adult_sexual_sanctions: self.read(Field::ContactAdultSexualSanctions, number),
            contact_child_sexual_sanctions: self.read(Field::ContactChildSexualSanctions, number),
            indecent_image_sanctions: self.read(Field::IndecentImageSanctions, number),
            non_contact_sexual_sanctions: self.read(Field::NonContactSexualSanctions, number),
            stranger_victim: self.stranger(),
            date_of_latest_offence: self.read(Field::DateOfLatestOffence, day),
            weapon: self.tick(Field::Weapon, "WEAPON"),
            violence_or_threat: self.tick(Field::ViolenceOrThreat, "ANYVIOL"),
            excessive_violence: self.tick(Field::ExcessiveViolence, "EXCESSIVE"),
            arson: self.tick(Field::Arson, "ARSON"),
            recognises_impact: self.read(Field::RecognisesImpact, flag),
            peer_group_influence: self.read(Field::PeerGroupInfluence, flag),
            emotional_motivation: self.tick(Field::EmotionalMotivation, "EMOTIONAL"),
            offence_linked_to_risk: self.read(Field::OffenceLinkedToRisk, flag),
            no_fixed_abode: self.read(Field::NoFixedAbode, flag),
            accommodation: self.read(Field::Accommodation, level),
            accommodation_linked_to_risk: self.read(Field::AccommodationLinkedToRisk, flag),
            unemployed: self.read(Field::Unemployed, unemployed),
            work_skills: self.read(Field::WorkSkills, level),
            reading_writing_numeracy: self.read(Field::ReadingWritingNumeracy, level),
            reading: self.tick(Field::Reading, "READING"),
            numeracy: self.tick(Field::Numeracy, "NUMERACY"),
            learning_difficulties: self.read(Field::LearningDifficulties, level),
            qualifications: self.read(Field::Qualifications, qualifications),
            financial_reliance: self.read(Field::FinancialReliance, level),
            childhood: self.read(Field::Childhood, level),
            partner_relationship: self.read(Field::PartnerRelationship, level),
            domestic_abuse,
            domestic_abuse_against_partner: self.perpetrator(domestic_abuse),
            relationship_status: self.read(Field::RelationshipStatus, relationship),
            relationships_linked_to_risk: self.read(Field::RelationshipsLinkedToRisk, flag),
            offending_activities: self.read(Field::OffendingActivities, level),
            criminal_associates: self.read(Field::CriminalAssociates, level),
            manipulative: self.read(Field::Manipulative, level),
            recklessness: self.read(Field::Recklessness, level),
            heroin: self.read(Field::Heroin, in_use),
            methadone: self.read(Field::Methadone, in_use),
            other_opiate: self.read(Field::OtherOpiate, in_use),
            crack_cocaine: self.read(Field::CrackCocaine, in_use),
            powder_cocaine: self.read(Field::PowderCocaine, in_use),
            prescribed_drugs: self.read(Field::PrescribedDrugs, in_use),
            benzodiazepines: self.read(Field::Benzodiazepines, in_use),
            hallucinogens: self.read(Field::Hallucinogens, in_use),
            cannabis: self.read(Field::Cannabis, in_use),
            solvents: self.read(Field::Solvents, in_use),
            steroids: self.read(Field::Steroids, in_use),
            other_drugs: self.read(Field::OtherDrugs, in_use),
            spice: self.read(Field::Spice, in_use),
            ketamine: self.read(Field::Ketamine, in_use),
            drug_misuse: self.read(Field::DrugMisuse, level),
            drug_motivation: self.read(Field::DrugMotivation, motivation),
            alcohol_problems: self.read(Field::AlcoholProblems, level),
            excessive_alcohol: self.read(Field::ExcessiveAlcohol, level),
            coping: self.read(Field::Coping, level),
            psychological_problems: self.read(Field::PsychologicalProblems, level),
            attitude_to_self: self.read(Field::AttitudeToSelf, level),
            self_harm: self.read(Field::SelfHarm, flag),
            psychiatric_problems: self.read(Field::PsychiatricProblems, level),
            childhood_behaviour: self.tick(Field::ChildhoodBehaviour, "CHILDHOOD"),
            psychiatric_history: self.tick(Field::PsychiatricHistory, "HISTPSYCH"),
            mental_health_medication: self.tick(Field::MentalHealthMedication, "MEDICATION"),
            special_hospital: self.tick(Field::SpecialHospital, "PATIENT"),
            psychiatric_treatment: self.tick(Field::PsychiatricTreatment, "PSYCHTREAT"),
            emotional_linked_to_risk: self.read(Field::EmotionalLinkedToRisk, flag),
            impulsivity: self.read(Field::Impulsivity, level),
            aggressive: self.read(Field::Aggressive, level),
            temper_control: self.read(Field::TemperControl, level),
            problem_solving: self.read(Field::ProblemSolving, level),
            awareness: self.read(Field::Awareness, awareness),
            others_views: self.read(Field::OthersViews, level),
            thinking_linked_to_risk: self.read(Field::ThinkingLinkedToRisk, flag),
            pro_criminal_attitudes: self.read(Field::ProCriminalAttitudes, level),
            attitude_to_supervision: self.read(Field::AttitudeToSupervision, level),
            ..Inputs::default()
        }
    }

    /// What has no question.
    #[inline(never)]
    fn own(&mut self, case: &CaseFile, inputs: &mut Inputs, problems: &mut Vec<Problem>) {
        let Some(own) = &case.predictors else { return };
        if let Some(code) = self.answer(Field::Offence, &own.offence_code) {
            match history::Offence::of(code) {
                Some(offence) => inputs.offence = Some(IndexOffence::Given(offence.into())),
                None => {
                    problems.push(Problem::new(ProblemCode::UnknownCode, Field::Offence.path()));
                    self.refused.push(Field::Offence);
                }
            }
        }
        inputs.supervision_status = self.answer(Field::SupervisionStatus, &own.supervision_status);
        inputs.domestic_abuse_against_family =
            self.answer(Field::DomesticAbuseAgainstFamily, &own.domestic_abuse_against_family);
        inputs.highest_risk = self.answer(Field::HighestRisk, &own.highest_risk);
        inputs.custodial_sentence = self.answer(Field::CustodialSentence, &own.custodial_sentence);
        inputs.mappa_eligible = self.answer(Field::MappaEligible, &own.mappa_eligible);
        inputs.assaulted_staff = self.answer(Field::AssaultedStaff, &own.assaulted_staff);
        inputs.escaped = self.answer(Field::Escaped, &own.escaped);
        inputs.control_issues = self.answer(Field::ControlIssues, &own.control_issues);
        inputs.obsessive_behaviour = self.answer(Field::ObsessiveBehaviour, &own.obsessive_behaviour);
        inputs.opd_override = self.answer(Field::OpdOverride, &own.opd_override);
    }
}

/// The risk of this assessment is that of the grid. "At least high" decides as high does; anything lower that is
/// still open is unknown. The highest of all assessments is not below it.
fn rate(harm: Option<&Harm>, inputs: &mut Inputs, refused: &mut Vec<Field>, problems: &mut Vec<Problem>) {
    let Some(harm) = harm else { return };
    if harm.status == Status::Invalid {
        refused.push(Field::OverallRisk);
    }
    inputs.overall_risk = harm.overall.filter(|level| harm.status == Status::Scored || *level >= Band::High);
    match (inputs.overall_risk, inputs.highest_risk) {
        (Some(overall), Some(highest)) if highest < overall => {
            let problem = Problem::new(ProblemCode::Contradicts, Field::HighestRisk.path());
            problems.push(problem.against(Field::OverallRisk.path()));
            inputs.highest_risk = None;
            refused.push(Field::HighestRisk);
        }
        (Some(Band::VeryHigh), None) => inputs.highest_risk = Some(Band::VeryHigh),
        _ => {}
    }
}

impl FromCase {
    fn is_open(&self, field: Field) -> bool {
        !self.inputs.has(field) && !self.refused.contains(&field)
    }

    /// Nothing is asked twice: where 1.38 is not answered, the start of risk of Risk Matrix is the same day.
    fn start_of_risk(&mut self, case: &CaseFile) {
        let field = Field::StartOfFollowUp;
        let given = &case.risk_matrix.start_of_risk;
        if self.is_open(field) {
            self.inputs.start_of_follow_up = given.given().copied();
            self.start_of_risk = self.inputs.has(field);
            if given.is_refused() {
                self.refused.push(field);
            }
        }
    }

    /// The index offence is that of the latest conviction, where that has one code and nothing unread can be later.
    fn index_offence(&mut self, case: &CaseFile) {
        let Answer::Given(occasions) = &case.convictions else { return };
        if !self.is_open(Field::Offence) {
            return;
        }
        if let Some(offence) = latest_code(occasions).and_then(history::Offence::of) {
            self.inputs.offence = Some(IndexOffence::Given(offence.into()));
            // That the latest conviction is the one assessed is ours to assume.
            self.derived.push((Field::Offence, Standing::Unconfirmed));
        }
    }

    /// Fills what is missing from the history, and holds what is given against it.
    fn count(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        for (field, name) in COUNTED {
            let open = self.is_open(field);
            let Some(slot) = slot(&mut self.inputs, field) else { continue };
            if let Some(value) = slot.and_then(|value| u32::try_from(value).ok()) {
                let given = GivenCount { count: name, value: CountValue::Whole(value), field: field.path().to_owned() };
                let found = counts.check(&[given]);
                if !found.is_empty() {
                    *slot = None;
                    self.refused.push(field);
                    problems.extend(found);
                }
            } else if let Some((value, rules)) = derived(counts, name).filter(|_| open) {
                *slot = i32::try_from(value).ok();
                self.derived.push((field, standing(rules)));
            }
        }
        self.ever_sexual(counts, problems);
        self.latest_sexual_sanction(counts, problems);
        self.latest_offence(counts, problems);
    }

    /// "No" against a sexual sanction is a contradiction; "yes" without one is not: 1.30 asks for offences.
    fn ever_sexual(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        let sexual = &counts.sexual_sanctions;
        let field = Field::EverSexualOffence;
        if self.inputs.ever_sexual_offence == Some(false) && sexual.lowest > 0 {
            self.contradicted(field, None, None, problems);
            self.inputs.ever_sexual_offence = None;
        } else if self.is_open(field) && (sexual.lowest > 0 || sexual.highest == 0) {
            self.inputs.ever_sexual_offence = Some(sexual.lowest > 0);
            self.derived.push((field, standing(&sexual.rules)));
        }
    }

    fn latest_sexual_sanction(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        let (found, field) = (&counts.latest_sexual_sanction, Field::DateOfLatestSexualOffence);
        if let Some(given) = self.inputs.date_of_latest_sexual_offence {
            if found.earliest.is_some_and(|from| given < from) || found.latest.is_some_and(|until| given > until) {
                self.contradicted(field, found.earliest, found.latest, problems);
                self.inputs.date_of_latest_sexual_offence = None;
            }
        } else if self.is_open(field) && found.value.is_some() {
            self.inputs.date_of_latest_sexual_offence = found.value;
            self.derived.push((field, standing(&found.rules)));
        }
    }

    /// A given day may be later than any of the history: an offence that is not sentenced yet.
    fn latest_offence(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        let (found, field) = (&counts.latest_offence, Field::DateOfLatestOffence);
        if let Some(given) = self.inputs.date_of_latest_offence {
            if found.earliest.is_some_and(|from| given < from) {
                self.contradicted(field, found.earliest, None, problems);
                self.inputs.date_of_latest_offence = None;
            }
        } else if self.is_open(field) && found.value.is_some() {
            self.inputs.date_of_latest_offence = found.value;
            self.derived.push((field, standing(&found.rules)));
        }
    }

    fn contradicted(&mut self, field: Field, min: Option<Date>, max: Option<Date>, problems: &mut Vec<Problem>) {
        problems.push(against_history(field.path(), min, max));
        self.refused.push(field);
    }
}

/// The one code of the latest conviction or discharge.
fn latest_code(occasions: &[Occasion]) -> Option<OffenceCode> {
    let convicted = |row: &&Occasion| !row.is_caution() && row.outcome != Answer::Given(Outcome::Quashed);
    let mut latest: Option<Date> = None;
    for row in occasions.iter().filter(convicted) {
        let on = *row.sentenced_on.given()?;
        latest = latest.max(Some(on));
    }
    let mut code = None;
    for row in occasions.iter().filter(convicted).filter(|row| row.sentenced_on.given().copied() == latest) {
        if row.offences_refused || row.offences.is_empty() {
            return None;
        }
        for offence in &row.offences {
            let this = offence.code.given().copied()?;
            if *code.get_or_insert(this) != this {
                return None;
            }
        }
    }
    code
}

/// Answers that no predictor takes and that the history gives all the same.
const ALSO_COUNTED: [(&str, CountName); 2] =
    [("1.7", CountName::AgeAtFirstConviction), ("1.26", CountName::ViolentSanctions)];

/// Holds them against the history.
fn also_counted(sheet: &Sheet, counts: &Counts, problems: &mut Vec<Problem>) {
    for (question, count) in ALSO_COUNTED {
        if let Some(value) = number(sheet.answer(question)).and_then(|value| u32::try_from(value).ok()) {
            let field = join("oasys.answers", question);
            problems.extend(counts.check(&[GivenCount { count, value: CountValue::Whole(value), field }]));
        }
    }
    let first = &counts.first_sanction;
    if let SheetAnswer::Day(given) = sheet.answer("1.8.2")
        && (first.earliest.is_some_and(|from| given < from) || first.latest.is_some_and(|until| given > until))
    {
        problems.push(against_history("oasys.answers[1.8.2]", first.earliest, first.latest));
    }
}

fn against_history(field: &str, min: Option<Date>, max: Option<Date>) -> Problem {
    let limit = |day: Option<Date>| day.map(|day| Limit::Day(day.to_string()));
    let mut problem = Problem::new(ProblemCode::Contradicts, field).against("convictions");
    problem.min = limit(min);
    problem.max = limit(max);
    problem
}

/// A number that the history settles, and the open rules that it rests on.
fn derived(counts: &Counts, name: CountName) -> Option<(u32, &[RuleApplied])> {
    match counts.count(name) {
        Some(count) => Some((count.value?, &count.rules)),
        None => Some((counts.age(name)?.value?, &counts.first_sanction.rules)),
    }
}

/// The weakest of the rules that concerned a row.
fn standing(rules: &[RuleApplied]) -> Standing {
    let concerned = rules.iter().filter(|rule| rule.rows > 0);
    concerned.map(|rule| rule.setting.standing).max().unwrap_or(Standing::Confirmed)
}

const fn slot(inputs: &mut Inputs, field: Field) -> Option<&mut Option<i32>> {
    Some(match field {
        Field::AgeAtFirstSanction => &mut inputs.age_at_first_sanction,
        Field::TotalSanctions => &mut inputs.total_sanctions,
        Field::ViolentSanctions => &mut inputs.violent_sanctions,
        Field::ContactAdultSexualSanctions => &mut inputs.contact_adult_sexual_sanctions,
        Field::ContactChildSexualSanctions => &mut inputs.contact_child_sexual_sanctions,
        Field::IndecentImageSanctions => &mut inputs.indecent_image_sanctions,
        Field::NonContactSexualSanctions => &mut inputs.non_contact_sexual_sanctions,
        _ => return None,
    })
}

const fn day(answer: SheetAnswer) -> Option<Date> {
    match answer {
        SheetAnswer::Day(day) => Some(day),
        _ => None,
    }
}

fn number(answer: SheetAnswer) -> Option<i32> {
    match answer {
        SheetAnswer::Whole(number) => i32::try_from(number).ok(),
        _ => None,
    }
}

/// One of the codes of a question; a code that says "missing" is none of them.
#[inline(never)]
fn coded<T: Copy>(answer: SheetAnswer, codes: &[(&str, T)]) -> Option<T> {
    let SheetAnswer::Code(code) = answer else { return None };
    codes.iter().find(|(known, _)| *known == code).map(|(_, value)| *value)
}

fn flag(answer: SheetAnswer) -> Option<bool> {
    coded(answer, &[("YES", true), ("NO", false)])
}

fn level(answer: SheetAnswer) -> Option<Level> {
    coded(answer, &[("0", Level::None), ("1", Level::Some), ("2", Level::Significant)])
}

fn unemployed(answer: SheetAnswer) -> Option<Level> {
    coded(answer, &[("NO", Level::None), ("NA", Level::None), ("YES", Level::Significant)])
}

fn qualifications(answer: SheetAnswer) -> Option<Qualifications> {
    coded(answer, &[("0", Qualifications::Any), ("2", Qualifications::None)])
}

fn relationship(answer: SheetAnswer) -> Option<RelationshipStatus> {
    coded(
        answer,
        &[
            ("1", RelationshipStatus::LivingTogether),
            ("2", RelationshipStatus::NotLivingTogether),
            ("3", RelationshipStatus::NotInRelationship),
        ],
    )
}

fn motivation(answer: SheetAnswer) -> Option<Motivation> {
    coded(answer, &[("0", Motivation::Full), ("1", Motivation::Partial), ("2", Motivation::None)])
}

fn awareness(answer: SheetAnswer) -> Option<Awareness> {
    coded(answer, &[("0", Awareness::Yes), ("1", Awareness::Sometimes), ("2", Awareness::No)])
}

/// How often a drug is used now: every code says that it is.
const fn in_use(answer: SheetAnswer) -> Option<bool> {
    match answer {
        SheetAnswer::Code(_) => Some(true),
        _ => None,
    }
}
