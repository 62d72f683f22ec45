//! One logistic model: a published list of terms, and what each term is worth for a person.

use super::arithmetic::{log_rate, logistic, offence_free_months};
use super::category::OffenceCategory;
use super::checks::age;
use super::inputs::Inputs;
use super::result::{Contribution, total};
use super::scale::{Points, PreviousOffence, RelationshipStatus, points};
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

/// The static inputs, all there and checked.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    pub sex: Sex,
    pub category: OffenceCategory,
    age: f64,
    /// Years from the first sanction to the current conviction.
    career: i32,
    months: f64,
    sanctions: i32,
    violent: i32,
}

impl Facts {
    /// The facts, where `inputs` has all of them; `from` is the start of follow-up, or what stands for it.
    pub fn of(inputs: &Inputs, category: OffenceCategory, from: Date, assessed: Date) -> Option<Self> {
        let born = inputs.date_of_birth?;
        Some(Self {
            sex: inputs.sex?,
            category,
            age: f64::from(age(born, from)),
            career: age(born, inputs.date_of_conviction?) - inputs.age_at_first_sanction?,
            months: f64::from(offence_free_months(from, assessed)),
            sanctions: inputs.total_sanctions?,
            violent: inputs.violent_sanctions.unwrap_or(0),
        })
    }

    /// What `term` is worth: what its coefficient is multiplied by, 0 where it does not apply.
    fn value(&self, inputs: &Inputs, term: Term) -> f64 {
        let man = self.sex == Sex::Male;
        let when = |applies: bool, value: f64| if applies { value } else { 0.0 };
        let flag = |applies: bool| f64::from(u8::from(applies));
        let ticked = |answer: Option<bool>| flag(answer == Some(true));
        let past = |offence| flag(inputs.previous_offences.is_some_and(|past| past.contains(offence)));
        let together = inputs.relationship_status == Some(RelationshipStatus::LivingTogether);
        let (age, months, many) = (self.age, self.months, self.sanctions >= 3);
        let copas = |years: i32| log_rate(self.sanctions, years + self.career);
        match term {
            Term::TwoYearConstant => 1.0,
            Term::AgeMale => when(man, age),
            Term::AgeSquaredMale => when(man, age * age),
            Term::AgeCubedMale => when(man, age * age * age),
            Term::AgeToTheFourthMale => when(man, age * age * age * age),
            Term::AgeFemale => when(!man, age),
            Term::AgeSquaredFemale => when(!man, age * age),
            Term::AgeCubedFemale => when(!man, age * age * age),
            Term::AgeToTheFourthFemale => when(!man, age * age * age * age),
            Term::Female => flag(!man),
            Term::FirstSanction => flag(self.sanctions == 1),
            Term::SecondSanction => flag(self.sanctions == 2),
            Term::TotalSanctions => f64::from(self.sanctions),
            Term::YearsBetweenSanctionsMale => when(man && self.sanctions == 2, f64::from(self.career)),
            Term::YearsBetweenSanctionsFemale => when(!man && self.sanctions == 2, f64::from(self.career)),
            Term::OffenceFreeMonths => months,
            Term::OffenceFreeMonthsSquared => months * months,
            Term::OffenceFreeMonthsCubed => months * months * months,
            Term::OffenceFreeMonthsToTheFourth => months * months * months * months,
            Term::CopasGeneralMale if man && many => copas(26),
            Term::CopasGeneralSquaredMale if man && many => copas(26) * copas(26),
            Term::CopasGeneralFemale if !man && many => copas(26),
            Term::CopasGeneralSquaredFemale if !man && many => copas(26) * copas(26),
            Term::CopasViolentMale if man && many => copas(12),
            Term::CopasViolentFemale if !man && many => copas(12),
            Term::NeverViolentMale => flag(man && self.violent == 0),
            Term::NeverViolentFemale => flag(!man && self.violent == 0),
            Term::OnceViolent => flag(self.violent == 1),
            Term::ViolentSanctions => f64::from(self.violent),
            Term::ViolentRate if self.violent >= 1 => log_rate(self.violent, 30 + self.career),
            Term::Accommodation => points(inputs.accommodation).into(),
            Term::Unemployed => points(inputs.unemployed).into(),
            Term::LivingTogether => flag(together),
            Term::PartnerRelationship => points(inputs.partner_relationship).into(),
            Term::PartnerRelationshipLivingTogether => when(together, points(inputs.partner_relationship).into()),
            Term::DomesticAbuse => ticked(inputs.domestic_abuse),
            Term::DomesticAbuseAgainstPartner => {
                flag(inputs.domestic_abuse == Some(true) && inputs.domestic_abuse_against_partner == Some(true))
            }
            Term::OffendingActivities => points(inputs.offending_activities).into(),
            Term::DrugMotivation => points(inputs.drug_motivation).into(),
            Term::AlcoholProblems => points(inputs.alcohol_problems).into(),
            Term::ExcessiveAlcohol => points(inputs.excessive_alcohol).into(),
            Term::Impulsivity => points(inputs.impulsivity).into(),
            Term::TemperControl => points(inputs.temper_control).into(),
            Term::ProCriminalAttitudes => points(inputs.pro_criminal_attitudes).into(),
            Term::Heroin => ticked(inputs.heroin),
            Term::Methadone => ticked(inputs.methadone),
            Term::OtherOpiate => ticked(inputs.other_opiate),
            Term::CrackCocaine => ticked(inputs.crack_cocaine),
            Term::PowderCocaine => ticked(inputs.powder_cocaine),
            Term::PrescribedDrugs => ticked(inputs.prescribed_drugs),
            Term::Benzodiazepines => ticked(inputs.benzodiazepines),
            Term::Cannabis => ticked(inputs.cannabis),
            Term::Steroids => ticked(inputs.steroids),
            Term::OtherDrugs => flag(
                [inputs.other_drugs, inputs.ketamine, inputs.spice, inputs.hallucinogens, inputs.solvents]
                    .contains(&Some(true)),
            ),
            Term::Weapon => inputs.weapon.map_or(0, Points::points).into(),
            Term::PastHomicide => past(PreviousOffence::Homicide),
            Term::PastGrievousBodilyHarm => past(PreviousOffence::GrievousBodilyHarm),
            Term::PastKidnapping => past(PreviousOffence::Kidnapping),
            Term::PastFirearms => past(PreviousOffence::Firearms),
            Term::PastRobbery => past(PreviousOffence::Robbery),
            Term::PastAggravatedBurglary => past(PreviousOffence::AggravatedBurglary),
            Term::PastWeapon => past(PreviousOffence::Weapon),
            Term::PastCriminalDamage => past(PreviousOffence::CriminalDamage),
            Term::PastArson => past(PreviousOffence::Arson),
            _ => 0.0,
        }
    }
}

impl Model {
    /// What each term adds for this person; terms that add nothing are left out.
    pub fn contributions(&self, facts: &Facts, inputs: &Inputs) -> Vec<Contribution> {
        let mut contributions = Vec::with_capacity(self.terms.len());
        for (term, coefficient) in self.terms {
            let value = facts.value(inputs, *term);
            if value != 0.0 {
                contributions.push(Contribution::product(*term, *coefficient, value));
            }
        }
        for (term, weights) in [(Term::Offence, &self.offences[..]), (Term::OffenceViolence, self.violence)] {
            if let Some((_, weight)) = weights.iter().find(|(category, _)| *category == facts.category) {
                contributions.push(Contribution::product(term, *weight, 1.0));
            }
        }
        contributions
    }

    /// The probability alone.
    pub fn probability(&self, facts: &Facts, inputs: &Inputs) -> f64 {
        logistic(total(&self.contributions(facts, inputs)))
    }
}
