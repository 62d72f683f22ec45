//! What the case says, checked against itself.

use super::field::Field;
use super::items::{ANY, Items};
use super::{MOST_YEARS, YOUNGEST, derive};
use crate::case::reader::Answer;
use crate::case::{CaseFile, NotScored};
use crate::code::Code;
use crate::date::Date;
use crate::history::Counts;
use crate::problem::{Problem, ProblemCode};

/// Reads the answers of `case`, takes from its history what they leave open, and says which contradict each other.
pub fn check(case: &CaseFile, history: Option<&Counts>, today: Date, problems: &mut Vec<Problem>) -> Items {
    let given = &case.risk_matrix;
    let mut items = Items {
        sex: case.person.sex,
        date_of_birth: case.person.date_of_birth,
        start_of_risk: given.start_of_risk,
        sexual: small(given.sexual_appearances),
        criminal: small(given.criminal_appearances),
        violent: small(given.violent_appearances),
        burglary: given.burglary,
        factors: [given.male_victim, given.stranger_victim, given.non_contact_offence, given.never_in_relationship],
        latest: small(given.age_at_latest_sexual_offence),
        images_only: given.indecent_images_only,
        not_scored: given.not_scored,
        ages: (0, MOST_YEARS),
        sexual_bounds: ANY,
        criminal_bounds: ANY,
        violent_bounds: ANY,
        derived: Vec::new(),
    };
    if let Some(counts) = history {
        derive::derive(&mut items, counts, problems);
    }
    items.check_ages(today, problems);
    items.check_appearances(problems);
    items.check_images(problems);
    items
}

fn small(answer: Answer<i64>) -> Answer<u16> {
    answer.and_then(|number| u16::try_from(number).map_or(Answer::Refused, Answer::Given))
}

/// Notes that a field cannot be true together with another, which allows `most` at most.
fn contradict(problems: &mut Vec<Problem>, field: &str, other: &str, most: Option<u16>) {
    let mut problem = Problem::new(ProblemCode::Contradicts, field).against(other);
    if let Some(most) = most {
        problem = problem.at_most(i64::from(most));
    }
    problems.push(problem);
}

impl Items {
    fn check_ages(&mut self, today: Date, problems: &mut Vec<Problem>) {
        let years = |first: i32, last: i32| u16::try_from(last - first).unwrap_or(0);
        self.ages = match (self.date_of_birth.given(), self.start_of_risk.given()) {
            (Some(born), Some(start)) => match born.completed_years(*start) {
                Some(age) => (age, age),
                None => {
                    let problem = Problem::new(ProblemCode::BeforeBirth, Field::StartOfRisk.code());
                    problems.push(problem.against(Field::DateOfBirth.code()));
                    self.start_of_risk = Answer::Refused;
                    (0, MOST_YEARS)
                }
            },
            // Born today at the latest, and on 1 January 1900 at the earliest.
            (None, Some(start)) => (today.completed_years(*start).unwrap_or(0), years(1900, start.year())),
            (Some(born), None) => (0, years(born.year(), 2199)),
            (None, None) => (0, MOST_YEARS),
        };
        if let Answer::Given(latest) = self.latest {
            let (least, most) = self.ages;
            if latest > most && self.derived.contains(&Field::AgeAtLatestSexualOffence) {
                // He has offended since: it is the start of risk that is out of date.
                let other = self.path_of(Field::AgeAtLatestSexualOffence);
                contradict(problems, Field::StartOfRisk.code(), other, None);
                self.start_of_risk = Answer::Refused;
            } else if latest > most {
                let field = Field::AgeAtLatestSexualOffence.code();
                contradict(problems, field, Field::StartOfRisk.code(), Some(most));
                self.latest = Answer::Refused;
            } else {
                self.ages = (least.max(latest), most);
            }
        }
        if self.ages.1 >= YOUNGEST {
            self.ages.0 = self.ages.0.max(YOUNGEST);
        }
    }

    fn check_appearances(&mut self, problems: &mut Vec<Problem>) {
        let Answer::Given(criminal) = self.criminal else { return };
        let other = self.path_of(Field::CriminalAppearances);
        let paths = [Field::SexualAppearances, Field::ViolentAppearances].map(|field| self.path_of(field));
        for (appearances, path) in [&mut self.sexual, &mut self.violent].into_iter().zip(paths) {
            if appearances.given().is_some_and(|appearances| *appearances > criminal) {
                contradict(problems, path, other, Some(criminal));
                *appearances = Answer::Refused;
            }
        }
    }

    fn check_images(&mut self, problems: &mut Vec<Problem>) {
        if self.images_only == Answer::Given(true) {
            let [_, _, non_contact, _] = &mut self.factors;
            let derived = self.derived.contains(&Field::NonContactOffence);
            match non_contact {
                // A standard may say that images are no such offence: then the history has counted so.
                Answer::Given(false) if derived => {}
                // An offence with images is one without contact.
                Answer::Missing => *non_contact = Answer::Given(true),
                Answer::Given(false) => {
                    let field = Field::NonContactOffence.code();
                    contradict(problems, field, Field::IndecentImagesOnly.code(), None);
                    *non_contact = Answer::Refused;
                }
                Answer::Given(true) | Answer::Refused => {}
            }
            if self.sexual == Answer::Given(0) {
                let field = self.path_of(Field::IndecentImagesOnly);
                contradict(problems, field, self.path_of(Field::SexualAppearances), None);
                self.images_only = Answer::Refused;
            }
        }
        if self.not_scored == Answer::Given(NotScored::InternetOffencesOnly) && self.images_only == Answer::Given(false)
        {
            contradict(problems, Field::NotScored.code(), Field::IndecentImagesOnly.code(), None);
            self.not_scored = Answer::Refused;
        }
    }
}
