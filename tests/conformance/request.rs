//! A request of the API, read as our inputs.

use std::collections::HashMap;

use joint_risk::instrument::predictor::{
    Awareness, Field, IndexOffence, Inputs, Level, Motivation, Offence, OffenceCategory, Ogrs3Class, Ogrs3Group,
    PreviousOffence, PreviousOffences, Qualifications, RelationshipStatus, SupervisionStatus,
};
use joint_risk::{Band, Code, Date, case::Sex};
use serde_json::Value;

type Set = fn(&mut Inputs, &Value);

/// The API's names: 4.2 and the offence are read apart.
pub const FIELDS: &[(&str, Field, Set)] = &[
    ("isUnemployed", Field::Unemployed, |inputs, value| {
        inputs.unemployed = flag(value).map(|yes| if yes { Level::Significant } else { Level::None });
    }),
    ("unemployedPoints", Field::Unemployed, |inputs, value| {
        inputs.unemployed =
            [Level::None, Level::Some, Level::Significant].into_iter().nth(value.as_u64().unwrap_or(9) as usize);
    }),
    ("currentOffenceCode", Field::Offence, |_, _| {}),
    ("dateAtStartOfFollowupUserInput", Field::StartOfFollowUp, |inputs, value| inputs.start_of_follow_up = day(value)),
    ("dateAtStartOfFollowupCalculated", Field::StartOfFollowUp, |inputs, value| inputs.start_of_follow_up = day(value)),
    ("dateOfBirth", Field::DateOfBirth, |inputs, value| inputs.date_of_birth = day(value)),
    ("gender", Field::Sex, |inputs, value| inputs.sex = sex(value)),
    ("dateOfCurrentConviction", Field::DateOfConviction, |inputs, value| inputs.date_of_conviction = day(value)),
    ("dateAtStartOfFollowup", Field::StartOfFollowUp, |inputs, value| inputs.start_of_follow_up = day(value)),
    ("ageAtFirstSanction", Field::AgeAtFirstSanction, |inputs, value| inputs.age_at_first_sanction = number(value)),
    ("totalNumberOfSanctionsForAllOffences", Field::TotalSanctions, |inputs, value| {
        inputs.total_sanctions = number(value)
    }),
    ("totalNumberOfViolentSanctions", Field::ViolentSanctions, |inputs, value| {
        inputs.violent_sanctions = number(value)
    }),
    ("hasEverCommittedSexualOffence", Field::EverSexualOffence, |inputs, value| {
        inputs.ever_sexual_offence = flag(value)
    }),
    ("dateOfMostRecentSexualOffence", Field::DateOfLatestSexualOffence, |inputs, value| {
        inputs.date_of_latest_sexual_offence = day(value)
    }),
    ("totalContactAdultSexualSanctions", Field::ContactAdultSexualSanctions, |inputs, value| {
        inputs.contact_adult_sexual_sanctions = number(value)
    }),
    ("totalContactChildSexualSanctions", Field::ContactChildSexualSanctions, |inputs, value| {
        inputs.contact_child_sexual_sanctions = number(value)
    }),
    ("totalIndecentImageSanctions", Field::IndecentImageSanctions, |inputs, value| {
        inputs.indecent_image_sanctions = number(value)
    }),
    ("totalNonContactSexualOffences", Field::NonContactSexualSanctions, |inputs, value| {
        inputs.non_contact_sexual_sanctions = number(value)
    }),
    ("isCurrentOffenceAgainstVictimStranger", Field::StrangerVictim, |inputs, value| {
        inputs.stranger_victim = flag(value)
    }),
    ("mostRecentOffenceDate", Field::DateOfLatestOffence, |inputs, value| inputs.date_of_latest_offence = day(value)),
    ("supervisionStatus", Field::SupervisionStatus, |inputs, value| inputs.supervision_status = supervision(value)),
    ("didOffenceInvolveCarryingOrUsingWeapon", Field::Weapon, |inputs, value| inputs.weapon = flag(value)),
    ("didOffenceInvolveViolenceOrThreatOfViolence", Field::ViolenceOrThreat, |inputs, value| {
        inputs.violence_or_threat = flag(value)
    }),
    ("didOffenceInvolveExcessiveUseOfViolence", Field::ExcessiveViolence, |inputs, value| {
        inputs.excessive_violence = flag(value)
    }),
    ("didOffenceInvolveArson", Field::Arson, |inputs, value| inputs.arson = flag(value)),
    ("doesRecogniseImpactOfOffendingOnOthers", Field::RecognisesImpact, |inputs, value| {
        inputs.recognises_impact = flag(value)
    }),
    ("hasPeerGroupInfluences", Field::PeerGroupInfluence, |inputs, value| inputs.peer_group_influence = flag(value)),
    ("offenceMotivationEmotionalState", Field::EmotionalMotivation, |inputs, value| {
        inputs.emotional_motivation = flag(value)
    }),
    ("isAnalysisOfOffenceIssuesLinkedToRisk", Field::OffenceLinkedToRisk, |inputs, value| {
        inputs.offence_linked_to_risk = flag(value)
    }),
    ("isCurrentlyOfNoFixedAbodeOrTransientAccommodation", Field::NoFixedAbode, |inputs, value| {
        inputs.no_fixed_abode = flag(value)
    }),
    ("suitabilityOfAccommodation", Field::Accommodation, |inputs, value| inputs.accommodation = level(value)),
    ("hasAccommodationIssuesLinkedToRisk", Field::AccommodationLinkedToRisk, |inputs, value| {
        inputs.accommodation_linked_to_risk = flag(value)
    }),
    ("workRelatedSkills", Field::WorkSkills, |inputs, value| inputs.work_skills = level(value)),
    ("problemsWithReadingWritingNumeracy", Field::ReadingWritingNumeracy, |inputs, value| {
        inputs.reading_writing_numeracy = level(value)
    }),
    ("hasProblemsWithReading", Field::Reading, |inputs, value| inputs.reading = flag(value)),
    ("hasProblemsWithNumeracy", Field::Numeracy, |inputs, value| inputs.numeracy = flag(value)),
    ("learningDifficulties", Field::LearningDifficulties, |inputs, value| inputs.learning_difficulties = level(value)),
    ("professionalOrVocationalQualifications", Field::Qualifications, |inputs, value| {
        inputs.qualifications = qualifications(value)
    }),
    ("overRelianceOnOthersForFinancialSupport", Field::FinancialReliance, |inputs, value| {
        inputs.financial_reliance = level(value)
    }),
    ("experienceOfChildhood", Field::Childhood, |inputs, value| inputs.childhood = level(value)),
    ("currentRelationshipWithPartner", Field::PartnerRelationship, |inputs, value| {
        inputs.partner_relationship = level(value)
    }),
    ("evidenceOfDomesticAbuse", Field::DomesticAbuse, |inputs, value| inputs.domestic_abuse = flag(value)),
    ("domesticAbuseAgainstPartner", Field::DomesticAbuseAgainstPartner, |inputs, value| {
        inputs.domestic_abuse_against_partner = flag(value)
    }),
    ("domesticAbuseAgainstFamily", Field::DomesticAbuseAgainstFamily, |inputs, value| {
        inputs.domestic_abuse_against_family = flag(value)
    }),
    ("currentRelationshipStatus", Field::RelationshipStatus, |inputs, value| {
        inputs.relationship_status = relationship(value)
    }),
    ("relationshipIssuesLinkedToRisk", Field::RelationshipsLinkedToRisk, |inputs, value| {
        inputs.relationships_linked_to_risk = flag(value)
    }),
    ("regularOffendingActivities", Field::OffendingActivities, |inputs, value| {
        inputs.offending_activities = level(value)
    }),
    ("influenceFromCriminalAssociates", Field::CriminalAssociates, |inputs, value| {
        inputs.criminal_associates = level(value)
    }),
    ("manipulativeOrPredatoryBehaviour", Field::Manipulative, |inputs, value| inputs.manipulative = level(value)),
    ("recklessnessAndRiskTakingBehaviour", Field::Recklessness, |inputs, value| inputs.recklessness = level(value)),
    ("hasHeroinUsage", Field::Heroin, |inputs, value| inputs.heroin = flag(value)),
    ("hasMethadoneUsage", Field::Methadone, |inputs, value| inputs.methadone = flag(value)),
    ("hasOtherOpiateUsage", Field::OtherOpiate, |inputs, value| inputs.other_opiate = flag(value)),
    ("hasCrackCocaineUsage", Field::CrackCocaine, |inputs, value| inputs.crack_cocaine = flag(value)),
    ("hasPowderCocaineUsage", Field::PowderCocaine, |inputs, value| inputs.powder_cocaine = flag(value)),
    ("hasMisusedPrescriptionDrugUsage", Field::PrescribedDrugs, |inputs, value| inputs.prescribed_drugs = flag(value)),
    ("hasBenzodiazepinesUsage", Field::Benzodiazepines, |inputs, value| inputs.benzodiazepines = flag(value)),
    ("hasHallucinogensUsage", Field::Hallucinogens, |inputs, value| inputs.hallucinogens = flag(value)),
    ("hasCannabisUsage", Field::Cannabis, |inputs, value| inputs.cannabis = flag(value)),
    ("hasSolventsUsage", Field::Solvents, |inputs, value| inputs.solvents = flag(value)),
    ("hasSteroidsUsage", Field::Steroids, |inputs, value| inputs.steroids = flag(value)),
    ("hasOtherDrugsUsage", Field::OtherDrugs, |inputs, value| inputs.other_drugs = flag(value)),
    ("hasSpiceUsage", Field::Spice, |inputs, value| inputs.spice = flag(value)),
    ("hasKetamineUsage", Field::Ketamine, |inputs, value| inputs.ketamine = flag(value)),
    ("currentDrugMisuse", Field::DrugMisuse, |inputs, value| inputs.drug_misuse = level(value)),
    ("motivationToTackleDrugMisuse", Field::DrugMotivation, |inputs, value| inputs.drug_motivation = motivation(value)),
    ("currentAlcoholUseProblems", Field::AlcoholProblems, |inputs, value| inputs.alcohol_problems = level(value)),
    ("excessiveAlcoholUse", Field::ExcessiveAlcohol, |inputs, value| inputs.excessive_alcohol = level(value)),
    ("difficultiesCoping", Field::Coping, |inputs, value| inputs.coping = level(value)),
    ("currentPsychologicalProblems", Field::PsychologicalProblems, |inputs, value| {
        inputs.psychological_problems = level(value)
    }),
    ("attitudesTowardsSelf", Field::AttitudeToSelf, |inputs, value| inputs.attitude_to_self = level(value)),
    ("hasSelfHarmOrAttemptedSuicide", Field::SelfHarm, |inputs, value| inputs.self_harm = flag(value)),
    ("currentPsychiatricProblems", Field::PsychiatricProblems, |inputs, value| {
        inputs.psychiatric_problems = level(value)
    }),
    ("isEvidenceOfChildhoodBehaviouralProblems", Field::ChildhoodBehaviour, |inputs, value| {
        inputs.childhood_behaviour = flag(value)
    }),
    ("hasHistoryOfPsychiatricTreatment", Field::PsychiatricHistory, |inputs, value| {
        inputs.psychiatric_history = flag(value)
    }),
    ("hasBeenOnMedicationForMentalHealthProblems", Field::MentalHealthMedication, |inputs, value| {
        inputs.mental_health_medication = flag(value)
    }),
    ("hasEverBeenInSpecialHospitalOrRegionalSecureUnit", Field::SpecialHospital, |inputs, value| {
        inputs.special_hospital = flag(value)
    }),
    ("hasCurrentPsychiatricTreatment", Field::PsychiatricTreatment, |inputs, value| {
        inputs.psychiatric_treatment = flag(value)
    }),
    ("areEmotionalIssuesLinkedToRisk", Field::EmotionalLinkedToRisk, |inputs, value| {
        inputs.emotional_linked_to_risk = flag(value)
    }),
    ("impulsivityProblems", Field::Impulsivity, |inputs, value| inputs.impulsivity = level(value)),
    ("controllingOrAggressiveBehaviour", Field::Aggressive, |inputs, value| inputs.aggressive = level(value)),
    ("temperControl", Field::TemperControl, |inputs, value| inputs.temper_control = level(value)),
    ("problemSolvingSkills", Field::ProblemSolving, |inputs, value| inputs.problem_solving = level(value)),
    ("awarenessOfConsequences", Field::Awareness, |inputs, value| inputs.awareness = awareness(value)),
    ("understandsOtherPeoplesViews", Field::OthersViews, |inputs, value| inputs.others_views = level(value)),
    ("areThinkingAndBehaviourIssuesLinkedToRisk", Field::ThinkingLinkedToRisk, |inputs, value| {
        inputs.thinking_linked_to_risk = flag(value)
    }),
    ("proCriminalAttitudes", Field::ProCriminalAttitudes, |inputs, value| inputs.pro_criminal_attitudes = level(value)),
    ("attitudeTowardsSupervisionOrLicence", Field::AttitudeToSupervision, |inputs, value| {
        inputs.attitude_to_supervision = level(value)
    }),
    ("previousConvictions", Field::PreviousOffences, |inputs, value| inputs.previous_offences = previous(value)),
    ("overallRiskForAssessment", Field::OverallRisk, |inputs, value| inputs.overall_risk = band(value)),
    ("highestRiskLevelOverAllAssessments", Field::HighestRisk, |inputs, value| inputs.highest_risk = band(value)),
    ("hasCustodialSentence", Field::CustodialSentence, |inputs, value| inputs.custodial_sentence = flag(value)),
    ("isEligibleForMappa", Field::MappaEligible, |inputs, value| inputs.mappa_eligible = flag(value)),
    ("hasAssaultedOrThreatenedStaff", Field::AssaultedStaff, |inputs, value| inputs.assaulted_staff = flag(value)),
    ("hasEscapedOrAbsconded", Field::Escaped, |inputs, value| inputs.escaped = flag(value)),
    ("hasControlIssues", Field::ControlIssues, |inputs, value| inputs.control_issues = flag(value)),
    ("hasDisplayedObsessiveBehaviourLinkedToOffending", Field::ObsessiveBehaviour, |inputs, value| {
        inputs.obsessive_behaviour = flag(value)
    }),
    ("applyOPDOverride", Field::OpdOverride, |inputs, value| inputs.opd_override = flag(value)),
];

/// What the API takes and no predictor of ours reads.
const UNREAD: &[&str] = &[
    "version",
    "assessmentDate",
    "isCurrentOffenceSexuallyMotivated",
    "snsvStaticOrDynamic",
    // PNI alone.
    "currentRelationshipWithFamilyMembers",
    "previousCloseRelationships",
    "easilyInfluencedByCriminalAssociates",
    "hostileOrientation",
    "sexualPreoccupation",
    "offenceRelatedSexualInterests",
    "emotionalCongruenceWithChildren",
    "saraRiskToOthers",
    "saraRiskToPartner",
    "isARiskOfSexualHarm",
];

/// The mappings of offence codes, as the reference folder has them.
pub struct Codes {
    categories: HashMap<String, (String, bool)>,
    groups: HashMap<String, (String, Option<String>)>,
}

impl Codes {
    pub fn read(folder: &std::path::Path) -> Option<Self> {
        let load = |name: &str| -> Option<Value> {
            let text = std::fs::read_to_string(folder.join("actuarial").join(name)).ok()?;
            serde_json::from_str::<Value>(&text).ok()?.get("map").cloned()
        };
        let rows = |value: Value| value.as_object().cloned().unwrap_or_default().into_iter();
        let text = |value: &Value, index: usize| value[index].as_str().map(str::to_owned);
        Some(Self {
            categories: rows(load("offence_mapping.json")?)
                .map(|(code, row)| (code, (text(&row, 0).unwrap(), row[1].as_bool().unwrap())))
                .collect(),
            groups: rows(load("ogrs3_offence_groups_jun2026.json")?)
                .map(|(code, row)| (code, (text(&row, 0).unwrap(), text(&row, 2))))
                .collect(),
        })
    }

    fn offence(&self, code: &str) -> IndexOffence {
        if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return IndexOffence::Malformed;
        }
        let category = self.categories.get(code).and_then(|(name, _)| category(name));
        let ogrs3 = match self.groups.get(code) {
            Some((_, Some(_))) => Ogrs3Class::NeedsDetails,
            Some((group, None)) => group_of(group).map_or(Ogrs3Class::Unmapped, Ogrs3Class::Group),
            None => Ogrs3Class::Unmapped,
        };
        IndexOffence::Given(Offence { category, ogrs3, violent_or_sexual: self.categories.get(code).map(|row| row.1) })
    }
}

/// The category of an API name; `UNKNOWN` is none.
pub fn category(name: &str) -> Option<OffenceCategory> {
    let code = name.to_lowercase().replace('_', "-").replace("harrassment", "harassment");
    OffenceCategory::from_code(&code).filter(|category| *category != OffenceCategory::Unknown)
}

fn group_of(name: &str) -> Option<Ogrs3Group> {
    let code = name.to_lowercase().replace(" offences", "").replace(" and related", "").replace(['(', ')'], "");
    Ogrs3Group::from_code(match code.as_str() {
        "drug import/export/production" => "drug-import-export-or-production",
        "drug possession/supply" => "drug-possession-or-supply",
        "taking & driving away" => "taking-and-driving-away",
        other => return Ogrs3Group::from_code(&other.replace(' ', "-")),
    })
}

/// The inputs of a request. A name that nobody knows is an error of the test.
pub fn inputs(request: &Value, codes: &Codes) -> Inputs {
    let mut inputs = Inputs::default();
    for (name, value) in request.as_object().unwrap() {
        match FIELDS.iter().find(|(known, ..)| known == name) {
            // Both names of 4.2 are in a request of the regression; the points are the finer.
            Some(_) if name == "isUnemployed" && request.get("unemployedPoints").is_some() => {}
            Some((_, _, set)) if !value.is_null() => set(&mut inputs, value),
            Some(_) => {}
            None => assert!(UNREAD.contains(&name.as_str()), "unknown field `{name}`"),
        }
    }
    inputs.offence = request["currentOffenceCode"].as_str().map(|code| codes.offence(code));
    inputs
}

pub fn field(name: &str) -> Field {
    FIELDS.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("unknown field `{name}`")).1
}

pub fn day(value: &Value) -> Option<Date> {
    value.as_str().map(|text| Date::parse(text).unwrap())
}

fn number(value: &Value) -> Option<i32> {
    value.as_i64().map(|number| number.try_into().unwrap())
}

fn flag(value: &Value) -> Option<bool> {
    Some(value.as_bool().unwrap())
}

fn choice<T: Copy>(value: &Value, choices: &[(&str, T)]) -> Option<T> {
    let name = value.as_str().unwrap();
    Some(choices.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("unknown code `{name}`")).1)
}

pub fn sex(value: &Value) -> Option<Sex> {
    choice(value, &[("MALE", Sex::Male), ("FEMALE", Sex::Female)])
}

fn level(value: &Value) -> Option<Level> {
    let choices =
        [("NO_PROBLEMS", Level::None), ("SOME_PROBLEMS", Level::Some), ("SIGNIFICANT_PROBLEMS", Level::Significant)];
    choice(value, &choices)
}

fn supervision(value: &Value) -> Option<SupervisionStatus> {
    let choices = [
        ("CUSTODY", SupervisionStatus::Custody),
        ("COMMUNITY", SupervisionStatus::Community),
        ("REMAND", SupervisionStatus::Remand),
    ];
    choice(value, &choices)
}

fn qualifications(value: &Value) -> Option<Qualifications> {
    choice(value, &[("ANY_QUALIFICATION", Qualifications::Any), ("NO_QUALIFICATIONS", Qualifications::None)])
}

fn relationship(value: &Value) -> Option<RelationshipStatus> {
    let choices = [
        ("IN_RELATIONSHIP_LIVING_TOGETHER", RelationshipStatus::LivingTogether),
        ("IN_RELATIONSHIP_NOT_LIVING_TOGETHER", RelationshipStatus::NotLivingTogether),
        ("NOT_IN_RELATIONSHIP", RelationshipStatus::NotInRelationship),
    ];
    choice(value, &choices)
}

fn motivation(value: &Value) -> Option<Motivation> {
    let choices = [
        ("FULL_MOTIVATION", Motivation::Full),
        ("PARTIAL_MOTIVATION", Motivation::Partial),
        ("NO_MOTIVATION", Motivation::None),
    ];
    choice(value, &choices)
}

fn awareness(value: &Value) -> Option<Awareness> {
    choice(value, &[("YES", Awareness::Yes), ("SOMETIMES", Awareness::Sometimes), ("NO", Awareness::No)])
}

pub fn band(value: &Value) -> Option<Band> {
    let choices = [
        ("LOW", Band::Low),
        ("MEDIUM", Band::Medium),
        ("HIGH", Band::High),
        ("VERY_HIGH", Band::VeryHigh),
        ("Very High", Band::VeryHigh),
    ];
    choice(value, &choices)
}

fn previous(value: &Value) -> Option<PreviousOffences> {
    let choices = [
        ("HOMICIDE", PreviousOffence::Homicide),
        ("WOUNDING_GBH", PreviousOffence::GrievousBodilyHarm),
        ("AGGRAVATED_BURGLARY", PreviousOffence::AggravatedBurglary),
        ("ARSON", PreviousOffence::Arson),
        ("CRIMINAL_DAMAGE", PreviousOffence::CriminalDamage),
        ("KIDNAPPING", PreviousOffence::Kidnapping),
        ("FIREARMS", PreviousOffence::Firearms),
        ("ROBBERY", PreviousOffence::Robbery),
        ("WEAPON", PreviousOffence::Weapon),
    ];
    Some(value.as_array().unwrap().iter().map(|name| choice(name, &choices).unwrap()).collect())
}
