//! Which answer of the screening calls for which part of the full analysis.

use crate::case::screening::ScreeningItem;
use crate::code::codes;

codes! {
    /// A part of the full analysis.
    pub enum AnalysisSection {
        /// Harm to others.
        R6 = "R6",
        /// Children.
        R7 = "R7",
        /// Suicide and self-harm.
        R81 = "R8.1",
        /// Coping in custody or a hostel.
        R82 = "R8.2",
        /// Vulnerability.
        R83 = "R8.3",
        /// Escape and absconding.
        R91 = "R9.1",
        /// Control.
        R92 = "R9.2",
        /// Breach of trust.
        R93 = "R9.3",
    }
}

/// Yes to the item calls for the section. A tick of R1.2 or R1.3 calls for R6 beside these.
pub(super) const TRIGGERS: &[(ScreeningItem, AnalysisSection)] = &[
    (ScreeningItem::R21, AnalysisSection::R7),
    (ScreeningItem::R22, AnalysisSection::R6),
    // only where it is known who the child is
    (ScreeningItem::R22, AnalysisSection::R7),
    (ScreeningItem::R31, AnalysisSection::R81),
    (ScreeningItem::R32, AnalysisSection::R81),
    (ScreeningItem::R33, AnalysisSection::R82),
    (ScreeningItem::R34, AnalysisSection::R83),
    (ScreeningItem::R41, AnalysisSection::R91),
    (ScreeningItem::R42, AnalysisSection::R92),
    (ScreeningItem::R43, AnalysisSection::R93),
    (ScreeningItem::R44, AnalysisSection::R6),
    (ScreeningItem::R51, AnalysisSection::R6),
    (ScreeningItem::R841, AnalysisSection::R6),
];

/// What is written for a section.
pub(super) const fn written_as(section: AnalysisSection) -> &'static [&'static str] {
    match section {
        AnalysisSection::R6 => &["R6.1", "R6.2"],
        AnalysisSection::R7 => &["R7"],
        AnalysisSection::R81 => &["R8.1"],
        AnalysisSection::R82 => &["R8.2"],
        AnalysisSection::R83 => &["R8.3"],
        AnalysisSection::R91 => &["R9.1"],
        AnalysisSection::R92 => &["R9.2"],
        AnalysisSection::R93 => &["R9.3"],
    }
}
