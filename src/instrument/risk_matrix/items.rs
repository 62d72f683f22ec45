//! What the case says, checked against itself: the answers as the scales take them.

use crate::case::reader::Answer;
use crate::case::{CaseFile, NotScored, Sex};
use crate::code::{Code, codes};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

use super::derive::{ANY, Bounds};
use super::{MOST_YEARS, YOUNGEST};
use crate::history::Counts;

codes! {
    /// A field of the case that a scale reads, by its path, in the order in which results list them.
    pub enum Field {
        /// Sex.
        Sex = "person.sex",
        /// Date of birth.
        DateOfBirth = "person.dateOfBirth",
        /// Start of risk.
        StartOfRisk = "riskMatrix.startOfRisk",
        /// Sexual appearances.
        SexualAppearances = "riskMatrix.sexualAppearances",
        /// Criminal appearances.
        CriminalAppearances = "riskMatrix.criminalAppearances",
        /// Violent appearances.
        ViolentAppearances = "riskMatrix.violentAppearances",
        /// Burglary.
        Burglary = "riskMatrix.burglary",
        /// Male victim.
        MaleVictim = "riskMatrix.maleVictim",
        /// Stranger victim.
        StrangerVictim = "riskMatrix.strangerVictim",
        /// Non-contact offence.
        NonContactOffence = "riskMatrix.nonContactOffence",
        /// Never in a relationship.
        NeverInRelationship = "riskMatrix.neverInRelationship",
        /// Age at the latest sexual offence.
        AgeAtLatestSexualOffence = "riskMatrix.ageAtLatestSexualOffence",
        /// Images only.
        IndecentImagesOnly = "riskMatrix.indecentImagesOnly",
        /// Why it was not scored.
        NotScored = "riskMatrix.notScored",
    }
}

/// Some of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields(u16);

impl Fields {
    /// Whether `field` is one of them.
    pub const fn holds(self, field: Field) -> bool {
        self.0 & (1 << field as u16) != 0
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Adds one.
    pub const fn add(&mut self, field: Field) {
        self.0 |= 1 << field as u16;
    }

    /// Leaves one out.
    pub const fn remove(&mut self, field: Field) {
        self.0 &= !(1 << field as u16);
    }

    /// These and those.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Their paths, in the order in which results list them.
    pub fn paths(self) -> Vec<&'static str> {
        let mut paths = Vec::new();
        for field in Field::VALUES {
            if self.holds(*field) {
                paths.push(field.code());
            }
        }
        paths
    }
}

/// The answers of a case. One that contradicts another is refused like one that could not be read.
#[derive(Debug, Clone, Copy)]
pub struct Items {
    /// Sex.
    pub sex: Answer<Sex>,
    /// Date of birth.
    pub date_of_birth: Answer<Date>,
    /// Start of risk.
    pub start_of_risk: Answer<Date>,
    /// Sexual appearances.
    pub sexual: Answer<u16>,
    /// Criminal appearances.
    pub criminal: Answer<u16>,
    /// Violent appearances.
    pub violent: Answer<u16>,
    /// Burglary.
    pub burglary: Answer<bool>,
    /// Male victim, stranger victim, non-contact offence, never in a relationship.
    pub factors: [Answer<bool>; 4],
    /// Age at the latest sexual offence.
    pub latest: Answer<u16>,
    /// Indecent images only.
    pub images_only: Answer<bool>,
    /// Why it was not scored.
    pub not_scored: Answer<NotScored>,
    /// The least and the greatest age at the start of risk that the answers allow, in whole years.
    pub ages: (u16, u16),
    /// The least and the most sexual appearances, where the history leaves a range.
    pub sexual_bounds: Bounds,
    /// The same of criminal appearances.
    pub criminal_bounds: Bounds,
    /// The same of violent appearances.
    pub violent_bounds: Bounds,
    /// Fields whose answer the history gave.
    pub derived: Fields,
}

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
        derived: Fields::default(),
    };
    if let Some(counts) = history {
        items.derive(counts, problems);
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
#[inline(never)]
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
            if latest > most && self.derived.holds(Field::AgeAtLatestSexualOffence) {
                // He has offended since: it is the start of risk that is out of date.
                let other = self.derived.path_of(Field::AgeAtLatestSexualOffence);
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
        for (appearances, field) in
            [(&mut self.sexual, Field::SexualAppearances), (&mut self.violent, Field::ViolentAppearances)]
        {
            if appearances.given().is_some_and(|appearances| *appearances > criminal) {
                let other = self.derived.path_of(Field::CriminalAppearances);
                contradict(problems, self.derived.path_of(field), other, Some(criminal));
                *appearances = Answer::Refused;
            }
        }
    }

    fn check_images(&mut self, problems: &mut Vec<Problem>) {
        if self.images_only == Answer::Given(true) {
            let [_, _, non_contact, _] = &mut self.factors;
            let derived = self.derived.holds(Field::NonContactOffence);
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
                let field = self.derived.path_of(Field::IndecentImagesOnly);
                contradict(problems, field, self.derived.path_of(Field::SexualAppearances), None);
                self.images_only = Answer::Refused;
            }
        }
        if self.not_scored == Answer::Given(NotScored::InternetOffencesOnly) && self.images_only == Answer::Given(false)
        {
            contradict(problems, Field::NotScored.code(), Field::IndecentImagesOnly.code(), None);
            self.not_scored = Answer::Refused;
        }
    }

    /// The age at the start of risk, where it is known.
    pub fn age(&self) -> Option<u16> {
        (self.date_of_birth.given().is_some() && self.start_of_risk.given().is_some()).then_some(self.ages.0)
    }

    /// Whether a field is missing, refused or given.
    pub fn state(&self, field: Field) -> Answer<()> {
        const fn of<T: Copy>(answer: Answer<T>) -> Answer<()> {
            match answer {
                Answer::Missing => Answer::Missing,
                Answer::Refused => Answer::Refused,
                Answer::Given(_) => Answer::Given(()),
            }
        }
        let [male, stranger, non_contact, never] = self.factors;
        match field {
            Field::Sex => of(self.sex),
            Field::DateOfBirth => of(self.date_of_birth),
            Field::StartOfRisk => of(self.start_of_risk),
            Field::SexualAppearances => of(self.sexual),
            Field::CriminalAppearances => of(self.criminal),
            Field::ViolentAppearances => of(self.violent),
            Field::Burglary => of(self.burglary),
            Field::MaleVictim => of(male),
            Field::StrangerVictim => of(stranger),
            Field::NonContactOffence => of(non_contact),
            Field::NeverInRelationship => of(never),
            Field::AgeAtLatestSexualOffence => of(self.latest),
            Field::IndecentImagesOnly => of(self.images_only),
            Field::NotScored => of(self.not_scored),
        }
    }
}
