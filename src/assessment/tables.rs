//! The tables of figures that were used, and who has checked them.

use serde::Serialize;

use crate::case::CaseFile;
use crate::date::Date;
use crate::instrument::{oasys, predictor, risk_matrix};
use crate::problem::{Problem, ProblemCode};
use crate::source::{Attested, Source, Standing, Table};

/// A table of figures that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableUsed {
    /// Its identifier.
    pub table: &'static str,
    /// How sure we are of it, its attestation included.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
    /// Who has checked it against the guide.
    pub attested: Option<AttestedBy>,
}

/// Who has checked a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AttestedBy {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// Which page.
    pub page: String,
}

/// The tables that the host has checked. An attestation of a table that there is not is a problem.
pub(super) fn attested(case: &CaseFile, problems: &mut Vec<Problem>) -> Attested {
    let mut known = Vec::new();
    for attestation in &case.attestations {
        let tables = all_tables();
        if tables.iter().any(|table| table.id == attestation.table) {
            known.push(attestation.table.clone());
        } else {
            let allowed = tables.iter().map(|table| table.id.to_owned()).collect();
            problems.push(Problem::new(ProblemCode::UnknownCode, &*attestation.field).allowing(allowed));
        }
    }
    Attested::new(known)
}

/// Each table once, in the order of first use.
pub(super) fn used(tables: &[&'static Table], case: &CaseFile, attested: &Attested) -> Vec<TableUsed> {
    let mut used: Vec<TableUsed> = Vec::with_capacity(tables.len());
    for table in tables {
        if used.iter().any(|known| known.table == table.id) {
            continue;
        }
        let by = case.attestations.iter().find(|attestation| attestation.table == table.id);
        used.push(TableUsed {
            table: table.id,
            standing: attested.standing(table),
            source: table.source(),
            attested: by.map(|by| AttestedBy { by: by.by.clone(), on: by.on, page: by.page.clone() }),
        });
    }
    used
}

/// Every table that a host can attest.
pub(super) fn all_tables() -> Vec<&'static Table> {
    let mut all = Vec::new();
    for tables in [risk_matrix::TABLES, oasys::TABLES, predictor::TABLES] {
        all.extend(tables);
    }
    all
}
