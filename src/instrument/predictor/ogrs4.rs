//! OGRS4 (coefficients 4.1.2): all, violent and serious violent reoffending within two years, static and dynamic.

use super::checks::Check;
use super::forms::TwoForms;
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::result::{Bands, Form, Prediction};
use super::tables;
use crate::date::Date;

const EDITION: &str = "ogrs4-4.1.2";

const STATIC: &[Field] = &[
    Field::DateOfBirth,
    Field::DateOfConviction,
    Field::AgeAtFirstSanction,
    Field::Sex,
    Field::Offence,
    Field::TotalSanctions,
];

const STATIC_VIOLENT: &[Field] = &[
    Field::DateOfBirth,
    Field::DateOfConviction,
    Field::AgeAtFirstSanction,
    Field::Sex,
    Field::Offence,
    Field::TotalSanctions,
    Field::ViolentSanctions,
];

const OTHER_DRUGS: [Field; 5] =
    [Field::OtherDrugs, Field::Ketamine, Field::Spice, Field::Hallucinogens, Field::Solvents];

const fn drugs(first: Field) -> [Field; 13] {
    let [other, ketamine, spice, hallucinogens, solvents] = OTHER_DRUGS;
    [
        first,
        Field::OtherOpiate,
        Field::CrackCocaine,
        Field::PowderCocaine,
        Field::PrescribedDrugs,
        Field::Benzodiazepines,
        Field::Cannabis,
        Field::Steroids,
        other,
        ketamine,
        spice,
        hallucinogens,
        solvents,
    ]
}

pub(super) static ARP: TwoForms = TwoForms {
    predictor: Predictor::Arp,
    edition: EDITION,
    required: STATIC,
    optional: &[Field::StartOfFollowUp],
    dynamic: &[
        Field::Accommodation,
        Field::Unemployed,
        Field::PartnerRelationship,
        Field::DomesticAbuse,
        Field::RelationshipStatus,
        Field::OffendingActivities,
        Field::AlcoholProblems,
        Field::ExcessiveAlcohol,
        Field::Impulsivity,
        Field::ProCriminalAttitudes,
    ],
    drugs: &drugs(Field::Heroin),
    dynamic_optional: &[Field::DrugMotivation],
    static_model: &tables::arp::STATIC,
    dynamic_model: &tables::arp::DYNAMIC,
    checks: &[
        Check::ConvictionAfterBirth,
        Check::FirstSanctionBeforeConviction,
        Check::ConvictionNotFarAhead,
        Check::FirstSanctionInRange,
        Check::OffenceWellFormed,
        Check::OffenceMapped,
        Check::TotalInRange,
        Check::FollowUpGiven,
        Check::FollowUpAfterBirth,
        Check::FollowUpInRange,
    ],
    from_conviction: true,
    bands: Some(Bands([50.0, 75.0, 90.0])),
};

pub(super) static VRP: TwoForms = TwoForms {
    predictor: Predictor::Vrp,
    edition: EDITION,
    required: STATIC_VIOLENT,
    optional: &[Field::StartOfFollowUp],
    dynamic: &[
        Field::Accommodation,
        Field::Unemployed,
        Field::PartnerRelationship,
        Field::DomesticAbuse,
        Field::RelationshipStatus,
        Field::OffendingActivities,
        Field::DrugMotivation,
        Field::AlcoholProblems,
        Field::ExcessiveAlcohol,
        Field::Impulsivity,
        Field::TemperControl,
    ],
    drugs: &drugs(Field::Methadone),
    dynamic_optional: &[],
    static_model: &tables::vrp::STATIC,
    dynamic_model: &tables::vrp::DYNAMIC,
    checks: &[
        Check::FirstSanctionInRange,
        Check::TotalInRange,
        Check::ViolentInRange,
        Check::OffenceWellFormed,
        Check::OffenceMapped,
        Check::ConvictionAfterBirth,
        Check::FirstSanctionBeforeConviction,
        Check::ConvictionNotFarAhead,
        Check::FollowUpGiven,
        Check::FollowUpAfterBirth,
        Check::FollowUpInRange,
    ],
    from_conviction: true,
    bands: Some(Bands([30.0, 60.0, 80.0])),
};

pub(super) static SVRP: TwoForms = TwoForms {
    predictor: Predictor::Svrp,
    edition: EDITION,
    required: STATIC_VIOLENT,
    optional: &[Field::StartOfFollowUp],
    dynamic: &[
        Field::Weapon,
        Field::Accommodation,
        Field::Unemployed,
        Field::AlcoholProblems,
        Field::TemperControl,
        Field::ProCriminalAttitudes,
        Field::PreviousOffences,
    ],
    drugs: &[],
    dynamic_optional: &[],
    static_model: &tables::svrp::STATIC,
    dynamic_model: &tables::svrp::DYNAMIC,
    checks: &[
        Check::TotalInRange,
        Check::ViolentInRange,
        Check::OffenceWellFormed,
        Check::OffenceMapped,
        Check::FirstSanctionInRange,
        Check::ConvictionAfterBirth,
        Check::FirstSanctionBeforeConviction,
        Check::ConvictionNotFarAhead,
        Check::StartAfterBirth,
    ],
    from_conviction: true,
    bands: Some(SERIOUS),
};

/// Bands of SVRP and CSRP: 1, 3 and 6.9 %.
pub(super) const SERIOUS: Bands = Bands([1.0, 3.0, 6.9]);

/// ARP: any proven reoffending within two years, in percent; the bands begin at 50, 75 and 90.
///
/// `form` asks for one form; without it the dynamic form is scored where its answers are there, else the static.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04), `service/coefficients`: OGRS4G and OGP2, coefficients 4.1.2.
/// Standing: confirmed.
///
/// # Differences
/// - 4.2 counts its points (yes = 2), as the API does since 16 July 2026; the OASys test code counts yes as 1.
/// - The API throws where the percentage rounds to 0.00; here that is 0.00 and low.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Form, Inputs, IndexOffence, Offence, OffenceCategory, ogrs4};
/// use joint_risk::{Band, Date, Status, case::Sex};
///
/// let inputs = Inputs {
///     date_of_birth: Some(Date::parse("1990-01-01")?),
///     date_of_conviction: Some(Date::parse("2024-01-01")?),
///     start_of_follow_up: Some(Date::parse("2026-01-01")?),
///     age_at_first_sanction: Some(18),
///     sex: Some(Sex::Male),
///     offence: Some(IndexOffence::Given(Offence::of(OffenceCategory::CriminalDamage))),
///     total_sanctions: Some(2),
///     ..Inputs::default()
/// };
/// let assessed = Date::parse("2025-01-01")?;
/// // ordinary: no answers of the assessment, so the static form, and the answers that the dynamic one lacks
/// let score = ogrs4::arp(&inputs, assessed, None);
/// assert_eq!((score.form, score.band, score.missing_dynamic.len()), (Some(Form::Static), Some(Band::Low), 10));
/// assert_eq!(score.two_year.map(|likelihood| likelihood.percentage), Some(13.66));
/// // at the boundary: 999 sanctions are scored
/// let many = Inputs { total_sanctions: Some(999), ..inputs };
/// assert_eq!(ogrs4::arp(&many, assessed, None).status, Status::Scored);
/// // refused: one more
/// let too_many = Inputs { total_sanctions: Some(1000), ..inputs };
/// assert_eq!(ogrs4::arp(&too_many, assessed, None).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn arp(inputs: &Inputs, assessed: Date, form: Option<Form>) -> Prediction {
    ARP.score(&inputs.into(), assessed, form)
}

/// VRP: violent reoffending within two years, in percent; the bands begin at 30, 60 and 80.
///
/// `form` as in [`arp`].
///
/// # Source
/// As [`arp`]: OGRS4V and OVP2. Standing: confirmed.
///
/// # Differences
/// As [`arp`].
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, ogrs4};
/// use joint_risk::{Date, Status};
/// // nothing known: every band is possible
/// let score = ogrs4::vrp(&Inputs::default(), Date::parse("2025-01-01")?, None);
/// assert_eq!(score.status, Status::Incomplete);
/// // refused: more violent sanctions than sanctions
/// let inputs = Inputs { total_sanctions: Some(1), violent_sanctions: Some(2), ..Inputs::default() };
/// assert_eq!(ogrs4::vrp(&inputs, Date::parse("2025-01-01")?, None).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn vrp(inputs: &Inputs, assessed: Date, form: Option<Form>) -> Prediction {
    VRP.score(&inputs.into(), assessed, form)
}

/// SVRP: serious violent reoffending within two years, in percent; the bands begin at 1, 3 and 6.9.
///
/// `form` as in [`arp`].
///
/// # Source
/// As [`arp`]: SNSV of OGRS4. Standing: confirmed. For women the gap between two sanctions has the API's
/// -0.1712941019545757; the OASys test code ends one digit earlier.
///
/// # Differences
/// 4.2 as in [`arp`].
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Field, Inputs, ogrs4};
/// use joint_risk::Date;
/// let score = ogrs4::svrp(&Inputs::default(), Date::parse("2025-01-01")?, None);
/// assert!(score.missing_dynamic.contains(&Field::PreviousOffences));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn svrp(inputs: &Inputs, assessed: Date, form: Option<Form>) -> Prediction {
    SVRP.score(&inputs.into(), assessed, form)
}
