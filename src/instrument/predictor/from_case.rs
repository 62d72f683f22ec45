//! The inputs of a case: the checked answers of OASys, the person, what only the predictors ask, and what the
//! conviction history gives where an answer is missing. Nothing is asked twice.

use super::answers::Answers;
use super::category::IndexOffence;
use super::cell::{Cell, Input, Reading};
use super::inputs::Field;
use super::scale::{PreviousOffence, PreviousOffences};
use crate::band::{Band, Status};
use crate::case::CaseFile;
use crate::case::conviction::{Occasion, OffenceCode, Outcome};
use crate::case::correction::{CountName, CountValue};
use crate::case::reader::Answer;
use crate::case::screening::OFFENCES;
use crate::code::Code;
use crate::date::Date;
use crate::history::{self, Counts, DayFinding, GivenCount, RuleApplied};
use crate::instrument::oasys::{Harm, Sheet, SheetAnswer, place};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;

/// What a case says of a predictor's questions.
#[derive(Debug, Clone, Default)]
pub struct FromCase {
    /// Every usable answer.
    pub inputs: Answers,
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
    fn refuse(&mut self, field: Field) {
        if !self.refused.contains(&field) {
            self.refused.push(field);
        }
    }

    fn take(&mut self, field: Field, answer: Answer<impl Input>) {
        self.take_cell(field, answer.and_then(|given| Answer::Given(given.cell())));
    }

    fn take_cell(&mut self, field: Field, answer: Answer<Cell>) {
        match answer {
            Answer::Missing => {}
            Answer::Refused => self.refuse(field),
            Answer::Given(cell) => self.inputs.put(field, cell),
        }
    }

    /// Every answer of the form, by the table of the inputs.
    fn read_form(&mut self, sheet: &Sheet) {
        // 6.7 comes first: 6.7.1 hangs on it.
        for field in [Field::DomesticAbuse].iter().chain(Field::VALUES) {
            let Some(place) = field.place() else { continue };
            let answer = sheet.at(place);
            if matches!(answer, SheetAnswer::Refused) {
                self.refuse(*field);
            }
            let cell = match *field {
                Field::DomesticAbuseAgainstPartner => self.perpetrator(answer),
                _ => cell(field.row().reading, answer),
            };
            self.inputs.put(*field, cell);
        }
        // 1.44 is not asked where 1.41 says that the offence was not sexually motivated.
        if !self.inputs.has(Field::StrangerVictim)
            && matches!(at(sheet, SEXUALLY_MOTIVATED), SheetAnswer::Code(choice) if choice.code == "NO")
        {
            self.inputs.set(Field::StrangerVictim, false);
        }
    }

    /// 6.7.1 asks for a role. Only where there was abuse does an empty list say that he has none.
    fn perpetrator(&self, answer: SheetAnswer) -> Cell {
        match answer {
            SheetAnswer::Ticked(roles) if self.inputs.holds(Field::DomesticAbuse) || !roles.is_empty() => {
                roles.has("PERPETRATOR").cell()
            }
            _ => Cell::Missing,
        }
    }

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

    /// Takes an answer back: it has a problem.
    fn take_back(&mut self, field: Field) {
        self.inputs.put(field, Cell::Missing);
        self.refuse(field);
    }

    /// Takes an answer from the history.
    fn derive(&mut self, field: Field, cell: Cell, standing: Standing) {
        self.inputs.put(field, cell);
        self.derived.push((field, standing));
    }

    fn is_open(&self, field: Field) -> bool {
        !self.inputs.has(field) && !self.refused.contains(&field)
    }

    /// Nothing is asked twice: where 1.38 is not answered, the start of risk of Risk Matrix is the same day.
    fn start_of_risk(&mut self, case: &CaseFile) {
        let field = Field::StartOfFollowUp;
        if self.is_open(field) {
            self.take(field, case.risk_matrix.start_of_risk);
            self.start_of_risk = self.inputs.has(field);
        }
    }

    /// The index offence is that of the latest conviction, where that has one code and nothing unread can be later.
    fn index_offence(&mut self, case: &CaseFile) {
        let Answer::Given(occasions) = &case.convictions else { return };
        if !self.is_open(Field::Offence) {
            return;
        }
        if let Some(offence) = latest_code(occasions).and_then(classified) {
            // That the latest conviction is the one assessed is ours to assume.
            self.derive(Field::Offence, offence, Standing::Unconfirmed);
        }
    }

    /// Fills what is missing from the history, and holds what is given against it.
    fn count(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        for (field, name) in COUNTED {
            let open = self.is_open(field);
            if let Some(value) = self.inputs.number(field).and_then(|value| u32::try_from(value).ok()) {
                let found = held(counts, name, value, field.path());
                if !found.is_empty() {
                    self.take_back(field);
                    problems.extend(found);
                }
            } else if let Some((value, rules)) = derived(counts, name).filter(|_| open) {
                let cell = i32::try_from(value).map_or(Cell::Missing, Cell::Number);
                self.derive(field, cell, standing(rules));
            }
        }
        self.ever_sexual(counts, problems);
        let sexual = &counts.latest_sexual_sanction;
        self.hold_day(Field::DateOfLatestSexualOffence, sexual, sexual.latest, problems);
        // A given day may be later than any of the history: an offence that is not sentenced yet.
        self.hold_day(Field::DateOfLatestOffence, &counts.latest_offence, None, problems);
    }

    /// "No" against a sexual sanction is a contradiction; "yes" without one is not: 1.30 asks for offences.
    fn ever_sexual(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        let sexual = &counts.sexual_sanctions;
        let field = Field::EverSexualOffence;
        if self.inputs.flag(field) == Some(false) && sexual.lowest > 0 {
            problems.push(against_history(field.path(), None, None));
            self.take_back(field);
        } else if self.is_open(field) && (sexual.lowest > 0 || sexual.highest == 0) {
            self.derive(field, (sexual.lowest > 0).cell(), standing(&sexual.rules));
        }
    }

    /// Holds a given day against those that the history allows, or takes the one that it knows.
    fn hold_day(&mut self, field: Field, found: &DayFinding, latest: Option<Date>, problems: &mut Vec<Problem>) {
        if let Some(given) = self.inputs.day(field) {
            if found.earliest.is_some_and(|from| given < from) || latest.is_some_and(|until| given > until) {
                problems.push(against_history(field.path(), found.earliest, latest));
                self.take_back(field);
            }
        } else if let Some(day) = found.value.filter(|_| self.is_open(field)) {
            self.derive(field, Cell::Day(day), standing(&found.rules));
        }
    }
}

/// What the mapping makes of a code.
fn classified(code: OffenceCode) -> Option<Cell> {
    history::Offence::of(code).map(|offence| Cell::Offence(IndexOffence::Given(offence.into())))
}

/// Holds a number against the history.
fn held(counts: &Counts, count: CountName, value: u32, path: &str) -> Vec<Problem> {
    counts.check(&[GivenCount { count, value: CountValue::Whole(value), field: path.to_owned() }])
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

/// Where a question stands on the form that only others hang on.
const SEXUALLY_MOTIVATED: Option<u8> = place(Some("1.41"));
const FIRST_SANCTION: Option<u8> = place(Some("1.8.2"));

/// Answers that no predictor takes and that the history gives all the same.
const ALSO_COUNTED: [(&str, Option<u8>, CountName); 2] = [
    ("oasys.answers[1.7]", place(Some("1.7")), CountName::AgeAtFirstConviction),
    ("oasys.answers[1.26]", place(Some("1.26")), CountName::ViolentSanctions),
];

/// Holds them against the history.
fn also_counted(sheet: &Sheet, counts: &Counts, problems: &mut Vec<Problem>) {
    for (path, place, count) in ALSO_COUNTED {
        if let Some(value) = number(at(sheet, place)).and_then(|value| u32::try_from(value).ok()) {
            problems.extend(held(counts, count, value, path));
        }
    }
    let first = &counts.first_sanction;
    if let SheetAnswer::Day(given) = at(sheet, FIRST_SANCTION)
        && (first.earliest.is_some_and(|from| given < from) || first.latest.is_some_and(|until| given > until))
    {
        problems.push(against_history("oasys.answers[1.8.2]", first.earliest, first.latest));
    }
}

fn against_history(field: &str, min: Option<Date>, max: Option<Date>) -> Problem {
    let mut problem = Problem::new(ProblemCode::Contradicts, field).against("convictions");
    (problem.min, problem.max) = (min.map(Limit::Day), max.map(Limit::Day));
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

/// What an answer of the form makes of an input.
fn cell(reading: Reading, answer: SheetAnswer) -> Cell {
    match (reading, answer) {
        (Reading::Day, SheetAnswer::Day(day)) => Cell::Day(day),
        (Reading::Number, SheetAnswer::Whole(_)) => number(answer).map_or(Cell::Missing, Cell::Number),
        (Reading::Code(numbers), SheetAnswer::Code(choice)) => numbers
            .iter()
            .find(|(known, _)| *known == choice.code)
            .map_or(Cell::Missing, |(_, number)| Cell::Number(*number)),
        (Reading::Used, SheetAnswer::Code(_)) => true.cell(),
        (Reading::Tick(code), SheetAnswer::Ticked(ticked)) => ticked.has(code).cell(),
        _ => Cell::Missing,
    }
}

fn at(sheet: &Sheet, place: Option<u8>) -> SheetAnswer {
    place.map_or(SheetAnswer::Missing, |place| sheet.at(place.into()))
}

fn number(answer: SheetAnswer) -> Option<i32> {
    match answer {
        SheetAnswer::Whole(number) => Some(i32::from(number)),
        _ => None,
    }
}
