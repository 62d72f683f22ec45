//! Members of a document, each read over what its base has there.

use crate::case::reader::{Answer, Fields, Reader};
use crate::code::Code;
use crate::date::DayOrYear;
use crate::problem::ProblemCode;
use crate::source::InForce;

/// A text that every document says itself.
pub(super) fn text(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Option<String> {
    fields.required_words(reader, key, 1000)
}

/// Reads a code into its place. Where it is missing, what the base has there stays; without a base, that is a
/// problem. Gives whether it can be used.
pub(super) fn code<T: Code>(reader: &mut Reader, fields: &Fields<'_>, key: &str, based: bool, place: &mut T) -> bool {
    let answer = fields.choice(reader, key);
    put(reader, answer, fields, key, based, place)
}

/// Puts an answer into its place, as [`code`] does.
pub(super) fn put<T>(
    reader: &mut Reader,
    answer: Answer<T>,
    fields: &Fields<'_>,
    key: &str,
    based: bool,
    place: &mut T,
) -> bool {
    match answer {
        Answer::Given(value) => {
            *place = value;
            true
        }
        Answer::Missing if based => true,
        Answer::Missing => {
            reader.missing(fields, key);
            false
        }
        Answer::Refused => false,
    }
}

/// A member that says all of what it is about; `None` where the base says it, and where nothing does, which is a problem.
pub(super) fn whole_object<'f>(
    reader: &mut Reader,
    fields: &'f Fields<'_>,
    key: &'f str,
    based: bool,
) -> Option<Fields<'f>> {
    let given = fields.given_object(reader, key);
    if given.is_none() && !based {
        reader.missing(fields, key);
    }
    given
}

/// First and last day, or year where no day is known; what was there stays where nothing is said.
pub(super) fn in_force(reader: &mut Reader, fields: &Fields<'_>, place: &mut InForce) {
    let Some(dates) = fields.given_object(reader, "inForce") else { return };
    let [from, until] = ["from", "until"].map(|key| {
        let text = dates.text(reader, key, 10).into_option()?;
        let read = DayOrYear::parse(text);
        if read.is_none() {
            reader.note(ProblemCode::NotADate, &dates.at(key));
        }
        Some((text, read?))
    });
    if let (Some((from, _)), Some((until, _))) = (from, until)
        && from.get(..until.len()).is_some_and(|from| from > until)
    {
        reader.note_against(ProblemCode::Contradicts, &dates.at("until"), &dates.at("from"));
    }
    dates.finish(reader);
    *place = InForce { from: from.map(|from| from.1), until: until.map(|until| until.1) };
}
