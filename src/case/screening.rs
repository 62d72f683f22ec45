//! The screening of OASys, R1 to R5, as a host gives it.

use crate::case::json::Node;
use crate::case::reader::{Answer, Fields, Reader, one_by_one};
use crate::code::{Code, codes, position};
use crate::date::Date;
use crate::problem::ProblemCode;

/// The rows of R1.2; the last says that none applies.
pub const OFFENCES: [&str; 15] = [
    "R1.2.1", "R1.2.2", "R1.2.3", "R1.2.4", "R1.2.5", "R1.2.6", "R1.2.7", "R1.2.8", "R1.2.9", "R1.2.10", "R1.2.11",
    "R1.2.12", "R1.2.13", "R1.2.14", "R1.2.15",
];
/// The rows of R1.3; the last says that none applies.
pub const BEHAVIOURS: [&str; 19] = [
    "R1.3.1", "R1.3.2", "R1.3.3", "R1.3.4", "R1.3.5", "R1.3.6", "R1.3.7", "R1.3.8", "R1.3.9", "R1.3.10", "R1.3.11",
    "R1.3.12", "R1.3.13", "R1.3.14", "R1.3.15", "R1.3.16", "R1.3.17", "R1.3.18", "R1.3.19",
];

codes! {
    /// An answer by code.
    #[cfg_attr(feature = "types", ts(rename = "ScreeningReply"))]
    pub enum Reply {
        /// Yes.
        Yes = "YES",
        /// No.
        No = "NO",
        /// Don't know: to be followed up.
        DontKnow = "DK",
    }
}

codes! {
    /// An item that is answered by code. Its words are in the messages, under its number.
    pub enum ScreeningItem {
        /// A child on the register or looked after.
        R21 = "R2.1",
        /// Any concern about children.
        R22 = "R2.2",
        /// Social services to be contacted.
        R221 = "R2.2.1",
        /// Suicide.
        R31 = "R3.1",
        /// Self-harm.
        R32 = "R3.2",
        /// Coping in custody or a hostel.
        R33 = "R3.3",
        /// Vulnerability.
        R34 = "R3.4",
        /// Escape and absconding.
        R41 = "R4.1",
        /// Control.
        R42 = "R4.2",
        /// Breach of trust.
        R43 = "R4.3",
        /// Other prisoners.
        R44 = "R4.4",
        /// Anything else.
        R51 = "R5.1",
        /// The full analysis is judged unnecessary.
        R52b = "R5.2b",
        /// Of the full analysis: these concerns are a risk to others too.
        R841 = "R8.4.1",
    }
}

/// Answers of the screening as given.
#[derive(Debug, Default)]
pub struct ScreeningAnswers {
    /// The case has a screening.
    pub given: bool,
    /// It could not be read at all.
    pub refused: bool,
    /// R1.2 and R1.3, row by row.
    pub ticks: Vec<TickRow>,
    /// Every item of [`ScreeningItem`], in its order.
    pub replies: Vec<Answer<Reply>>,
    /// It is known who the child of R2.2 is.
    pub child_identity_known: Answer<bool>,
    /// R5.2b and R5.2a with who decided.
    pub exemption: ExemptionAnswers,
}

/// A row of R1.2 or R1.3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickRow {
    /// Its number.
    pub item: &'static str,
    /// Ticked for the current offence.
    pub current: Answer<bool>,
    /// Ticked for the time before.
    pub previous: Answer<bool>,
}

/// Who judged the full analysis unnecessary, and why.
#[derive(Debug, Default)]
pub struct ExemptionAnswers {
    /// R5.2a.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Answer<Date>,
    /// The manager who countersigned.
    pub countersigned_by: Option<String>,
    /// That manager may countersign exemptions.
    pub countersigner_authorised: Answer<bool>,
}

impl ScreeningAnswers {
    /// What was answered to an item.
    #[must_use]
    pub fn reply(&self, item: ScreeningItem) -> Answer<Reply> {
        let place = ScreeningItem::VALUES.iter().position(|known| *known == item);
        place.and_then(|place| self.replies.get(place)).copied().unwrap_or_default()
    }
}

/// Takes the screening out of `oasys`.
pub(super) fn read(reader: &mut Reader, oasys: &Fields<'_>, today: Date) -> ScreeningAnswers {
    let node = oasys.take(reader, "screening");
    let given = !matches!(node, Answer::Missing);
    let fields = Fields::of(reader, node, oasys.at("screening"));
    let mut ticks = Vec::with_capacity(OFFENCES.len() + BEHAVIOURS.len());
    for item in OFFENCES.iter().chain(&BEHAVIOURS) {
        ticks.push(read_row(reader, &fields, item));
    }
    let mut replies = Vec::with_capacity(ScreeningItem::ALL.len());
    for (item, code) in ScreeningItem::ALL {
        // Nobody answers with "don't know" what is for the assessor to decide.
        let decided =
            matches!(item, ScreeningItem::R221 | ScreeningItem::R51 | ScreeningItem::R52b | ScreeningItem::R841);
        replies.push(reply(reader, &fields, code, if decided { DECIDED } else { Reply::CODES }));
    }
    let child_identity_known = fields.yes_or_no(reader, "childIdentityKnown");
    let reason = fields.take_answer(reader, "R5.2a");
    let reason = reason.and_then(|node| reader.text(node, &fields.at("R5.2a"), 4000)).into_option();
    let mut exemption = read_exemption(reader, &fields, today);
    exemption.reason = reason.map(str::to_owned);
    fields.finish_as(reader, ProblemCode::UnknownQuestion);
    ScreeningAnswers { given, refused: fields.is_refused(), ticks, replies, child_identity_known, exemption }
}

fn read_row(reader: &mut Reader, fields: &Fields<'_>, item: &'static str) -> TickRow {
    let row = fields.object(reader, item);
    let read = TickRow { item, current: row.yes_or_no(reader, "current"), previous: row.yes_or_no(reader, "previous") };
    row.finish(reader);
    read
}

/// The codes of [`Reply`] but for the last.
const DECIDED: &[&str] = &["YES", "NO"];

/// Takes one of the first codes of [`Reply`], or `true` and `false` for yes and no.
pub(super) fn reply(reader: &mut Reader, fields: &Fields<'_>, key: &str, codes: &[&str]) -> Answer<Reply> {
    fields.take_answer(reader, key).and_then(|node| {
        let found = match node {
            Node::Bool(true) => Some(Reply::Yes),
            Node::Bool(false) => Some(Reply::No),
            Node::Text(text) => position(codes, text).and_then(Reply::at),
            _ => {
                let mut types = ["text", "true-or-false"].into_iter();
                reader.note_allowing(ProblemCode::WrongType, &fields.at(key), &mut || types.next());
                return Answer::Refused;
            }
        };
        if found.is_none() {
            reader.note_allowing(ProblemCode::UnknownCode, &fields.at(key), &mut one_by_one(codes));
        }
        found.map_or(Answer::Refused, Answer::Given)
    })
}

fn read_exemption(reader: &mut Reader, fields: &Fields<'_>, today: Date) -> ExemptionAnswers {
    let exemption = fields.object(reader, "exemption");
    let read = ExemptionAnswers {
        reason: None,
        on: exemption.date_until(reader, "on", today),
        by: exemption.words(reader, "by", 200),
        countersigned_by: exemption.words(reader, "countersignedBy", 200),
        countersigner_authorised: exemption.yes_or_no(reader, "countersignerAuthorised"),
    };
    exemption.finish(reader);
    read
}
