//! The API's names for groups of terms.

use joint_risk::instrument::predictor::{Prediction, Predictor, Term};

const AGE: &[Term] = &[
    Term::AgeMale,
    Term::AgeSquaredMale,
    Term::AgeCubedMale,
    Term::AgeToTheFourthMale,
    Term::AgeFemale,
    Term::AgeSquaredFemale,
    Term::AgeCubedFemale,
    Term::AgeToTheFourthFemale,
];
const GAP: &[Term] = &[Term::YearsBetweenSanctionsMale, Term::YearsBetweenSanctionsFemale];
const MONTHS: &[Term] = &[
    Term::OffenceFreeMonths,
    Term::OffenceFreeMonthsSquared,
    Term::OffenceFreeMonthsCubed,
    Term::OffenceFreeMonthsToTheFourth,
];
const COPAS: &[Term] =
    &[Term::CopasGeneralMale, Term::CopasGeneralFemale, Term::CopasViolentMale, Term::CopasViolentFemale];
const NEVER: &[Term] = &[Term::NeverViolentMale, Term::NeverViolentFemale];
const PAST: &[Term] = &[
    Term::PastHomicide,
    Term::PastGrievousBodilyHarm,
    Term::PastKidnapping,
    Term::PastFirearms,
    Term::PastRobbery,
    Term::PastAggravatedBurglary,
    Term::PastWeapon,
    Term::PastCriminalDamage,
    Term::PastArson,
];

/// The terms that make up a published part of a score; `None` where nobody knows it.
fn terms(predictor: Predictor, feature: &str) -> Option<&'static [Term]> {
    let direct = predictor == Predictor::DcSrp || predictor == Predictor::OspDc;
    Some(match feature {
        "twoYearInterceptWeight" => &[Term::TwoYearConstant],
        "ageGenderPolynomialWeight" => AGE,
        "genderWeight" => &[Term::Female],
        "offenceGroupWeight" | "SNSVWeighting" | "offenceGroupParameter" => &[Term::Offence],
        "SNSVVATPWeight" => &[Term::OffenceViolence],
        "firstSanctionWeight" => &[Term::FirstSanction],
        "secondSanctionWeight" => &[Term::SecondSanction],
        "numberOfSanctionsWeight" => &[Term::FirstSanction, Term::SecondSanction],
        "totalNumberOfSanctionsForAllOffencesWeight" if direct => &[Term::FurtherSanction],
        "totalNumberOfSanctionsForAllOffencesWeight" => &[Term::TotalSanctions],
        "secondSanctionGapWeight" | "secondSanctionCasesOnlyWeight" => GAP,
        "offenceFreeMonthsWeight" | "monthsSinceLastSanctionWeight" => MONTHS,
        "copasScore" | "threePlusSanctionWeight" => COPAS,
        "copasScoreSquared" => &[Term::CopasGeneralSquaredMale, Term::CopasGeneralSquaredFemale],
        "COPASScore" => &[Term::Copas],
        "ageGenderScore" => &[Term::AgeAndSex],
        "convictionStatusScore" => &[Term::ConvictionStatus],
        "neverViolentWeight" => NEVER,
        "onceViolentWeight" => &[Term::OnceViolent],
        "violentHistoryWeight" => &[Term::NeverViolentMale, Term::NeverViolentFemale, Term::OnceViolent],
        "violentSanctionsWeight" | "totalNumberOfViolentSanctionsWeight" => &[Term::ViolentSanctions],
        "violenceRateWeight" | "copasViolentOffencesScore" => &[Term::ViolentRate],
        "suitableAccommodationWeight" | "suitabilityOfAccommodationWeight" => &[Term::Accommodation],
        "unemployedWeight" => &[Term::Unemployed],
        "liveInRelationshipWeight" => &[Term::LivingTogether],
        "relationshipQualityWeight" | "currentRelationshipWithPartner" => &[Term::PartnerRelationship],
        "multiplicativeRelationshipWeight" => &[Term::PartnerRelationshipLivingTogether],
        "domesticViolenceWeight" => &[Term::DomesticAbuse, Term::DomesticAbuseAgainstPartner],
        "regularOffendingActivitiesWeight" => &[Term::OffendingActivities],
        "drugMotivationWeight" => &[Term::DrugMotivation],
        "chronicDrinkingProblemsWeight" => &[Term::AlcoholProblems],
        "bingeDrinkingProblemsWeight" => &[Term::ExcessiveAlcohol],
        "impulsivityProblemsWeight" => &[Term::Impulsivity],
        "temperControlWeight" => &[Term::TemperControl],
        "proCriminalAttitudesWeight" => &[Term::ProCriminalAttitudes],
        "heroinUsageWeight" => &[Term::Heroin],
        "methadoneUsageWeight" => &[Term::Methadone],
        "otherOpiateUsageWeight" => &[Term::OtherOpiate],
        "crackCocaineUsageWeight" => &[Term::CrackCocaine],
        "powderCocaineUsageWeight" => &[Term::PowderCocaine],
        "misusedPrescriptionDrugUsageWeight" => &[Term::PrescribedDrugs],
        "benzodiazepinesUsageWeight" => &[Term::Benzodiazepines],
        "cannabisUsageWeight" => &[Term::Cannabis],
        "steroidUsageWeight" => &[Term::Steroids],
        "otherDrugUsageWeight" => &[Term::OtherDrugs],
        "offenceInvolveCarryingOrUsingWeaponsWeight" => &[Term::Weapon],
        "previousConvictionsWeight" => PAST,
        "pastHomicideOffenceWeight" => &[Term::PastHomicide],
        "pastWoundingGrievousBodilyHarmOffenceWeight" => &[Term::PastGrievousBodilyHarm],
        "pastKidnappingOffenceWeight" => &[Term::PastKidnapping],
        "pastFirearmsOffenceWeight" => &[Term::PastFirearms],
        "pastRobberyOffenceWeight" => &[Term::PastRobbery],
        "pastAggravatedBurglaryOffenceWeight" => &[Term::PastAggravatedBurglary],
        "pastNonFirearmWeaponOffenceWeight" => &[Term::PastWeapon],
        "pastCriminalDamageOffenceWeight" => &[Term::PastCriminalDamage],
        "pastArsonOffenceWeight" => &[Term::PastArson],
        "totalContactAdultSexualSanctionsWeight" => &[Term::ContactAdultSexualSanctions],
        "totalContactChildSexualSanctionsWeight" => &[Term::ContactChildSexualSanctions],
        "totalNonContactSexualOffencesWeight" => &[Term::NonContactSexualSanctions],
        "ageAtStartOfFollowUpWeight" => &[Term::Age],
        "ageAtLastSanctionForSexualOffenceWeight" => &[Term::AgeAtLatestSexualSanction],
        "currentOffenceAgainstVictimStrangerWeight" => &[Term::StrangerVictim],
        "imagesAndIndirectContactWeight" => {
            &[Term::IndecentImageSanctions, Term::ContactChildSexualSanctions, Term::AnySexualSanction]
        }
        _ => return None,
    })
}

/// What our terms add up to for a published part of a score.
pub fn added(prediction: &Prediction, feature: &str) -> Option<f64> {
    if feature == "totalWeight" {
        return Some(prediction.contributions.iter().map(|contribution| contribution.added).sum());
    }
    let terms = terms(prediction.predictor, feature)?;
    let ours = prediction.contributions.iter().filter(|contribution| terms.contains(&contribution.item));
    Some(ours.map(|contribution| contribution.added).sum())
}
