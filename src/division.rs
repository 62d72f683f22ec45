//! The three divisions of the United Kingdom, each with its bank holidays.

use crate::code::codes;

codes! {
    /// A part of the United Kingdom with its own bank holidays.
    pub enum Division {
        /// England and Wales.
        EnglandAndWales = "england-and-wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}
