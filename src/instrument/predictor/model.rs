//! One logistic model: a published list of terms, and what each term is worth for a person.

use super::answers::Answers;
use super::arithmetic::{log_rate, logistic, offence_free_months};
use super::category::OffenceCategory;
use super::checks::age;
use super::inputs::Field;
use super::result::Contribution;
use super::scale::{PreviousOffence, RelationshipStatus};
use super::term::Term;
use crate::case::Sex;
use crate::date::Date;

/// A published model: terms with their coefficients, and the weights of the index offence.
pub(super) struct Model {
    pub terms: &'static [(Term, f64)],
    pub offences: [(OffenceCategory, f64); 24],
    /// What SNSV of the first edition adds for violent offences; OGRS4 has it in the weights.
    pub violence: &'static [(OffenceCategory, f64)],
}

/// The terms of criminal history are the first of [`Term`].
const HISTORY_TERMS: usize = Term::ViolentRate as usize + 1;

/// What the terms of criminal history are multiplied by: worked out once, from inputs that are all there and checked.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    category: OffenceCategory,
    /// By the place of the term; 0 where it does not apply.
    values: [f64; HISTORY_TERMS],
}

impl Facts {
    /// The facts, where `inputs` has all of them; `from` is the start of follow-up, or what is taken for it.
    pub fn of(inputs: &Answers, category: OffenceCategory, from: Date, assessed: Date) -> Option<Self> {
        let born = inputs.day(Field::DateOfBirth)?;
        let man = inputs.sex()? == Sex::Male;
        let career = age(born, inputs.day(Field::DateOfConviction)?) - inputs.number(Field::AgeAtFirstSanction)?;
        let (sanctions, violent) = (inputs.number(Field::TotalSanctions)?, inputs.points(Field::ViolentSanctions));
        let mut facts = Self { category, values: [0.0; HISTORY_TERMS] };
        facts.set(Term::TwoYearConstant, 1.0);
        facts.set(Term::Female, f64::from(u8::from(!man)));
        facts.powers(by_sex(man, &AGE), f64::from(age(born, from)));
        facts.powers(&MONTHS, f64::from(offence_free_months(from, assessed)));
        facts.set(Term::TotalSanctions, f64::from(sanctions));
        match sanctions {
            1 => facts.set(Term::FirstSanction, 1.0),
            2 => {
                facts.set(Term::SecondSanction, 1.0);
                facts.powers(by_sex(man, &GAP), f64::from(career));
            }
            3.. => {
                facts.powers(by_sex(man, &COPAS_GENERAL), log_rate(sanctions, 26 + career));
                facts.powers(by_sex(man, &COPAS_VIOLENT), log_rate(sanctions, 12 + career));
            }
            _ => {}
        }
        facts.set(Term::ViolentSanctions, f64::from(violent));
        match violent {
            0 => facts.powers(by_sex(man, &NEVER_VIOLENT), 1.0),
            1 => facts.set(Term::OnceViolent, 1.0),
            _ => {}
        }
        if violent >= 1 {
            facts.set(Term::ViolentRate, log_rate(violent, 30 + career));
        }
        Some(facts)
    }

    fn set(&mut self, term: Term, value: f64) {
        if let Some(slot) = self.values.get_mut(term as usize) {
            *slot = value;
        }
    }

    /// `value`, its square and so on, as many as there are terms for it.
    fn powers(&mut self, terms: &[Term], value: f64) {
        let mut power = value;
        for term in terms {
            self.set(*term, power);
            power *= value;
        }
    }

    /// What `term` is worth: what its coefficient is multiplied by, 0 where it does not apply.
    fn value(&self, inputs: &Answers, term: Term) -> f64 {
        match self.values.get(term as usize) {
            Some(value) => *value,
            None => f64::from(answered(inputs, term)),
        }
    }
}

/// Terms of which men and women have different ones, men's first.
type BySex<const N: usize> = [[Term; N]; 2];

const AGE: BySex<4> = [
    [Term::AgeMale, Term::AgeSquaredMale, Term::AgeCubedMale, Term::AgeToTheFourthMale],
    [Term::AgeFemale, Term::AgeSquaredFemale, Term::AgeCubedFemale, Term::AgeToTheFourthFemale],
];
const GAP: BySex<1> = [[Term::YearsBetweenSanctionsMale], [Term::YearsBetweenSanctionsFemale]];
const COPAS_GENERAL: BySex<2> = [
    [Term::CopasGeneralMale, Term::CopasGeneralSquaredMale],
    [Term::CopasGeneralFemale, Term::CopasGeneralSquaredFemale],
];
const COPAS_VIOLENT: BySex<1> = [[Term::CopasViolentMale], [Term::CopasViolentFemale]];
const NEVER_VIOLENT: BySex<1> = [[Term::NeverViolentMale], [Term::NeverViolentFemale]];
const MONTHS: [Term; 4] = [
    Term::OffenceFreeMonths,
    Term::OffenceFreeMonthsSquared,
    Term::OffenceFreeMonthsCubed,
    Term::OffenceFreeMonthsToTheFourth,
];

const fn by_sex<const N: usize>(man: bool, [men, women]: &BySex<N>) -> &[Term; N] {
    if man { men } else { women }
}

/// Drugs that count once, however many of them are used.
const OTHER_DRUGS: [Field; 5] =
    [Field::OtherDrugs, Field::Ketamine, Field::Spice, Field::Hallucinogens, Field::Solvents];

/// What a term of the assessment is worth: the points of its answer, but for those that need two.
fn answered(inputs: &Answers, term: Term) -> i32 {
    let together = inputs.choice(Field::RelationshipStatus) == Some(RelationshipStatus::LivingTogether);
    let past = |offence| i32::from(inputs.has_previous(offence));
    match term {
        Term::LivingTogether => together.into(),
        Term::PartnerRelationshipLivingTogether if !together => 0,
        Term::DomesticAbuseAgainstPartner if !inputs.holds(Field::DomesticAbuse) => 0,
        Term::OtherDrugs => OTHER_DRUGS.iter().any(|drug| inputs.holds(*drug)).into(),
        Term::PastHomicide => past(PreviousOffence::Homicide),
        Term::PastGrievousBodilyHarm => past(PreviousOffence::GrievousBodilyHarm),
        Term::PastKidnapping => past(PreviousOffence::Kidnapping),
        Term::PastFirearms => past(PreviousOffence::Firearms),
        Term::PastRobbery => past(PreviousOffence::Robbery),
        Term::PastAggravatedBurglary => past(PreviousOffence::AggravatedBurglary),
        Term::PastWeapon => past(PreviousOffence::Weapon),
        Term::PastCriminalDamage => past(PreviousOffence::CriminalDamage),
        Term::PastArson => past(PreviousOffence::Arson),
        _ => asked_by(term).map_or(0, |field| inputs.points(field)),
    }
}

/// The answer that a term counts.
const fn asked_by(term: Term) -> Option<Field> {
    Some(match term {
        Term::Accommodation => Field::Accommodation,
        Term::Unemployed => Field::Unemployed,
        Term::PartnerRelationship | Term::PartnerRelationshipLivingTogether => Field::PartnerRelationship,
        Term::DomesticAbuse => Field::DomesticAbuse,
        Term::DomesticAbuseAgainstPartner => Field::DomesticAbuseAgainstPartner,
        Term::OffendingActivities => Field::OffendingActivities,
        Term::DrugMotivation => Field::DrugMotivation,
        Term::AlcoholProblems => Field::AlcoholProblems,
        Term::ExcessiveAlcohol => Field::ExcessiveAlcohol,
        Term::Impulsivity => Field::Impulsivity,
        Term::TemperControl => Field::TemperControl,
        Term::ProCriminalAttitudes => Field::ProCriminalAttitudes,
        Term::Heroin => Field::Heroin,
        Term::Methadone => Field::Methadone,
        Term::OtherOpiate => Field::OtherOpiate,
        Term::CrackCocaine => Field::CrackCocaine,
        Term::PowderCocaine => Field::PowderCocaine,
        Term::PrescribedDrugs => Field::PrescribedDrugs,
        Term::Benzodiazepines => Field::Benzodiazepines,
        Term::Cannabis => Field::Cannabis,
        Term::Steroids => Field::Steroids,
        Term::Weapon => Field::Weapon,
        _ => return None,
    })
}

impl Model {
    /// Visits what each term adds for this person, in the published order; terms that add nothing are left out.
    fn each(&self, facts: &Facts, inputs: &Answers, visit: &mut dyn FnMut(Contribution)) {
        for (term, coefficient) in self.terms {
            let value = facts.value(inputs, *term);
            if value != 0.0 {
                visit(Contribution::product(*term, *coefficient, value));
            }
        }
        for (term, weights) in [(Term::Offence, &self.offences[..]), (Term::OffenceViolence, self.violence)] {
            if let Some((_, weight)) = weights.iter().find(|(category, _)| *category == facts.category) {
                visit(Contribution::product(term, *weight, 1.0));
            }
        }
    }

    /// What each term adds.
    pub fn contributions(&self, facts: &Facts, inputs: &Answers) -> Vec<Contribution> {
        let mut contributions = Vec::with_capacity(self.terms.len());
        self.each(facts, inputs, &mut |contribution| contributions.push(contribution));
        contributions
    }

    /// The probability alone.
    pub fn probability(&self, facts: &Facts, inputs: &Answers) -> f64 {
        let mut sum = 0.0;
        self.each(facts, inputs, &mut |contribution| sum += contribution.added);
        logistic(sum)
    }
}
