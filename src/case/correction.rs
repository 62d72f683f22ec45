//! Corrections: a count that the practitioner sets otherwise than the history gives it, with the reason.

use serde::Serialize;

use crate::case::reader::{Answer, Fields, Reader};
use crate::code::{Code, codes};
use crate::date::Date;
use crate::problem::ProblemCode;

codes! {
    /// What the conviction history gives.
    pub enum CountName {
        /// Sentencing appearances for sexual offences.
        SexualAppearances = "sexual-appearances",
        /// Sentencing appearances of every kind.
        CriminalAppearances = "criminal-appearances",
        /// Sentencing appearances for non-sexual violence.
        ViolentAppearances = "violent-appearances",
        /// Any burglary.
        Burglary = "burglary",
        /// Any male victim of a sexual offence.
        MaleVictim = "male-victim",
        /// Any stranger victim of a sexual offence.
        StrangerVictim = "stranger-victim",
        /// Any non-contact sexual offence.
        NonContactOffence = "non-contact-offence",
        /// Sexual offences for indecent images only.
        IndecentImagesOnly = "indecent-images-only",
        /// Sanctions for all offences (OASys 1.32).
        Sanctions = "sanctions",
        /// Sanctions that included violence (OASys 1.40).
        ViolentSanctions = "violent-sanctions",
        /// Sanctions that included a sexual offence (OASys 1.30 asks whether there is any).
        SexualSanctions = "sexual-sanctions",
        /// Sanctions for sexual contact with an adult (OASys 1.34).
        ContactAdultSanctions = "contact-adult-sanctions",
        /// Sanctions for direct sexual contact with a child (OASys 1.45).
        ContactChildSanctions = "contact-child-sanctions",
        /// Sanctions for indecent images or indirect contact with a child (OASys 1.46).
        ImagesOrIndirectSanctions = "images-or-indirect-sanctions",
        /// Sanctions for any other non-contact sexual offence (OASys 1.37).
        NonContactOtherSanctions = "non-contact-other-sanctions",
        /// Age at the first sanction, whole years (OASys 1.8).
        AgeAtFirstSanction = "age-at-first-sanction",
        /// Age at the first conviction, whole years (OASys 1.7).
        AgeAtFirstConviction = "age-at-first-conviction",
        /// Age at the latest sexual offence, whole years.
        AgeAtLatestSexualOffence = "age-at-latest-sexual-offence",
    }
}

impl CountName {
    /// It is answered yes or no and not with a number.
    #[must_use]
    pub const fn is_yes_or_no(self) -> bool {
        matches!(
            self,
            Self::Burglary
                | Self::MaleVictim
                | Self::StrangerVictim
                | Self::NonContactOffence
                | Self::IndecentImagesOnly
        )
    }

    /// It is an age in whole years.
    #[must_use]
    pub const fn is_age(self) -> bool {
        matches!(self, Self::AgeAtFirstSanction | Self::AgeAtFirstConviction | Self::AgeAtLatestSexualOffence)
    }
}

/// A number or a yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum CountValue {
    /// A number, 0 to 999; an age, 0 to 120.
    Whole(u32),
    /// Yes or no.
    YesNo(bool),
}

/// A correction of one count. It is shown beside what the history gives and never hides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CorrectionInForce"))]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// Which count.
    pub count: CountName,
    /// What it is to be.
    pub value: CountValue,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub on: Date,
    /// Path of the correction.
    pub field: String,
}

/// Reads the corrections. One without its reason, author or day corrects nothing, nor do two of one count.
pub(super) fn read_all(reader: &mut Reader, fields: &Fields<'_>, today: Date) -> Vec<Correction> {
    let list = fields.at("corrections");
    let mut named: Vec<(CountName, usize)> = Vec::new();
    let mut repeated: Vec<CountName> = Vec::new();
    let mut read = Vec::new();
    fields.each(reader, "corrections", 100, &mut |reader, index, entry| {
        let (name, correction) = read_one(reader, entry, today);
        if let Some(name) = name {
            if let Some((_, earlier)) = named.iter().find(|(known, _)| *known == name) {
                let earlier = list.entry(*earlier);
                reader.note_against(ProblemCode::Duplicate, &entry.at("count"), &earlier.member("count"));
                repeated.push(name);
            }
            named.push((name, index));
        }
        read.extend(correction);
    });
    read.retain(|correction| !repeated.contains(&correction.count));
    read
}

fn read_one(reader: &mut Reader, entry: &Fields<'_>, today: Date) -> (Option<CountName>, Option<Correction>) {
    let count = entry.choice::<CountName>(reader, "count");
    let count = reader.required(count, entry, "count");
    let value = match count {
        None => entry.take(reader, "value").and_then(|_| Answer::Refused),
        Some(name) if name.is_yes_or_no() => {
            entry.yes_or_no(reader, "value").and_then(|value| Answer::Given(CountValue::YesNo(value)))
        }
        Some(name) => {
            let most = if name.is_age() { 120 } else { 999 };
            entry.whole(reader, "value", 0, most).and_then(|value| {
                u32::try_from(value).map_or(Answer::Refused, |value| Answer::Given(CountValue::Whole(value)))
            })
        }
    };
    let value = reader.required(value, entry, "value");
    let reason = entry.required_words(reader, "reason", 4000);
    let by = entry.required_words(reader, "by", 200);
    let on = entry.date_until(reader, "on", today);
    let on = reader.required(on, entry, "on");
    entry.finish(reader);
    let correction = match (count, value, reason, by, on) {
        (Some(count), Some(value), Some(reason), Some(by), Some(on)) => {
            Some(Correction { count, value, reason, by, on, field: entry.path().text() })
        }
        _ => None,
    };
    (count, correction)
}

const _: () = assert!(CountName::ALL.len() == 18);
