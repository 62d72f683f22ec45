//! The actuarial predictors of OASys: what each says of reoffending, with every term that made it.
//!
//! [`Inputs`] is everything that any of them asks. What is not known is `None` and never counts as no, but where
//! a published rule says so. Each predictor is a function of the inputs and of the day of the assessment.
//!
//! | predictor | function | edition |
//! |---|---|---|
//! | OGRS3, OGP, OVP | [`ogrs3::ogrs3`], [`ogp::ogp`], [`ovp::ovp`] | to June 2026 |
//! | SNSV, OSP/DC, OSP/IIC, RSR | [`snsv::snsv`], [`sexual::osp_dc`], [`sexual::osp_iic`], [`serious::rsr`] | to June 2026 |
//! | ARP, VRP, SVRP | [`ogrs4::arp`], [`ogrs4::vrp`], [`ogrs4::svrp`] | from June 2026 |
//! | DC-SRP, IIC-SRP, CSRP | [`sexual::dc_srp`], [`sexual::iic_srp`], [`serious::csrp`] | from June 2026 |
//! | MST, LDS, OPD | [`screens::maturity`], [`screens::learning`], [`screens::personality`] | 2026 |

mod answers;
mod arithmetic;
mod category;
mod cell;
mod checks;
mod forms;
mod from_case;
mod from_form;
mod from_history;
mod given;
mod inputs;
mod model;
mod name;
pub mod ogp;
pub mod ogrs3;
pub mod ogrs4;
mod opd;
pub mod ovp;
mod problem;
mod result;
mod scale;
pub mod screens;
pub mod serious;
pub mod sexual;
mod shown;
pub mod snsv;
mod tables;
mod term;

pub use answers::{Answers, InputValue};
pub use category::{IndexOffence, Offence, OffenceCategory, Ogrs3Class, Ogrs3Group};
pub use from_case::read;
pub use given::FromCase;
pub use inputs::{Field, Inputs};
pub use name::Predictor;
pub use problem::{PredictorProblem, ProblemKind};
pub use result::{Contribution, Form, InputUsed, NotApplicable, Prediction, Reoffending};
pub use scale::{
    Awareness, Level, Motivation, PreviousOffence, PreviousOffences, Qualifications, RelationshipStatus,
    SupervisionStatus,
};
pub use screens::{LearningScreen, MaturityScreen, PersonalityScreen};
pub use shown::{Months, Ogrs4, Osp, Predictors, Scored, Sheets, Shown, score};
pub use term::Term;

use serde::Serialize;
use serious::Parts;
use sexual::Edition;

use crate::date::Date;
use crate::source::{Standing, Table};

const PREDICTORS_2025: Table = Table {
    id: "predictors-2025/coefficients",
    standing: Standing::Confirmed,
    title: "hmpps-arns-risk-actuarial-api",
    edition: "15d68aa, November 2025",
    place: "OGRS3, OGP and OVP transformation helpers; offence-code-mapping.csv",
    url: "github.com/ministryofjustice/hmpps-arns-risk-actuarial-api",
};
const PREDICTORS_2026: Table = Table {
    id: "predictors-2026/coefficients",
    standing: Standing::Confirmed,
    title: "hmpps-arns-risk-actuarial-api",
    edition: "016919c, 2026-08-04",
    place: "service/coefficients: OGRS4 4.1.2; DC-SRP, IIC-SRP, CSRP; MST, LDS, OPD",
    url: "github.com/ministryofjustice/hmpps-arns-risk-actuarial-api",
};

/// The tables on which the predictors rest: the edition to June 2026, and the one since.
pub const TABLES: &[Table] = &[PREDICTORS_2025, PREDICTORS_2026];

/// Every predictor and every screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Predictions {
    /// OGRS3.
    pub ogrs3: Prediction,
    /// OGP.
    pub ogp: Prediction,
    /// OVP, first edition.
    pub ovp: Prediction,
    /// SNSV, first edition.
    pub snsv: Prediction,
    /// OSP/DC.
    pub osp_dc: Prediction,
    /// OSP/IIC.
    pub osp_iic: Prediction,
    /// RSR.
    pub rsr: Prediction,
    /// ARP.
    pub arp: Prediction,
    /// VRP.
    pub vrp: Prediction,
    /// SVRP.
    pub svrp: Prediction,
    /// DC-SRP.
    pub dc_srp: Prediction,
    /// IIC-SRP.
    pub iic_srp: Prediction,
    /// CSRP.
    pub csrp: Prediction,
    /// MST.
    pub mst: MaturityScreen,
    /// LDS.
    pub lds: LearningScreen,
    /// OPD.
    pub opd: PersonalityScreen,
}

/// Scores every predictor and every screen, each in its dynamic form where the answers are there.
///
/// `assessed` is the day of the assessment.
///
/// # Source
/// The tables of [`TABLES`]; each function names its own.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, predict};
/// use joint_risk::{Date, Status};
/// let predictions = predict(&Inputs::default(), Date::parse("2026-08-04")?);
/// assert_eq!(predictions.csrp.status, Status::Incomplete); // nothing known: never low
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn predict(inputs: &Inputs, assessed: Date) -> Predictions {
    predictions(&inputs.into(), assessed)
}

/// The same, from the answers as the tables read them.
fn predictions(inputs: &Answers, assessed: Date) -> Predictions {
    let ogrs3 = ogrs3::score(inputs);
    let snsv = snsv::SNSV.score(inputs, assessed, None);
    let (osp_dc, osp_iic) = (sexual::contact(inputs, assessed, Edition::Osp), sexual::images(inputs, Edition::Osp));
    let svrp = ogrs4::SVRP.score(inputs, assessed, None);
    let (dc_srp, iic_srp) = (sexual::contact(inputs, assessed, Edition::Srp), sexual::images(inputs, Edition::Srp));
    let rsr = serious::RSR.of(inputs, &Parts { violent: &snsv, contact: &osp_dc, images: &osp_iic });
    let csrp = serious::CSRP.of(inputs, &Parts { violent: &svrp, contact: &dc_srp, images: &iic_srp });
    Predictions {
        ogp: ogp::score(inputs, &ogrs3),
        ogrs3,
        ovp: ovp::score(inputs),
        snsv,
        osp_dc,
        osp_iic,
        rsr,
        arp: ogrs4::ARP.score(inputs, assessed, None),
        vrp: ogrs4::VRP.score(inputs, assessed, None),
        svrp,
        dc_srp,
        iic_srp,
        csrp,
        mst: screens::screen_maturity(inputs, assessed),
        lds: screens::screen_learning(inputs),
        opd: opd::screen(inputs),
    }
}
