//! What the predictors ask and no question of the form does.

use crate::band::Band;
use crate::case::conviction::OffenceCode;
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::codes;

codes! {
    /// Where the person is supervised.
    pub enum SupervisionStatus {
        /// In custody, sentenced.
        Custody = "custody",
        /// In the community.
        Community = "community",
        /// On remand: not custody for the reduction of DC-SRP.
        Remand = "remand",
    }
}

/// What the predictors ask and no question of the form does, as given.
#[derive(Debug, Default)]
pub struct PredictorAnswers {
    /// Index offence: Home Office category (three digits) and subcode (two).
    pub offence_code: Answer<OffenceCode>,
    /// Where the person is supervised.
    pub supervision_status: Answer<SupervisionStatus>,
    /// Domestic abuse against family, within 6.7.
    pub domestic_abuse_against_family: Answer<bool>,
    /// Highest risk of serious harm over all assessments, this one included.
    pub highest_risk: Answer<Band>,
    /// The current sentence is custodial.
    pub custodial_sentence: Answer<bool>,
    /// Eligible for MAPPA.
    pub mappa_eligible: Answer<bool>,
    /// Assaulted or threatened staff.
    pub assaulted_staff: Answer<bool>,
    /// Escaped or absconded.
    pub escaped: Answer<bool>,
    /// Control issues.
    pub control_issues: Answer<bool>,
    /// Obsessive behaviour linked to offending.
    pub obsessive_behaviour: Answer<bool>,
    /// The practitioner overrides a screen of "out" for the OPD pathway.
    pub opd_override: Answer<bool>,
}

pub(super) fn read(reader: &mut Reader, fields: &Fields<'_>) -> Option<PredictorAnswers> {
    let answers = fields.given_object(reader, "predictors")?;
    let read = PredictorAnswers {
        offence_code: OffenceCode::read(reader, &answers, "offenceCode"),
        supervision_status: answers.choice(reader, "supervisionStatus"),
        domestic_abuse_against_family: answers.yes_or_no(reader, "domesticAbuseAgainstFamily"),
        highest_risk: answers.choice(reader, "highestRisk"),
        custodial_sentence: answers.yes_or_no(reader, "custodialSentence"),
        mappa_eligible: answers.yes_or_no(reader, "mappaEligible"),
        assaulted_staff: answers.yes_or_no(reader, "assaultedStaff"),
        escaped: answers.yes_or_no(reader, "escaped"),
        control_issues: answers.yes_or_no(reader, "controlIssues"),
        obsessive_behaviour: answers.yes_or_no(reader, "obsessiveBehaviour"),
        opd_override: answers.yes_or_no(reader, "opdOverride"),
    };
    answers.finish(reader);
    Some(read)
}
