//! The predictors as an assessment shows them: each with the days on which its edition was in force, the standing
//! of its figures and the fields that keep it from being scored.

use serde::Serialize;

use super::from_case::{is_asked, read};
use super::given::FromCase;
use super::inputs::Field;
use super::name::Predictor;
use super::result::{InputUsed, Prediction, all_used};
use super::{
    LearningScreen, MaturityScreen, PREDICTORS_2025, PREDICTORS_2026, PersonalityScreen, Predictions, ogp, ogrs3,
    ogrs4, opd, ovp, predictions, screens, serious, sexual, snsv,
};
use crate::band::{Band, Range, Status};
use crate::case::CaseFile;
use crate::date::Date;
use crate::history::Counts;
use crate::instrument::oasys::{Harm, Sheet};
use crate::problem::Problem;
use crate::source::{Attested, Standing, Table, is_after};

/// The month in which one edition gave way to the other.
const TURN: &str = "2026-06";

/// First and last month of an edition; `None` where open, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PredictorMonths"))]
pub struct Months {
    /// First.
    pub from: Option<&'static str>,
    /// Last.
    pub until: Option<&'static str>,
}

/// A result with what a reader has to know beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Shown<T> {
    /// The result.
    #[serde(flatten)]
    pub result: T,
    /// When the edition was in force.
    pub in_force: Months,
    /// It was no longer in force on the day of the assessment.
    pub historic: bool,
    /// The weakest standing among the figures and counts that it used; `None` where it was not scored.
    pub standing: Option<Standing>,
    /// Fields with a problem, where it is invalid for them.
    pub invalid_fields: Vec<&'static str>,
}

impl<T> Shown<T> {
    fn of(result: T, in_force: Months) -> Self {
        Self { result, in_force, historic: false, standing: None, invalid_fields: Vec::new() }
    }
}

/// OSP, to June 2026.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Osp {
    /// OSP/DC: direct contact.
    pub dc: Shown<Prediction>,
    /// OSP/IIC: images and indirect contact.
    pub iic: Shown<Prediction>,
}

/// OGRS4, from June 2026.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Ogrs4 {
    /// ARP: all reoffending.
    pub arp: Shown<Prediction>,
    /// VRP: violent reoffending.
    pub vrp: Shown<Prediction>,
    /// SVRP: serious violent reoffending.
    pub svrp: Shown<Prediction>,
}

/// Every predictor of a case: each is the likelihood of a group of people, never of this one; low is never no risk.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Predictors {
    /// OGRS3.
    pub ogrs3: Shown<Prediction>,
    /// OGP.
    pub ogp: Shown<Prediction>,
    /// OVP, first edition.
    pub ovp: Shown<Prediction>,
    /// SNSV, first edition.
    pub snsv: Shown<Prediction>,
    /// RSR.
    pub rsr: Shown<Prediction>,
    /// OSP.
    pub osp: Osp,
    /// OGRS4.
    pub ogrs4: Ogrs4,
    /// DC-SRP.
    pub dc_srp: Shown<Prediction>,
    /// IIC-SRP.
    pub iic_srp: Shown<Prediction>,
    /// CSRP.
    pub csrp: Shown<Prediction>,
    /// MST.
    pub mst: Shown<MaturityScreen>,
    /// LDS.
    pub lds: Shown<LearningScreen>,
    /// OPD.
    pub opd: Shown<PersonalityScreen>,
    /// Every input that was given, once for all of them.
    pub inputs: Vec<InputUsed>,
    /// Paths of the answers that the conviction history gave.
    pub from_history: Vec<&'static str>,
    /// Paths of the answers for which the start of risk of Risk Matrix is taken.
    pub from_risk_matrix: Vec<&'static str>,
}

/// The predictors of a case and the tables that they used.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The result.
    pub predictors: Predictors,
    /// Tables of which a figure was used.
    pub tables: Vec<&'static Table>,
    /// The weakest standing of what was scored.
    pub standing: Option<Standing>,
}

/// Scores every predictor of a case; `None` where the case says nothing that only predictors turn on.
///
/// `sheet` and `harm` are those of the OASys of the case; `counts` are those of its whole history. An answer with
/// a problem makes every predictor that uses it invalid, whatever it could be scored without.
///
/// # Source
/// The tables of [`TABLES`](super::TABLES).
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor;
/// use joint_risk::Attested;
/// use joint_risk::{Band, Date, case};
/// let today = Date::parse("2026-08-04")?;
/// let attested = Attested::default();
/// let score = |text: &str| {
///     let (case, mut problems) = case::read(text, today);
///     predictor::score(&case, &predictor::Sheets::default(), today, &attested, &mut problems)
/// };
/// assert!(score("{}").is_none());
/// let scored = score(r#"{ "predictors": { "offenceCode": "01908" } }"#).expect("predictors");
/// assert_eq!(scored.predictors.csrp.result.band, None); // nothing else is known: never low
/// assert_eq!(scored.predictors.csrp.result.range.map(|range| range.highest), Some(Band::VeryHigh));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn score(
    case: &CaseFile,
    sheets: &Sheets<'_>,
    today: Date,
    attested: &Attested,
    problems: &mut Vec<Problem>,
) -> Option<Scored> {
    if !is_asked(case, sheets.sheet) {
        return None;
    }
    let given = read(case, sheets.sheet, sheets.harm, sheets.counts, problems);
    let predictions = predictions(&given.inputs, today);
    let mut showing =
        Showing { given: &given, attested, over: is_after(today.digits().as_str(), TURN), used: Used::default() };
    let predictors = showing.all(predictions);
    let Used { tables, standing } = showing.used;
    Some(Scored { predictors, tables, standing })
}

/// What else was made of the case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sheets<'a> {
    /// The checked answers of OASys.
    pub sheet: Option<&'a Sheet>,
    /// The risk of serious harm.
    pub harm: Option<&'a Harm>,
    /// The counts of the conviction history.
    pub counts: Option<&'a Counts>,
}

#[derive(Default)]
struct Used {
    tables: Vec<&'static Table>,
    standing: Option<Standing>,
}

struct Showing<'a> {
    given: &'a FromCase,
    attested: &'a Attested,
    /// The older editions are no longer in force.
    over: bool,
    used: Used,
}

/// A result that a problem can clear.
trait Result {
    fn status(&self) -> Status;
    /// Nothing of the score is left.
    fn clear(&mut self, fields: &[&'static str]);
}

impl Result for Prediction {
    fn status(&self) -> Status {
        self.status
    }

    fn clear(&mut self, fields: &[&'static str]) {
        let mut open = Range::open(fields.iter().map(|field| (*field).to_owned()).collect());
        if matches!(self.predictor, Predictor::Rsr | Predictor::OspIic | Predictor::IicSrp) {
            // They have no band above it.
            open.highest = Band::High;
        }
        *self = Self::unscored(self.predictor, self.edition);
        self.status = Status::Invalid;
        self.range = Some(open);
    }
}

impl Result for MaturityScreen {
    fn status(&self) -> Status {
        self.status
    }

    fn clear(&mut self, _: &[&'static str]) {
        self.status = Status::Invalid;
        (self.reason, self.score, self.flag) = (None, None, None);
        self.contributions.clear();
        self.problems.clear();
    }
}

impl Result for LearningScreen {
    fn status(&self) -> Status {
        self.status
    }

    fn clear(&mut self, _: &[&'static str]) {
        self.status = Status::Invalid;
        (self.points, self.score) = (None, None);
        self.contributions.clear();
        self.problems.clear();
    }
}

impl Result for PersonalityScreen {
    fn status(&self) -> Status {
        self.status
    }

    fn clear(&mut self, _: &[&'static str]) {
        self.status = Status::Invalid;
        self.checked = false;
        (self.eligible, self.screened_in, self.overridden) = (None, None, None);
        (self.personality, self.indicators) = (None, None);
        self.contributions.clear();
        self.problems.clear();
    }
}

const OLDER: Months = Months { from: None, until: Some(TURN) };
const NEWER: Months = Months { from: Some(TURN), until: None };

impl Showing<'_> {
    fn all(&mut self, of: Predictions) -> Predictors {
        Predictors {
            ogrs3: self.prediction(of.ogrs3),
            ogp: self.prediction(of.ogp),
            ovp: self.prediction(of.ovp),
            snsv: self.prediction(of.snsv),
            rsr: self.prediction(of.rsr),
            osp: Osp { dc: self.prediction(of.osp_dc), iic: self.prediction(of.osp_iic) },
            ogrs4: Ogrs4 { arp: self.prediction(of.arp), vrp: self.prediction(of.vrp), svrp: self.prediction(of.svrp) },
            dc_srp: self.prediction(of.dc_srp),
            iic_srp: self.prediction(of.iic_srp),
            csrp: self.prediction(of.csrp),
            mst: self.screen(of.mst, &[&[Field::Sex, Field::DateOfBirth], screens::MATURITY]),
            lds: self.screen(of.lds, &[screens::LEARNING, screens::LEARNING_OPTIONAL]),
            opd: self.screen(of.opd, &[opd::REQUIRED, opd::MEN, opd::WOMEN, &opd::ABUSE, opd::OTHERS]),
            inputs: all_used(&self.given.inputs),
            from_history: self.given.derived.iter().map(|(field, _)| field.path()).collect(),
            from_risk_matrix: self.given.start_of_risk.then(|| Field::StartOfFollowUp.path()).into_iter().collect(),
        }
    }

    fn prediction(&mut self, prediction: Prediction) -> Shown<Prediction> {
        use Predictor::{Arp, Csrp, DcSrp, IicSrp, Ogp, Ogrs3, OspDc, OspIic, Ovp, Rsr, Snsv, Svrp, Vrp};
        const CONTACT: &[&[Field]] = &[sexual::CONTACT_REQUIRED, &sexual::COUNTS, sexual::CONTACT_OPTIONAL];
        const IMAGES: &[&[Field]] = &[sexual::IMAGES_REQUIRED, &sexual::COUNTS, &[Field::TotalSanctions]];
        const SERIOUS: &[&[Field]] = &[serious::REQUIRED];
        let (months, uses): (_, &[&[&[Field]]]) = match prediction.predictor {
            Ogrs3 => (OLDER, &[&[ogrs3::REQUIRED]]),
            Ogp => (OLDER, &[&[ogp::REQUIRED, ogrs3::REQUIRED]]),
            Ovp => (OLDER, &[&[ovp::REQUIRED]]),
            Snsv => (OLDER, &[&snsv::SNSV.uses()]),
            OspDc => (OLDER, &[CONTACT]),
            OspIic => (OLDER, &[IMAGES]),
            Rsr => (OLDER, &[&snsv::SNSV.uses(), CONTACT, IMAGES, SERIOUS]),
            Arp => (NEWER, &[&ogrs4::ARP.uses()]),
            Vrp => (NEWER, &[&ogrs4::VRP.uses()]),
            Svrp => (NEWER, &[&ogrs4::SVRP.uses()]),
            DcSrp => (NEWER, &[CONTACT]),
            IicSrp => (NEWER, &[IMAGES]),
            Csrp => (NEWER, &[&ogrs4::SVRP.uses(), CONTACT, IMAGES, SERIOUS]),
        };
        let mut shown = Shown::of(prediction, months);
        shown.result.leave_open();
        self.complete(&mut shown, uses);
        shown
    }

    fn screen<T: Result>(&mut self, screen: T, uses: &[&[Field]]) -> Shown<T> {
        // The screens did not change in June 2026.
        let mut shown = Shown::of(screen, Months { from: None, until: None });
        self.complete(&mut shown, &[uses]);
        shown
    }

    /// Puts beside a result that uses these fields what a reader has to know.
    fn complete<T: Result>(&mut self, shown: &mut Shown<T>, uses: &[&[&[Field]]]) {
        let older = shown.in_force == OLDER;
        shown.historic = self.over && older;
        (shown.standing, shown.invalid_fields) = self.beside(shown.result.status(), older, uses);
        if !shown.invalid_fields.is_empty() {
            shown.result.clear(&shown.invalid_fields);
        }
    }

    /// The standing of a result of this status that uses these fields, and those of them that have a problem.
    fn beside(&mut self, status: Status, older: bool, uses: &[&[&[Field]]]) -> (Option<Standing>, Vec<&'static str>) {
        let mut invalid_fields: Vec<&'static str> = Vec::new();
        for field in self.given.refused.iter().filter(|field| is_used(uses, **field)) {
            if !invalid_fields.contains(&field.path()) {
                invalid_fields.push(field.path());
            }
        }
        let mut standing = None;
        if status == Status::Scored && invalid_fields.is_empty() {
            let table = if older { &PREDICTORS_2025 } else { &PREDICTORS_2026 };
            let mut weakest = self.attested.standing(table);
            for (field, standing) in &self.given.derived {
                if *standing > weakest && is_used(uses, *field) {
                    weakest = *standing;
                }
            }
            standing = Some(weakest);
            self.used.standing = self.used.standing.max(standing);
            if !self.used.tables.iter().any(|known| known.id == table.id) {
                self.used.tables.push(table);
            }
        }
        (standing, invalid_fields)
    }
}

fn is_used(uses: &[&[&[Field]]], field: Field) -> bool {
    uses.iter().any(|lists| lists.iter().any(|fields| fields.contains(&field)))
}
