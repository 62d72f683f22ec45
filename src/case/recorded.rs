//! What other systems say of a person, and who vouches for a file: taken as it is and never computed here.

use serde::Serialize;

use crate::band::Band;
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::codes;
use crate::date::Date;

codes! {
    /// Level of the Level of Service / Case Management Inventory, lowest first.
    pub enum LsCmiLevel {
        /// Very low.
        VeryLow = "very-low",
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
        /// Very high.
        VeryHigh = "very-high",
    }
}

codes! {
    /// Tier of a person on probation, most intensive first.
    ///
    /// # Source
    /// hmpps-tier, tier model v3, 17 August 2026: confirmed as code and not as practice.
    pub enum TierLetter {
        /// A, the most intensive.
        A = "A",
        /// B.
        B = "B",
        /// C.
        C = "C",
        /// D.
        D = "D",
        /// E.
        E = "E",
        /// F.
        F = "F",
        /// G, the least.
        G = "G",
    }
}

/// Whose record the events come from: it verifies each of them up to its day that does not say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// Who says so.
    pub by: String,
    /// When.
    pub on: Date,
    /// Of which system.
    pub system: String,
}

/// Values of other systems.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Bands of Risk Matrix 2000.
    pub risk_matrix: Option<RecordedRiskMatrix>,
    /// Overall risk of serious harm.
    pub harm: Option<RecordedValue<Band>>,
    /// Stable and Acute 2007, which Scotland uses beside Risk Matrix.
    pub sa07: Option<RecordedValue<Band>>,
    /// Level of Service / Case Management Inventory: general reoffending.
    pub ls_cmi: Option<RecordedValue<LsCmiLevel>>,
    /// Assessment, Case Management and Evaluation: general reoffending.
    pub ace: Option<RecordedValue<Band>>,
    /// The level that the police set after ARMS.
    pub arms: Option<RecordedValue<Band>>,
    /// Tier.
    pub tier: Option<RecordedValue<TierLetter>>,
}

/// Bands of Risk Matrix 2000 as another system has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedRiskMatrix {
    /// RM2000/S.
    pub sexual: Answer<Band>,
    /// RM2000/V.
    pub violent: Answer<Band>,
    /// The day on which it was scored.
    pub on: Answer<Date>,
    /// The edition, in the words of the host.
    pub edition: Option<String>,
    /// Who scored it.
    pub by: Option<String>,
}

/// One value as another system has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedValue<T> {
    /// The value.
    pub value: Answer<T>,
    /// The day of the value.
    pub on: Answer<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// When it is to be looked at again: a plan, and only of ARMS.
    pub review_due: Answer<Date>,
}

/// A band or level as another system has it, for showing beside a scale or level that is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RecordedBand {
    /// The band or level; `None` where it cannot be read.
    pub band: Option<Band>,
    /// The day of it.
    pub on: Option<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// The edition, in the words of the host.
    pub edition: Option<String>,
    /// It counts: what is computed here is missing, or lower.
    pub used: bool,
}

impl RecordedBand {
    /// A value as it was recorded, before anybody has said whether it counts.
    #[must_use]
    pub fn of(value: &RecordedValue<Band>) -> Self {
        let (band, on) = (value.value.known(), value.on.known());
        Self { band, on, by: value.by.clone(), edition: None, used: false }
    }
}

/// Reads `attested`. Where who, when or which system is missing, nothing is attested.
pub(super) fn attested(reader: &mut Reader, fields: &Fields<'_>, today: Date, born: Option<Date>) -> Option<Attested> {
    let attested = fields.given_object(reader, "attested")?;
    let by = attested.required_words(reader, "by", 200);
    let on = attested.past_date(reader, "on", today, born);
    let on = reader.required(on, &attested, "on");
    let system = attested.required_words(reader, "system", 200);
    attested.finish(reader);
    Some(Attested { by: by?, on: on?, system: system? })
}

/// Reads `recorded`; `None` where there is none.
pub(super) fn read(reader: &mut Reader, fields: &Fields<'_>, today: Date, born: Option<Date>) -> Option<Recorded> {
    let recorded = fields.given_object(reader, "recorded")?;
    let days = Days { today, born };
    let risk_matrix = recorded.given_object(reader, "riskMatrix").map(|values| {
        let read = RecordedRiskMatrix {
            sexual: values.choice(reader, "sexual"),
            violent: values.choice(reader, "violent"),
            on: days.of(reader, &values),
            edition: values.words(reader, "edition", 100),
            by: values.words(reader, "by", 200),
        };
        if (read.sexual, read.violent) == (Answer::Missing, Answer::Missing) {
            reader.missing(&values, "sexual");
        }
        values.finish(reader);
        read
    });
    let read = Recorded {
        risk_matrix,
        harm: days.value(reader, &recorded, "harm", &|reader, fields| required(reader, fields, "overall")),
        sa07: days.value(reader, &recorded, "sa07", &|reader, fields| required(reader, fields, "level")),
        ls_cmi: days.value(reader, &recorded, "lsCmi", &|reader, fields| required(reader, fields, "level")),
        ace: days.value(reader, &recorded, "ace", &|reader, fields| required(reader, fields, "band")),
        arms: days.value(reader, &recorded, "arms", &|reader, fields| required(reader, fields, "level")),
        tier: days.value(reader, &recorded, "tier", &|reader, fields| required(reader, fields, "letter")),
    };
    recorded.finish(reader);
    Some(read)
}

fn required<T: crate::code::Code>(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Answer<T> {
    let value = fields.choice(reader, key);
    reader.required(value, fields, key);
    value
}

/// What the day of a value is held against.
#[derive(Clone, Copy)]
struct Days {
    today: Date,
    born: Option<Date>,
}

impl Days {
    /// The day of a value: without it nobody can say which of two values came later.
    fn of(self, reader: &mut Reader, fields: &Fields<'_>) -> Answer<Date> {
        let on = fields.past_date(reader, "on", self.today, self.born);
        reader.required(on, fields, "on");
        on
    }

    fn value<T>(
        self,
        reader: &mut Reader,
        recorded: &Fields<'_>,
        key: &str,
        value: &dyn Fn(&mut Reader, &Fields<'_>) -> Answer<T>,
    ) -> Option<RecordedValue<T>> {
        let fields = recorded.given_object(reader, key)?;
        let on = self.of(reader, &fields);
        let mut read = RecordedValue {
            value: value(reader, &fields),
            on,
            by: fields.words(reader, "by", 200),
            review_due: Answer::Missing,
        };
        if key == "arms" {
            read.review_due = fields.date_from(reader, "reviewDue", on.known(), "on");
        }
        fields.finish(reader);
        Some(read)
    }
}
