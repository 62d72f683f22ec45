//! OPD: the screen for the pathway for offenders with personality disorder.

use super::category::{IndexOffence, Offence};
use super::checks::Checks;
use super::inputs::{Field, Inputs};
use super::problem::ProblemKind;
use super::result::inputs_used;
use super::scale::{Level, Points};
use super::screens::{PersonalityScreen, added};
use super::term::Term;
use crate::band::{Band, Status};
use crate::case::Sex;

pub(super) const REQUIRED: &[Field] =
    &[Field::Sex, Field::OverallRisk, Field::HighestRisk, Field::Offence, Field::CustodialSentence];

pub(super) const MEN: &[Field] = &[
    Field::ViolenceOrThreat,
    Field::ExcessiveViolence,
    Field::RecognisesImpact,
    Field::FinancialReliance,
    Field::Childhood,
    Field::Manipulative,
    Field::Recklessness,
    Field::PsychologicalProblems,
    Field::SelfHarm,
    Field::PsychiatricProblems,
    Field::ChildhoodBehaviour,
    Field::PsychiatricHistory,
    Field::MentalHealthMedication,
    Field::SpecialHospital,
    Field::PsychiatricTreatment,
    Field::ObsessiveBehaviour,
    Field::Impulsivity,
    Field::Aggressive,
    Field::AttitudeToSupervision,
    Field::AssaultedStaff,
    Field::Escaped,
    Field::ControlIssues,
];

pub(super) const WOMEN: &[Field] = &[
    Field::Weapon,
    Field::ViolenceOrThreat,
    Field::ExcessiveViolence,
    Field::Arson,
    Field::EmotionalMotivation,
    Field::OffenceLinkedToRisk,
    Field::AccommodationLinkedToRisk,
    Field::Childhood,
    Field::DomesticAbuse,
    Field::RelationshipsLinkedToRisk,
    Field::Coping,
    Field::PsychologicalProblems,
    Field::SelfHarm,
    Field::EmotionalLinkedToRisk,
    Field::ThinkingLinkedToRisk,
];

pub(super) const ABUSE: [Field; 2] = [Field::DomesticAbuseAgainstPartner, Field::DomesticAbuseAgainstFamily];

/// Any problem, some or significant.
fn problem(level: Option<Level>) -> bool {
    level.is_some_and(|level| level != Level::None)
}

fn yes(answer: Option<bool>) -> bool {
    answer == Some(true)
}

/// 1, and 2 where violence itself is not ticked.
fn excessive(inputs: &Inputs) -> i32 {
    match (yes(inputs.excessive_violence), yes(inputs.violence_or_threat)) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    }
}

fn mens_personality(inputs: &Inputs) -> [(Term, i32); 10] {
    let young = inputs.age_at_first_sanction.is_some_and(|age| age <= 17);
    [
        (Term::FirstSanctionUnderEighteen, young.points()),
        (Term::ViolenceOrThreat, yes(inputs.violence_or_threat).points()),
        (Term::ExcessiveViolence, excessive(inputs)),
        // The source takes a missing answer for no.
        (Term::DoesNotRecogniseImpact, (!yes(inputs.recognises_impact)).points()),
        (Term::FinancialReliance, problem(inputs.financial_reliance).points()),
        (Term::Manipulative, problem(inputs.manipulative).points()),
        (Term::Recklessness, problem(inputs.recklessness).points()),
        (Term::ChildhoodBehaviour, yes(inputs.childhood_behaviour).points()),
        (Term::Impulsivity, problem(inputs.impulsivity).points()),
        (Term::Aggressive, problem(inputs.aggressive).points()),
    ]
}

fn mens_indicators(inputs: &Inputs) -> [(Term, i32); 4] {
    let mental_health = problem(inputs.psychological_problems)
        || problem(inputs.psychiatric_problems)
        || yes(inputs.psychiatric_history)
        || yes(inputs.mental_health_medication)
        || yes(inputs.special_hospital)
        || yes(inputs.psychiatric_treatment)
        || yes(inputs.obsessive_behaviour);
    let conduct = problem(inputs.attitude_to_supervision)
        || yes(inputs.assaulted_staff)
        || yes(inputs.escaped)
        || yes(inputs.control_issues);
    let childhood = problem(inputs.childhood) || yes(inputs.childhood_behaviour);
    [
        (Term::ChildhoodIndicator, childhood.points()),
        (Term::MentalHealthIndicator, mental_health.points()),
        (Term::SelfHarmIndicator, yes(inputs.self_harm).points()),
        (Term::ConductIndicator, conduct.points()),
    ]
}

fn womens_personality(inputs: &Inputs) -> [(Term, i32); 15] {
    let abuse = yes(inputs.domestic_abuse)
        && (yes(inputs.domestic_abuse_against_partner) || yes(inputs.domestic_abuse_against_family));
    [
        (Term::Weapon, yes(inputs.weapon).points()),
        (Term::ViolenceOrThreat, yes(inputs.violence_or_threat).points()),
        (Term::ExcessiveViolence, excessive(inputs)),
        (Term::ArsonInOffence, yes(inputs.arson).points()),
        (Term::EmotionalMotivation, yes(inputs.emotional_motivation).points()),
        (Term::OffenceLinkedToRisk, yes(inputs.offence_linked_to_risk).points()),
        (Term::AccommodationLinkedToRisk, yes(inputs.accommodation_linked_to_risk).points()),
        (Term::Childhood, problem(inputs.childhood).points()),
        (Term::DomesticAbuse, abuse.points()),
        (Term::RelationshipsLinkedToRisk, yes(inputs.relationships_linked_to_risk).points()),
        (Term::Coping, problem(inputs.coping).points()),
        (Term::PsychologicalProblems, problem(inputs.psychological_problems).points()),
        (Term::SelfHarm, yes(inputs.self_harm).points()),
        (Term::EmotionalLinkedToRisk, yes(inputs.emotional_linked_to_risk).points()),
        (Term::ThinkingLinkedToRisk, yes(inputs.thinking_linked_to_risk).points()),
    ]
}

fn eligible(inputs: &Inputs, sex: Sex) -> bool {
    let high = inputs.overall_risk.is_some_and(|risk| risk >= Band::High);
    let flagged = matches!(inputs.offence, Some(IndexOffence::Given(Offence { violent_or_sexual: Some(true), .. })));
    match sex {
        Sex::Male => high && flagged && yes(inputs.custodial_sentence),
        Sex::Female => high || yes(inputs.mappa_eligible),
    }
}

/// OPD: whether the pathway for offenders with personality disorder should be considered.
///
/// Men: 7 items of personality or 2 indicators. Women: 10 items. Only for whom [`PersonalityScreen::eligible`] holds.
/// Where no question of it is answered at all it is not run.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, screens};
/// use joint_risk::Status;
/// let screen = screens::personality(&Inputs::default());
/// assert_eq!((screen.status, screen.checked), (Status::Incomplete, false));
/// ```
#[must_use]
pub fn personality(inputs: &Inputs) -> PersonalityScreen {
    let questions = match inputs.sex {
        Some(Sex::Male) => MEN,
        Some(Sex::Female) => WOMEN,
        None => &[],
    };
    let others = &[Field::AgeAtFirstSanction, Field::MappaEligible, Field::OpdOverride];
    let mut screen = PersonalityScreen {
        status: Status::Incomplete,
        edition: "opd-2026",
        inputs: inputs_used(inputs, &[REQUIRED, questions, &ABUSE, others]),
        contributions: Vec::new(),
        checked: false,
        eligible: None,
        personality: None,
        indicators: None,
        screened_in: None,
        overridden: None,
        problems: Vec::new(),
    };
    if inputs.sex.is_some() && questions.iter().all(|field| !inputs.has(*field)) {
        return screen;
    }
    let mut required = REQUIRED.to_vec();
    if inputs.sex == Some(Sex::Female) {
        required.push(Field::MappaEligible);
    }
    let given: Vec<Field> = ABUSE.into_iter().filter(|field| inputs.has(*field)).collect();
    let abuse = yes(inputs.domestic_abuse);
    if abuse {
        required.extend(ABUSE);
    }
    let mut checks = Checks::of(inputs);
    checks
        .required(&required)
        .refuse(!abuse && !given.is_empty(), ProblemKind::DomesticAbuseInconsistentInput, &given)
        .offence_mapped();
    let problems = checks.problems;
    let Some(sex) = inputs.sex.filter(|_| problems.is_empty()) else { return screen.refused(problems) };
    screen.status = Status::Scored;
    screen.checked = true;
    let is_eligible = eligible(inputs, sex);
    screen.eligible = Some(is_eligible);
    if !is_eligible {
        screen.screened_in = Some(false);
        return screen;
    }
    let screened_in = match sex {
        Sex::Male => {
            let (mut contributions, personality) = added(&mens_personality(inputs));
            let (indicating, indicators) = added(&mens_indicators(inputs));
            contributions.extend(indicating);
            screen.contributions = contributions;
            (screen.personality, screen.indicators) = (Some(personality), Some(indicators));
            personality >= 7 || indicators >= 2
        }
        Sex::Female => {
            let (contributions, personality) = added(&womens_personality(inputs));
            screen.contributions = contributions;
            screen.personality = Some(personality);
            personality >= 10
        }
    };
    screen.screened_in = Some(screened_in);
    screen.overridden = (!screened_in).then(|| yes(inputs.opd_override));
    screen
}
