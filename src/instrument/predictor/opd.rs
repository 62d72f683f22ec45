//! OPD: the screen for the pathway for offenders with personality disorder.

use super::answers::Answers;
use super::category::{IndexOffence, Offence};
use super::checks::{Check, Checks};
use super::inputs::{Field, Inputs};
use super::problem::{ProblemKind, status_of};
use super::result::{Contribution, Steps, add_points, inputs_used};
use super::screens::PersonalityScreen;
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

pub(super) const OTHERS: &[Field] = &[Field::AgeAtFirstSanction, Field::MappaEligible, Field::OpdOverride];

pub(super) const ABUSE: [Field; 2] = [Field::DomesticAbuseAgainstPartner, Field::DomesticAbuseAgainstFamily];

/// An item and the answers of which one has to be yes, or some or significant problems.
type Item = (Term, &'static [Field]);

const MENS_PERSONALITY: &[Item] = &[
    // 17 or younger.
    (Term::FirstSanctionUnderEighteen, &[]),
    (Term::ViolenceOrThreat, &[Field::ViolenceOrThreat]),
    // 2 where violence itself is not ticked.
    (Term::ExcessiveViolence, &[Field::ExcessiveViolence]),
    // The source takes a missing answer for no.
    (Term::DoesNotRecogniseImpact, &[]),
    (Term::FinancialReliance, &[Field::FinancialReliance]),
    (Term::Manipulative, &[Field::Manipulative]),
    (Term::Recklessness, &[Field::Recklessness]),
    (Term::ChildhoodBehaviour, &[Field::ChildhoodBehaviour]),
    (Term::Impulsivity, &[Field::Impulsivity]),
    (Term::Aggressive, &[Field::Aggressive]),
];

const MENS_INDICATORS: &[Item] = &[
    (Term::ChildhoodIndicator, &[Field::Childhood, Field::ChildhoodBehaviour]),
    (
        Term::MentalHealthIndicator,
        &[
            Field::PsychologicalProblems,
            Field::PsychiatricProblems,
            Field::PsychiatricHistory,
            Field::MentalHealthMedication,
            Field::SpecialHospital,
            Field::PsychiatricTreatment,
            Field::ObsessiveBehaviour,
        ],
    ),
    (Term::SelfHarmIndicator, &[Field::SelfHarm]),
    (
        Term::ConductIndicator,
        &[Field::AttitudeToSupervision, Field::AssaultedStaff, Field::Escaped, Field::ControlIssues],
    ),
];

const WOMENS_PERSONALITY: &[Item] = &[
    (Term::Weapon, &[Field::Weapon]),
    (Term::ViolenceOrThreat, &[Field::ViolenceOrThreat]),
    (Term::ExcessiveViolence, &[Field::ExcessiveViolence]),
    (Term::ArsonInOffence, &[Field::Arson]),
    (Term::EmotionalMotivation, &[Field::EmotionalMotivation]),
    (Term::OffenceLinkedToRisk, &[Field::OffenceLinkedToRisk]),
    (Term::AccommodationLinkedToRisk, &[Field::AccommodationLinkedToRisk]),
    (Term::Childhood, &[Field::Childhood]),
    // Abuse, and one of these.
    (Term::DomesticAbuse, &ABUSE),
    (Term::RelationshipsLinkedToRisk, &[Field::RelationshipsLinkedToRisk]),
    (Term::Coping, &[Field::Coping]),
    (Term::PsychologicalProblems, &[Field::PsychologicalProblems]),
    (Term::SelfHarm, &[Field::SelfHarm]),
    (Term::EmotionalLinkedToRisk, &[Field::EmotionalLinkedToRisk]),
    (Term::ThinkingLinkedToRisk, &[Field::ThinkingLinkedToRisk]),
];

const UP_TO_TWO: Steps = &[(2, 2), (1, 1)];

/// Adds up items.
fn add_items(inputs: &Answers, items: &[Item], contributions: &mut Vec<Contribution>) -> i32 {
    let mut sum = 0;
    for (term, fields) in items {
        let holds = fields.iter().any(|field| inputs.holds(*field));
        let points = match term {
            Term::FirstSanctionUnderEighteen => {
                inputs.number(Field::AgeAtFirstSanction).is_some_and(|age| age <= 17).into()
            }
            Term::DoesNotRecogniseImpact => (!inputs.holds(Field::RecognisesImpact)).into(),
            Term::ExcessiveViolence if holds && !inputs.holds(Field::ViolenceOrThreat) => 2,
            Term::DomesticAbuse => (holds && inputs.holds(Field::DomesticAbuse)).into(),
            _ => holds.into(),
        };
        sum += add_points(contributions, &[(*term, points, UP_TO_TWO)]);
    }
    sum
}

fn eligible(inputs: &Answers, sex: Sex) -> bool {
    let high = inputs.choice(Field::OverallRisk).is_some_and(|risk: Band| risk >= Band::High);
    let flagged = matches!(inputs.offence(), Some(IndexOffence::Given(Offence { violent_or_sexual: Some(true), .. })));
    match sex {
        Sex::Male => high && flagged && inputs.holds(Field::CustodialSentence),
        Sex::Female => high || inputs.holds(Field::MappaEligible),
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
    screen(&inputs.into())
}

pub(super) fn screen(inputs: &Answers) -> PersonalityScreen {
    let questions = match inputs.sex() {
        Some(Sex::Male) => MEN,
        Some(Sex::Female) => WOMEN,
        None => &[],
    };
    let mut screen = PersonalityScreen {
        status: Status::Incomplete,
        edition: "opd-2026",
        inputs: inputs_used(inputs, &[REQUIRED, questions, &ABUSE, OTHERS]),
        contributions: Vec::new(),
        checked: false,
        eligible: None,
        personality: None,
        indicators: None,
        screened_in: None,
        overridden: None,
        problems: Vec::new(),
    };
    if inputs.sex().is_some() && questions.iter().all(|field| !inputs.has(*field)) {
        return screen;
    }
    let mut required = REQUIRED.to_vec();
    if inputs.sex() == Some(Sex::Female) {
        required.push(Field::MappaEligible);
    }
    let abuse = inputs.holds(Field::DomesticAbuse);
    if abuse {
        required.extend(ABUSE);
    }
    let mut checks = Checks::of(inputs, None, &mut screen.problems);
    checks.required(&required);
    if !abuse {
        let given = inputs_used(inputs, &[&ABUSE]);
        checks.refuse(!given.is_empty(), ProblemKind::DomesticAbuseInconsistentInput, &given);
    }
    checks.run(&[Check::OffenceWellFormed, Check::OffenceMapped]);
    let Some(sex) = inputs.sex().filter(|_| screen.problems.is_empty()) else {
        screen.status = status_of(&screen.problems);
        return screen;
    };
    screen.status = Status::Scored;
    screen.checked = true;
    let is_eligible = eligible(inputs, sex);
    screen.eligible = Some(is_eligible);
    if !is_eligible {
        screen.screened_in = Some(false);
        return screen;
    }
    let added = &mut screen.contributions;
    let screened_in = match sex {
        Sex::Male => {
            let personality = add_items(inputs, MENS_PERSONALITY, added);
            let indicators = add_items(inputs, MENS_INDICATORS, added);
            (screen.personality, screen.indicators) = (Some(personality), Some(indicators));
            personality >= 7 || indicators >= 2
        }
        Sex::Female => {
            let personality = add_items(inputs, WOMENS_PERSONALITY, added);
            screen.personality = Some(personality);
            personality >= 10
        }
    };
    screen.screened_in = Some(screened_in);
    screen.overridden = (!screened_in).then(|| inputs.holds(Field::OpdOverride));
    screen
}
