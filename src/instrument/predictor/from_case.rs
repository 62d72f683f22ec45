//! The inputs of a case: the checked answers of OASys, the person, what only the predictors ask, and what the
//! conviction history gives where an answer is missing. Nothing is asked twice.

use super::from_history::{also_counted, classified};
use super::given::FromCase;
use super::inputs::Field;
use super::scale::{PreviousOffence, PreviousOffences};
use crate::band::{Band, Status};
use crate::case::CaseFile;
use crate::case::reader::Answer;
use crate::case::screening::OFFENCES;
use crate::history::Counts;
use crate::instrument::oasys::{Harm, Sheet, SheetAnswer};
use crate::problem::{Problem, ProblemCode};

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
        let answer = sheet.zip(field.place()).map(|(sheet, place)| sheet.at(place));
        answer.is_some_and(|answer| !matches!(answer, SheetAnswer::Missing))
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
/// use joint_risk::instrument::predictor::{Field, InputValue, read};
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, case};
/// let text = r#"{ "oasys": { "answers": { "1.32": 4, "4.2": "YES", "8.2.1": "100", "9.1": 7 } } }"#;
/// let (case, mut problems) = case::read(text, Date::parse("2026-08-04")?);
/// let sheet = case.oasys.as_ref().map(|answers| oasys::score(answers, oasys::Setting::Community, &mut problems).sheet);
/// let given = read(&case, sheet.as_ref(), None, None, &mut problems);
/// assert_eq!(given.inputs.value(Field::TotalSanctions), Some(InputValue::Number(4)));
/// assert_eq!(given.inputs.value(Field::Heroin), Some(InputValue::Flag(true)));
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
    let mut given = FromCase::default();
    if let Some(sheet) = sheet {
        given.read_form(sheet);
    }
    given.previous_offences(case);
    given.take(Field::DateOfBirth, case.person.date_of_birth);
    given.take(Field::Sex, case.person.sex);
    given.read_own(case, problems);
    given.rate(harm, problems);
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

impl FromCase {
    /// The previous column of R1.2. As for the screening, a column with a tick is answered, and so is one with
    /// "none apply" or with every row answered no.
    fn previous_offences(&mut self, case: &CaseFile) {
        let Some(screening) = case.oasys.as_ref().map(|oasys| &oasys.screening) else { return };
        let rows = screening.ticks.get(..OFFENCES.len());
        let Some((none, rows)) = rows.and_then(|rows| rows.split_last()) else { return };
        let mut previous = Vec::new();
        let (mut ticked, mut all_no) = (none.previous == Answer::Given(true), true);
        let mut refused = screening.refused || none.previous.is_refused();
        for row in rows {
            match row.previous {
                Answer::Given(true) => {
                    ticked = true;
                    previous.extend(PREVIOUS.iter().find(|(item, _)| *item == row.item).map(|(_, offence)| *offence));
                }
                Answer::Given(false) => continue,
                Answer::Missing => {}
                Answer::Refused => refused = true,
            }
            all_no = false;
        }
        if refused {
            self.refuse(Field::PreviousOffences);
        } else if ticked || all_no {
            self.inputs.set(Field::PreviousOffences, PreviousOffences::from_iter(previous));
        }
    }

    /// What has no question.
    fn read_own(&mut self, case: &CaseFile, problems: &mut Vec<Problem>) {
        let Some(own) = &case.predictors else { return };
        match &own.offence_code {
            Answer::Missing => {}
            Answer::Refused => self.refuse(Field::Offence),
            Answer::Given(code) => match classified(*code) {
                Some(offence) => self.inputs.put(Field::Offence, offence),
                None => {
                    problems.push(Problem::new(ProblemCode::UnknownCode, Field::Offence.path()));
                    self.refuse(Field::Offence);
                }
            },
        }
        self.take(Field::SupervisionStatus, own.supervision_status);
        self.take(Field::DomesticAbuseAgainstFamily, own.domestic_abuse_against_family);
        self.take(Field::HighestRisk, own.highest_risk);
        for (field, answer) in [
            (Field::CustodialSentence, own.custodial_sentence),
            (Field::MappaEligible, own.mappa_eligible),
            (Field::AssaultedStaff, own.assaulted_staff),
            (Field::Escaped, own.escaped),
            (Field::ControlIssues, own.control_issues),
            (Field::ObsessiveBehaviour, own.obsessive_behaviour),
            (Field::OpdOverride, own.opd_override),
        ] {
            self.take(field, answer);
        }
    }

    /// The risk of this assessment is that of the grid. "At least high" decides as high does; anything lower that is
    /// still open is unknown. The highest of all assessments is not below it.
    fn rate(&mut self, harm: Option<&Harm>, problems: &mut Vec<Problem>) {
        let Some(harm) = harm else { return };
        if harm.status == Status::Invalid {
            self.refuse(Field::OverallRisk);
        }
        let known = harm.overall.filter(|level| harm.status == Status::Scored || *level >= Band::High);
        let Some(overall) = known else { return };
        self.inputs.set(Field::OverallRisk, overall);
        match self.inputs.choice::<Band>(Field::HighestRisk) {
            Some(highest) if highest < overall => {
                let problem = Problem::new(ProblemCode::Contradicts, Field::HighestRisk.path());
                problems.push(problem.against(Field::OverallRisk.path()));
                self.take_back(Field::HighestRisk);
            }
            None if overall == Band::VeryHigh => self.inputs.set(Field::HighestRisk, Band::VeryHigh),
            _ => {}
        }
    }

    /// Nothing is asked twice: where 1.38 is not answered, the start of risk of Risk Matrix is the same day.
    fn start_of_risk(&mut self, case: &CaseFile) {
        let field = Field::StartOfFollowUp;
        if self.is_open(field) {
            self.take(field, case.risk_matrix.start_of_risk);
            self.start_of_risk = self.inputs.has(field);
        }
    }
}
