//! What the engine is made of.

use serde::Serialize;

use crate::assessment::tables::all_tables;
use crate::assessment::{RELEASE, SCHEMA};
use crate::calendar;
use crate::code::Code;
use crate::division::Division;
use crate::instrument::risk_matrix;
use crate::source::{Source, Standing, Table};
use crate::standard::Standard;

/// What this engine is made of.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Version of the crate.
    #[serde(rename = "crate")]
    pub number: &'static str,
    /// The same with the id of this build, as `0.1.0+` and 16 digits: of one source it is the same everywhere.
    pub release: &'static str,
    /// Editions of the instruments.
    pub editions: Vec<&'static str>,
    /// Built-in standards.
    pub standards: Vec<String>,
    /// Tables that a host can attest.
    pub tables: Vec<KnownTable>,
    /// The bank holidays it knows.
    pub calendar: Coverage,
    /// The schemas that it reads and writes.
    pub schemas: Vec<&'static str>,
}

/// A table that a host can attest.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct KnownTable {
    /// Its identifier.
    pub table: &'static str,
    /// How sure we are of it.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
}

/// The bank holidays that the engine knows.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CalendarCoverage"))]
pub struct Coverage {
    /// First day.
    #[cfg_attr(feature = "types", ts(as = "crate::Date"))]
    pub from: &'static str,
    /// Last day.
    #[cfg_attr(feature = "types", ts(as = "crate::Date"))]
    pub until: &'static str,
    /// For whom.
    pub divisions: Vec<Division>,
}

/// What this engine is made of.
#[must_use]
pub fn version() -> Version {
    let table = |table: &&Table| KnownTable { table: table.id, standing: table.standing, source: table.source() };
    Version {
        number: env!("CARGO_PKG_VERSION"),
        release: RELEASE,
        editions: vec![risk_matrix::EDITION],
        standards: Standard::names(),
        tables: all_tables().iter().map(table).collect(),
        calendar: Coverage {
            from: calendar::COVERAGE.0,
            until: calendar::COVERAGE.1,
            divisions: Division::VALUES.to_vec(),
        },
        schemas: vec!["joint-risk/case/1", SCHEMA, "joint-risk/standard/1", "joint-risk/exercise/1"],
    }
}
