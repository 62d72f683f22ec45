//! Convictions as given: sentencing occasions with their offences, each row checked for its form.
//!
//! What a code means and what counts is for [`history`](crate::history); here a day is possible,
//! a code has five digits, and the same row is not there twice.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::case::impossible::{LEAST_IN_SCOTLAND, least_age};
use crate::case::reader::{Answer, BIRTH, Fields, Path, Reader, repeats};
use crate::code::{codes, sort};
use crate::date::Date;
use crate::problem::ProblemCode;
use crate::same_text::fold;
use crate::write::push_whole;

/// Most sentencing occasions of one case.
pub const MOST_OCCASIONS: usize = 500;
/// Most offences of one occasion.
pub const MOST_OFFENCES: usize = 50;

codes! {
    /// What came of an occasion.
    pub enum Outcome {
        /// Convicted and sentenced; taken where nothing is said.
        Conviction = "conviction",
        /// Convicted, and discharged absolutely or conditionally.
        Discharge = "discharge",
        /// A caution of any kind, by the police and not by a court.
        Caution = "caution",
        /// A reprimand of a young person.
        Reprimand = "reprimand",
        /// A final warning of a young person.
        FinalWarning = "final-warning",
        /// A conviction that was quashed on appeal.
        Quashed = "quashed",
    }
}

impl Outcome {
    /// Given by the police and not by a court.
    #[must_use]
    pub const fn is_caution(self) -> bool {
        matches!(self, Self::Caution | Self::Reprimand | Self::FinalWarning)
    }
}

codes! {
    /// Where an occasion took place.
    pub enum Country {
        /// England and Wales; taken where nothing is said.
        EnglandAndWales = "england-and-wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
        /// Anywhere outside the United Kingdom.
        OutsideUnitedKingdom = "outside-united-kingdom",
    }
}

codes! {
    /// Kind of a sexual offence, as the sexual predictors count them.
    pub enum SexualKind {
        /// Contact with an adult (OASys 1.34).
        ContactAdult = "contact-adult",
        /// Direct contact with a child (OASys 1.45).
        ContactChild = "contact-child",
        /// Indecent images of children (OASys 1.46).
        IndecentImages = "indecent-images",
        /// Indirect contact with a child (OASys 1.46).
        IndirectChildContact = "indirect-child-contact",
        /// Any other without contact (OASys 1.37).
        NonContactOther = "non-contact-other",
    }
}

/// Five digits: Home Office class of offence and its subcode. Whether it is in the table is another question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct OffenceCode(u32);

impl OffenceCode {
    /// Reads five ASCII digits; `None` for anything else.
    ///
    /// # Example
    /// ```
    /// use joint_risk::case::conviction::OffenceCode;
    /// assert_eq!(OffenceCode::parse("01908").map(|code| code.to_string()).as_deref(), Some("01908"));
    /// assert_eq!(OffenceCode::parse("1908"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 5 && text.bytes().all(|digit| digit.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
            .map(Self)
    }

    /// The code as a number, 0 to 99,999.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Takes a code out of an object.
    pub(super) fn read(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Answer<Self> {
        fields.text(reader, key, 100).and_then(|text| {
            let code = Self::parse(text);
            if code.is_none() {
                reader.note(ProblemCode::NotFiveDigits, &fields.at(key));
            }
            code.map_or(Answer::Refused, Answer::Given)
        })
    }

    pub(crate) const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

impl fmt::Display for OffenceCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:05}", self.0)
    }
}

impl Serialize for OffenceCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digit = |place: u32| b'0' + u8::try_from(self.0 / place % 10).unwrap_or_default();
        let digits = [10_000, 1_000, 100, 10, 1].map(digit);
        serializer.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

/// One sentencing occasion, or one caution. A row that cannot be read is kept: it may hide a sanction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occasion {
    /// Place in the case's list, from 0.
    pub index: usize,
    /// Nothing of it could be read.
    pub refused: bool,
    /// The day of the sentence or caution.
    pub sentenced_on: Answer<Date>,
    /// The court, or the police force of a caution.
    pub court: Option<String>,
    /// What came of it.
    pub outcome: Answer<Outcome>,
    /// Where.
    pub country: Answer<Country>,
    /// What for.
    pub offences: Vec<GivenOffence>,
    /// An offence may be hidden behind a problem with the list.
    pub offences_refused: bool,
}

/// One offence as given. What is said outright is kept beside what the code tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenOffence {
    /// Its code.
    pub code: Answer<OffenceCode>,
    /// The day on which it was committed; the last one of a span.
    pub committed_on: Answer<Date>,
    /// It was sexual, or sexually motivated.
    pub sexual: Answer<bool>,
    /// Its kind, where it was sexual.
    pub sexual_kind: Answer<SexualKind>,
    /// It was violent.
    pub violent: Answer<bool>,
    /// It was a burglary.
    pub burglary: Answer<bool>,
    /// It could not have led to custody or supervision.
    pub minor: Answer<bool>,
    /// The victim was male.
    pub male_victim: Answer<bool>,
    /// The victim was a stranger.
    pub stranger_victim: Answer<bool>,
}

impl Occasion {
    /// The court's name as it is compared: one court in two spellings is one court. `None` where it is not known.
    #[must_use]
    pub fn court_key(&self) -> Option<String> {
        self.court.as_deref().map(fold).filter(|key| !key.is_empty())
    }

    /// Given by the police and not by a court. Where that cannot be read, it counts as a conviction.
    #[must_use]
    pub fn is_caution(&self) -> bool {
        self.outcome.given().is_some_and(|outcome| outcome.is_caution())
    }
}

/// Reads the occasions in the order given; `Missing` where the case has no list at all.
pub(super) fn read_all(
    reader: &mut Reader,
    fields: &Fields<'_>,
    today: Date,
    born: Option<Date>,
) -> Answer<Vec<Occasion>> {
    let mut occasions = Vec::new();
    let read = fields.each(reader, "convictions", MOST_OCCASIONS, &mut |reader, index, entry| {
        occasions.push(read_occasion(reader, index, entry, Days { today, born, sentence: None }));
    });
    read.and_then(|_| {
        refuse_repeated_rows(reader, &occasions);
        Answer::Given(occasions)
    })
}

fn read_occasion(reader: &mut Reader, index: usize, entry: &Fields<'_>, days: Days<'_>) -> Occasion {
    let mut row = Occasion { index, ..Occasion::default() };
    if entry.is_refused() {
        (row.refused, row.offences_refused) = (true, true);
        return row;
    }
    row.sentenced_on = days.possible(reader, entry, "sentencedOn");
    if row.sentenced_on == Answer::Missing {
        reader.missing(entry, "sentencedOn");
    }
    row.court = entry.words(reader, "court", 200);
    row.outcome = entry.choice(reader, "outcome");
    row.country = entry.choice(reader, "country");
    let country = row.country.known();
    // The offence was before: in Scotland it may have been when the age was still lower.
    let least = if country == Some(Country::Scotland) { LEAST_IN_SCOTLAND } else { least_age(country, days.today) };
    row.sentenced_on = days.old_enough(reader, entry, "sentencedOn", row.sentenced_on, &|_| least);
    let path = entry.at("sentencedOn");
    let days = Days { sentence: row.sentenced_on.given().map(|on| (*on, &path)), ..days };
    let offences = &mut row.offences;
    let read = entry.each(reader, "offences", MOST_OFFENCES, &mut |reader, _, entry| {
        offences.push(read_offence(reader, entry, days, country));
    });
    row.offences_refused = read.is_refused();
    if row.offences.is_empty() && !row.offences_refused {
        reader.missing(entry, "offences");
    }
    entry.finish(reader);
    row
}

fn read_offence(reader: &mut Reader, entry: &Fields<'_>, days: Days<'_>, country: Option<Country>) -> GivenOffence {
    if entry.is_refused() {
        return GivenOffence { code: Answer::Refused, ..GivenOffence::default() };
    }
    let code = OffenceCode::read(reader, entry, "code");
    // Other countries do not use these codes.
    if code == Answer::Missing && country.is_none_or(|country| country == Country::EnglandAndWales) {
        reader.missing(entry, "code");
    }
    let committed_on = days.possible(reader, entry, "committedOn");
    let read = GivenOffence {
        code,
        committed_on: days.old_enough(reader, entry, "committedOn", committed_on, &|on| least_age(country, on)),
        sexual: entry.yes_or_no(reader, "sexual"),
        sexual_kind: entry.choice(reader, "sexualKind"),
        violent: entry.yes_or_no(reader, "violent"),
        burglary: entry.yes_or_no(reader, "burglary"),
        minor: entry.yes_or_no(reader, "minor"),
        male_victim: entry.yes_or_no(reader, "maleVictim"),
        stranger_victim: entry.yes_or_no(reader, "strangerVictim"),
    };
    entry.finish(reader);
    read
}

/// What a day of a row is held against.
#[derive(Debug, Clone, Copy)]
struct Days<'p> {
    today: Date,
    born: Option<Date>,
    /// Day and path of the sentence of an offence.
    sentence: Option<(Date, &'p Path<'p>)>,
}

impl Days<'_> {
    /// The same day, refused where the person was too young on it for what it says.
    fn old_enough(
        self,
        reader: &mut Reader,
        entry: &Fields<'_>,
        key: &str,
        day: Answer<Date>,
        least: &dyn Fn(Date) -> u16,
    ) -> Answer<Date> {
        match (day, self.born) {
            (Answer::Given(on), Some(born)) if born.completed_years(on).is_none_or(|years| years < least(on)) => {
                reader.note_against(ProblemCode::Contradicts, &entry.at(key), &BIRTH);
                Answer::Refused
            }
            _ => day,
        }
    }

    /// A day after birth, not after today, and for an offence not after its sentence.
    fn possible(self, reader: &mut Reader, entry: &Fields<'_>, key: &str) -> Answer<Date> {
        let day = entry.date_until(reader, key, self.today);
        let Answer::Given(on) = day else { return day };
        // The day of birth itself is the usual slip of the wrong field.
        if self.born.is_some_and(|born| on <= born) {
            reader.note_against(ProblemCode::BeforeBirth, &entry.at(key), &BIRTH);
            return Answer::Refused;
        }
        match self.sentence {
            Some((sentenced_on, path)) if on > sentenced_on => {
                reader.note_against(ProblemCode::Contradicts, &entry.at(key), path);
                Answer::Refused
            }
            _ => day,
        }
    }
}

/// What makes two rows the same, as a text: the day, whether it is a caution, the codes, and behind a stroke the court,
/// whatever its name is made of. `None` where something of that is not known.
fn row_key(row: &Occasion) -> Option<String> {
    let mut codes = Vec::with_capacity(row.offences.len());
    for offence in &row.offences {
        codes.push(offence.code.given()?.number());
    }
    sort(&mut codes, Ord::cmp);
    let mut key = row.sentenced_on.given()?.digits().as_str().to_owned();
    key.push_str(if row.is_caution() { " caution" } else { " " });
    for code in &codes {
        push_whole(&mut key, u64::from(*code));
        key.push(' ');
    }
    key.push('/');
    key.push_str(&row.court_key().unwrap_or_default());
    (!codes.is_empty()).then_some(key)
}

/// The same day, court and codes: one row was entered twice.
fn refuse_repeated_rows(reader: &mut Reader, occasions: &[Occasion]) {
    let mut keys = Vec::new();
    for row in occasions {
        keys.extend(row_key(row).map(|key| (key, row.index)));
    }
    let mut repeated = repeats(keys.iter().map(|(key, index)| (key.as_str(), *index)).collect());
    sort(&mut repeated, |a, b| a.1.cmp(&b.1));
    let list = Path::start("convictions");
    for (earlier, later) in repeated {
        reader.note_against(ProblemCode::Duplicate, &list.entry(later), &list.entry(earlier));
    }
}
