//! The predictors by name.

use crate::code::codes;

codes! {
    /// A predictor.
    #[cfg_attr(feature = "types", ts(rename = "PredictorName"))]
    pub enum Predictor {
        /// OGRS3: proven reoffending, to June 2026.
        Ogrs3 = "ogrs3",
        /// OGP: non-violent reoffending, to June 2026.
        Ogp = "ogp",
        /// OVP, first edition: violent reoffending, to June 2026.
        Ovp = "ovp",
        /// SNSV, first edition: serious non-sexual violence, to June 2026.
        Snsv = "snsv",
        /// OSP/DC: direct contact sexual reoffending, to June 2026.
        OspDc = "osp-dc",
        /// OSP/IIC: images and indirect contact, to June 2026.
        OspIic = "osp-iic",
        /// RSR: serious recidivism, to June 2026.
        Rsr = "rsr",
        /// ARP: all reoffending, from June 2026.
        Arp = "arp",
        /// VRP: violent reoffending, from June 2026.
        Vrp = "vrp",
        /// SVRP: serious violent reoffending, from June 2026.
        Svrp = "svrp",
        /// DC-SRP: direct contact sexual reoffending, from June 2026.
        DcSrp = "dc-srp",
        /// IIC-SRP: images and indirect contact, from June 2026.
        IicSrp = "iic-srp",
        /// CSRP: combined serious reoffending, from June 2026.
        Csrp = "csrp",
    }
}
