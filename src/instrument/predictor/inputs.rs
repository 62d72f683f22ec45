//! Everything that any predictor asks, each once. What is not known is `None`.

use serde::Serializer;

use super::category::IndexOffence;
use super::cell::{Cell, Input, Kind, OUT_OF_WORK, Reading};
use super::scale::{
    Awareness, Level, Motivation, PreviousOffences, Qualifications, RelationshipStatus, SupervisionStatus,
};
use crate::band::Band;
use crate::case::Sex;
use crate::code::{Code, codes};
use crate::date::Date;
use crate::instrument::oasys::place;

/// Where a case gives an input: where that is said, else under its question, else under `predictors`.
macro_rules! path {
    ($code:literal $($number:literal)? => $path:literal) => {
        $path
    };
    ($code:literal $number:literal) => {
        concat!("oasys.answers[", $number, "]")
    };
    ($code:literal) => {
        concat!("predictors.", $code)
    };
}

macro_rules! reading {
    ($kind:ty) => {
        <$kind as Input>::READING
    };
    ($kind:ty, $reading:expr) => {
        $reading
    };
}

/// What is known of a field: a row of the table below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    path: &'static str,
    /// Where its question is on the form.
    place: Option<u8>,
    pub reading: Reading,
    pub kind: Kind,
}

/// How many inputs there are.
pub(super) const FIELDS: usize = Field::VALUES.len();

/// Declares the inputs and their names together, so that no problem can name a field that is not there.
///
/// The reading of an answer is that of its type, where no other is named.
macro_rules! inputs {
    ($($(#[$doc:meta])* $name:ident: $kind:ty, $variant:ident = $code:literal, $question:ident $(($number:literal))? $(=> $path:literal)? $(, $reading:expr)?;)+) => {
        /// What the predictors ask. The day of the assessment is an argument of each predictor and no input.
        ///
        /// # Source
        /// hmpps-arns-risk-actuarial-api 016919c and 15d68aa for the fields; the OASys test code (oasys-cypress-test
        /// 884260a) for the question numbers, which for 8.4, sections 10 to 12 and R1.2 were matched by wording.
        ///
        /// # Example
        /// ```
        /// use joint_risk::instrument::predictor::{Field, Inputs};
        /// let inputs = Inputs { total_sanctions: Some(3), ..Inputs::default() };
        /// assert!(inputs.has(Field::TotalSanctions));
        /// assert!(!inputs.has(Field::ViolentSanctions)); // unknown is not none
        /// assert_eq!(Field::TotalSanctions.path(), "oasys.answers[1.32]");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct Inputs {
            $($(#[$doc])* pub $name: Option<$kind>,)+
        }

        codes! {
            /// The name of an input.
            #[cfg_attr(feature = "types", ts(rename = "PredictorItem"))]
            pub enum Field {
                $($(#[$doc])* $variant = $code,)+
            }
        }

        // Apart from the rows: the engine itself knows the places alone.
        static QUESTIONS: [Option<&str>; FIELDS] = [$($question $(($number))?,)+];

        static ROWS: [Row; FIELDS] = [
            $(Row {
                path: path!($code $($number)? $(=> $path)?),
                place: place($question $(($number))?),
                reading: reading!($kind $(, $reading)?),
                kind: <$kind as Input>::KIND,
            },)+
        ];

        impl Inputs {
            /// Whether the input was given.
            #[must_use]
            pub const fn has(&self, field: Field) -> bool {
                match field {
                    $(Field::$variant => self.$name.is_some(),)+
                }
            }

            /// The inputs in the order of the fields.
            pub(super) fn cells(&self) -> [Cell; FIELDS] {
                [$(self.$name.map_or(Cell::Missing, Input::cell),)+]
            }
        }
    };
}

inputs! {
    /// Date of birth.
    date_of_birth: Date, DateOfBirth = "dateOfBirth", None => "person.dateOfBirth";
    /// Sex: the predictors have weights for men and for women alone.
    sex: Sex, Sex = "sex", None => "person.sex";
    /// Index offence, classified: the code is Home Office category (three digits) and subcode (two).
    offence: IndexOffence, Offence = "offence", None => "predictors.offenceCode";
    /// 1.29: date of the current conviction.
    date_of_conviction: Date, DateOfConviction = "dateOfConviction", Some("1.29");
    /// 1.38: start of the community sentence, or earliest release.
    start_of_follow_up: Date, StartOfFollowUp = "startOfFollowUp", Some("1.38");
    /// 1.8: age in whole years at the first sanction.
    age_at_first_sanction: i32, AgeAtFirstSanction = "ageAtFirstSanction", Some("1.8");
    /// 1.32: sanctions for all offences, the current one included.
    total_sanctions: i32, TotalSanctions = "totalSanctions", Some("1.32");
    /// 1.40: sanctions for violent offences.
    violent_sanctions: i32, ViolentSanctions = "violentSanctions", Some("1.40");
    /// 1.30: ever committed a sexual offence.
    ever_sexual_offence: bool, EverSexualOffence = "everSexualOffence", Some("1.30");
    /// 1.33: date of the latest sanction for a sexual offence.
    date_of_latest_sexual_offence: Date, DateOfLatestSexualOffence = "dateOfLatestSexualOffence", Some("1.33");
    /// 1.34: sanctions for contact sexual offences against adults.
    contact_adult_sexual_sanctions: i32, ContactAdultSexualSanctions = "contactAdultSexualSanctions", Some("1.34");
    /// 1.45: sanctions for contact sexual offences against children.
    contact_child_sexual_sanctions: i32, ContactChildSexualSanctions = "contactChildSexualSanctions", Some("1.45");
    /// 1.46: sanctions for indecent images or indirect contact with children.
    indecent_image_sanctions: i32, IndecentImageSanctions = "indecentImageSanctions", Some("1.46");
    /// 1.37: sanctions for other non-contact sexual offences.
    non_contact_sexual_sanctions: i32, NonContactSexualSanctions = "nonContactSexualSanctions", Some("1.37");
    /// 1.44: the victim of the current sexual offence was a stranger.
    stranger_victim: bool, StrangerVictim = "strangerVictim", Some("1.44");
    /// 1.43: date of the latest offence of any kind.
    date_of_latest_offence: Date, DateOfLatestOffence = "dateOfLatestOffence", Some("1.43");
    /// Custody, community or remand.
    supervision_status: SupervisionStatus, SupervisionStatus = "supervisionStatus", None;
    /// 2.2: a weapon was carried or used.
    weapon: bool, Weapon = "weapon", Some("2.2"), Reading::Tick("WEAPON");
    /// 2.2: violence, or threat of it.
    violence_or_threat: bool, ViolenceOrThreat = "violenceOrThreat", Some("2.2"), Reading::Tick("ANYVIOL");
    /// 2.2: excessive violence.
    excessive_violence: bool, ExcessiveViolence = "excessiveViolence", Some("2.2"), Reading::Tick("EXCESSIVE");
    /// 2.2: arson.
    arson: bool, Arson = "arson", Some("2.2"), Reading::Tick("ARSON");
    /// 2.6: recognises the impact of offending on others.
    recognises_impact: bool, RecognisesImpact = "recognisesImpact", Some("2.6");
    /// 2.7.2: influence of a peer group.
    peer_group_influence: bool, PeerGroupInfluence = "peerGroupInfluence", Some("2.7.2");
    /// 2.9: emotional state as a motivation.
    emotional_motivation: bool, EmotionalMotivation = "emotionalMotivation", Some("2.9"), Reading::Tick("EMOTIONAL");
    /// 2.99: issues of the offence are linked to risk.
    offence_linked_to_risk: bool, OffenceLinkedToRisk = "offenceLinkedToRisk", Some("2.99");
    /// 3.3: no fixed abode or transient accommodation.
    no_fixed_abode: bool, NoFixedAbode = "noFixedAbode", Some("3.3");
    /// 3.4: suitability of accommodation.
    accommodation: Level, Accommodation = "accommodation", Some("3.4");
    /// 3.98: accommodation is linked to risk.
    accommodation_linked_to_risk: bool, AccommodationLinkedToRisk = "accommodationLinkedToRisk", Some("3.98");
    /// 4.2 in points: no is `None` (0), yes is `Significant` (2). Test values of the developers also have 1.
    unemployed: Level, Unemployed = "unemployed", Some("4.2"), Reading::Code(OUT_OF_WORK);
    /// 4.4: work-related skills.
    work_skills: Level, WorkSkills = "workSkills", Some("4.4");
    /// 4.7: problems with reading, writing or numeracy.
    reading_writing_numeracy: Level, ReadingWritingNumeracy = "readingWritingNumeracy", Some("4.7");
    /// 4.7.1: problems with reading.
    reading: bool, Reading = "reading", Some("4.7.1"), Reading::Tick("READING");
    /// 4.7.1: problems with numeracy.
    numeracy: bool, Numeracy = "numeracy", Some("4.7.1"), Reading::Tick("NUMERACY");
    /// 4.8: learning difficulties.
    learning_difficulties: Level, LearningDifficulties = "learningDifficulties", Some("4.8");
    /// 4.9: any qualification.
    qualifications: Qualifications, Qualifications = "qualifications", Some("4.9");
    /// 5.5: reliance on others for financial support.
    financial_reliance: Level, FinancialReliance = "financialReliance", Some("5.5");
    /// 6.3: experience of childhood.
    childhood: Level, Childhood = "childhood", Some("6.3");
    /// 6.4: current relationship with the partner.
    partner_relationship: Level, PartnerRelationship = "partnerRelationship", Some("6.4");
    /// 6.7: evidence of domestic abuse, as the API takes it.
    domestic_abuse: bool, DomesticAbuse = "domesticAbuse", Some("6.7");
    /// 6.7.1: perpetrator; against a partner, where the form (6.7.2.1 since release 6.30) says so.
    domestic_abuse_against_partner: bool, DomesticAbuseAgainstPartner = "domesticAbuseAgainstPartner", Some("6.7.1"), Reading::Not;
    /// Domestic abuse against family (within 6.7; the source names no number).
    domestic_abuse_against_family: bool, DomesticAbuseAgainstFamily = "domesticAbuseAgainstFamily", None;
    /// 6.8: relationship status.
    relationship_status: RelationshipStatus, RelationshipStatus = "relationshipStatus", Some("6.8");
    /// 6.98: relationship issues are linked to risk.
    relationships_linked_to_risk: bool, RelationshipsLinkedToRisk = "relationshipsLinkedToRisk", Some("6.98");
    /// 7.2: regular activities encourage offending.
    offending_activities: Level, OffendingActivities = "offendingActivities", Some("7.2");
    /// 7.3: influence of criminal associates. The API does not say which question; 7.3 is the likely one.
    criminal_associates: Level, CriminalAssociates = "criminalAssociates", Some("7.3");
    /// 7.4: manipulative or predatory behaviour.
    manipulative: Level, Manipulative = "manipulative", Some("7.4");
    /// 7.5: recklessness and risk-taking.
    recklessness: Level, Recklessness = "recklessness", Some("7.5");
    /// 8.2.1: current use of heroin. Not answered counts as no.
    heroin: bool, Heroin = "heroin", Some("8.2.1"), Reading::Used;
    /// 8.2.2: current use of methadone. Not answered counts as no.
    methadone: bool, Methadone = "methadone", Some("8.2.2"), Reading::Used;
    /// 8.2.3: current use of other opiates. Not answered counts as no.
    other_opiate: bool, OtherOpiate = "otherOpiate", Some("8.2.3"), Reading::Used;
    /// 8.2.4: current use of crack cocaine. Not answered counts as no.
    crack_cocaine: bool, CrackCocaine = "crackCocaine", Some("8.2.4"), Reading::Used;
    /// 8.2.5: current use of powder cocaine. Not answered counts as no.
    powder_cocaine: bool, PowderCocaine = "powderCocaine", Some("8.2.5"), Reading::Used;
    /// 8.2.6: current use of misused prescribed drugs. Not answered counts as no.
    prescribed_drugs: bool, PrescribedDrugs = "prescribedDrugs", Some("8.2.6"), Reading::Used;
    /// 8.2.7: current use of benzodiazepines. Not answered counts as no.
    benzodiazepines: bool, Benzodiazepines = "benzodiazepines", Some("8.2.7"), Reading::Used;
    /// 8.2.9: current use of hallucinogens. Not answered counts as no.
    hallucinogens: bool, Hallucinogens = "hallucinogens", Some("8.2.9"), Reading::Used;
    /// 8.2.11: current use of cannabis. Not answered counts as no.
    cannabis: bool, Cannabis = "cannabis", Some("8.2.11"), Reading::Used;
    /// 8.2.12: current use of solvents. Not answered counts as no.
    solvents: bool, Solvents = "solvents", Some("8.2.12"), Reading::Used;
    /// 8.2.13: current use of steroids. Not answered counts as no.
    steroids: bool, Steroids = "steroids", Some("8.2.13"), Reading::Used;
    /// 8.2.14: current use of any other drug. Not answered counts as no.
    other_drugs: bool, OtherDrugs = "otherDrugs", Some("8.2.14"), Reading::Used;
    /// 8.2.15: current use of synthetic cannabinoids. Not answered counts as no.
    spice: bool, Spice = "spice", Some("8.2.15"), Reading::Used;
    /// 8.2.16: current use of ketamine. Not answered counts as no.
    ketamine: bool, Ketamine = "ketamine", Some("8.2.16"), Reading::Used;
    /// 8.4: level of use of the main drug.
    drug_misuse: Level, DrugMisuse = "drugMisuse", Some("8.4");
    /// 8.8: motivation to tackle drug misuse.
    drug_motivation: Motivation, DrugMotivation = "drugMotivation", Some("8.8");
    /// 9.1: current alcohol use is a problem.
    alcohol_problems: Level, AlcoholProblems = "alcoholProblems", Some("9.1");
    /// 9.2: binge drinking or excessive use.
    excessive_alcohol: Level, ExcessiveAlcohol = "excessiveAlcohol", Some("9.2");
    /// 10.1: difficulties coping.
    coping: Level, Coping = "coping", Some("10.1");
    /// 10.2: current psychological problems.
    psychological_problems: Level, PsychologicalProblems = "psychologicalProblems", Some("10.2");
    /// 10.4: attitude to self.
    attitude_to_self: Level, AttitudeToSelf = "attitudeToSelf", Some("10.4");
    /// 10.5: self-harm or attempted suicide.
    self_harm: bool, SelfHarm = "selfHarm", Some("10.5");
    /// 10.6: current psychiatric problems.
    psychiatric_problems: Level, PsychiatricProblems = "psychiatricProblems", Some("10.6");
    /// 10.7: evidence of behavioural problems as a child.
    childhood_behaviour: bool, ChildhoodBehaviour = "childhoodBehaviour", Some("10.7"), Reading::Tick("CHILDHOOD");
    /// 10.7: history of psychiatric treatment.
    psychiatric_history: bool, PsychiatricHistory = "psychiatricHistory", Some("10.7"), Reading::Tick("HISTPSYCH");
    /// 10.7: ever on medication for mental health problems.
    mental_health_medication: bool, MentalHealthMedication = "mentalHealthMedication", Some("10.7"), Reading::Tick("MEDICATION");
    /// 10.7: ever in a special hospital or regional secure unit.
    special_hospital: bool, SpecialHospital = "specialHospital", Some("10.7"), Reading::Tick("PATIENT");
    /// 10.7: in psychiatric treatment now.
    psychiatric_treatment: bool, PsychiatricTreatment = "psychiatricTreatment", Some("10.7"), Reading::Tick("PSYCHTREAT");
    /// 10.98: emotional issues are linked to risk.
    emotional_linked_to_risk: bool, EmotionalLinkedToRisk = "emotionalLinkedToRisk", Some("10.98");
    /// 11.2: impulsivity.
    impulsivity: Level, Impulsivity = "impulsivity", Some("11.2");
    /// 11.3: controlling or aggressive behaviour.
    aggressive: Level, Aggressive = "aggressive", Some("11.3");
    /// 11.4: temper control.
    temper_control: Level, TemperControl = "temperControl", Some("11.4");
    /// 11.6: problem solving.
    problem_solving: Level, ProblemSolving = "problemSolving", Some("11.6");
    /// 11.7: awareness of consequences.
    awareness: Awareness, Awareness = "awareness", Some("11.7");
    /// 11.9: understands other people's views.
    others_views: Level, OthersViews = "othersViews", Some("11.9");
    /// 11.98: thinking and behaviour are linked to risk.
    thinking_linked_to_risk: bool, ThinkingLinkedToRisk = "thinkingLinkedToRisk", Some("11.98");
    /// 12.1: pro-criminal attitudes.
    pro_criminal_attitudes: Level, ProCriminalAttitudes = "proCriminalAttitudes", Some("12.1");
    /// 12.4: attitude to supervision or licence.
    attitude_to_supervision: Level, AttitudeToSupervision = "attitudeToSupervision", Some("12.4");
    /// R1.2, previous column: an empty list says that all were answered no.
    previous_offences: PreviousOffences, PreviousOffences = "previousOffences", Some("R1.2") => "oasys.screening[R1.2]", Reading::Not;
    /// Overall risk of serious harm of this assessment.
    overall_risk: Band, OverallRisk = "overallRisk", None => "oasys.harm";
    /// Highest risk of serious harm over all assessments.
    highest_risk: Band, HighestRisk = "highestRisk", None;
    /// The current sentence is custodial.
    custodial_sentence: bool, CustodialSentence = "custodialSentence", None;
    /// Eligible for MAPPA.
    mappa_eligible: bool, MappaEligible = "mappaEligible", None;
    /// Assaulted or threatened staff.
    assaulted_staff: bool, AssaultedStaff = "assaultedStaff", None;
    /// Escaped or absconded.
    escaped: bool, Escaped = "escaped", None;
    /// Control issues.
    control_issues: bool, ControlIssues = "controlIssues", None;
    /// Obsessive behaviour linked to offending.
    obsessive_behaviour: bool, ObsessiveBehaviour = "obsessiveBehaviour", None;
    /// The practitioner overrides a result of "screened out".
    opd_override: bool, OpdOverride = "opdOverride", None;
}

impl Field {
    /// The OASys question that it answers, where it has a number.
    #[must_use]
    pub fn question(self) -> Option<&'static str> {
        QUESTIONS.get(self as usize).copied().flatten()
    }

    /// Where a case gives it: under its question, else under `person` or `predictors`.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.row().path
    }

    /// Where its question is on the form; `None` where the form does not ask it.
    pub(super) fn place(self) -> Option<usize> {
        self.row().place.map(usize::from)
    }

    pub(super) fn row(self) -> &'static Row {
        // The rows are in the order of the fields; there is a first.
        let [first, ..] = &ROWS;
        ROWS.get(self as usize).unwrap_or(first)
    }
}

/// Writes fields as the paths under which a case gives them.
pub(super) fn as_paths<S: Serializer>(fields: &[Field], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(fields.iter().map(|field| field.path()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::oasys::questions;

    #[test]
    fn every_row_knows_where_its_question_stands() {
        let form = questions();
        for (field, code) in Field::ALL {
            let asked = field.question().and_then(|id| form.iter().position(|question| question.id == id));
            assert_eq!(field.place(), asked, "{code}");
        }
    }

    #[test]
    fn every_code_of_the_form_becomes_an_input() {
        let form = questions();
        for (field, code) in Field::ALL {
            let Some(question) = field.place().and_then(|place| form.get(place)) else { continue };
            let codes: Vec<&str> =
                question.options.iter().map(|choice| choice.code).filter(|code| *code != "M").collect();
            match field.row().reading {
                Reading::Code(numbers) => {
                    assert!(codes.iter().all(|answer| numbers.iter().any(|(known, _)| known == answer)), "{code}");
                }
                Reading::Tick(answer) => assert!(codes.contains(&answer), "{code}"),
                Reading::Not | Reading::Day | Reading::Number | Reading::Used => {}
            }
        }
    }
}
