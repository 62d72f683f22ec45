//! Where the values of a document come from: whole citations, and names of those in `sources`.

use std::borrow::Cow;
use std::sync::Arc;

use super::over::{code, put};
use crate::case::json::Node;
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::problem::ProblemCode;
use crate::source::{Source, Standing};

/// The citations that a document can name.
pub(super) type Sources = Vec<(String, Arc<Source>)>;

/// Adds the citations that the document names to those of its base.
pub(super) fn read_sources(reader: &mut Reader, fields: &Fields<'_>, sources: &mut Sources) {
    fields.object(reader, "sources").entries(reader, &mut |reader, name, path, node| {
        let source = Fields::of(reader, node, *path);
        // One without a title has its problem; the rules that name it need no other.
        let mut read = Source::default();
        citation(reader, &source, false, &mut read);
        sources.push((name.to_owned(), Arc::new(read)));
        source.finish(reader);
    });
}

/// Reads a citation over the one that it is a part of, where there is one. Gives whether it can be used.
fn citation(reader: &mut Reader, source: &Fields<'_>, based: bool, read: &mut Source) -> bool {
    let title = source.text(reader, "title", 1000).and_then(|title| Answer::Given(Cow::Owned(title.to_owned())));
    let whole = put(reader, title, source, "title", based, &mut read.title);
    for (key, place) in [("edition", &mut read.edition), ("place", &mut read.place), ("url", &mut read.url)] {
        if let Some(text) = source.words(reader, key, 1000) {
            *place = Some(Cow::Owned(text));
        }
    }
    whole
}

/// The citation of a name. The last of a name holds, so that a document can change one of its base.
fn named(reader: &mut Reader, name: &str, field: &Path<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let found = sources.iter().rev().find(|(known, _)| known == name).map(|(_, source)| Arc::clone(source));
    if found.is_none() {
        let mut allowed = sources.iter().map(|(known, _)| known.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, field, &mut || allowed.next());
    }
    found
}

/// A citation: whole, or the name of one of `sources`, or one of them with its own place.
pub(super) fn source(reader: &mut Reader, fields: &Fields<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let source = fields.take(reader, "source");
    let source = reader.required(source, fields, "source")?;
    let path = fields.at("source");
    if let Node::Text(name) = source {
        return named(reader, name, &path, sources);
    }
    let source = Fields::of(reader, Answer::Given(source), path);
    let of = match source.text(reader, "of", 100) {
        Answer::Given(name) => Some(named(reader, name, &source.at("of"), sources)?),
        _ => None,
    };
    let mut read = of.as_deref().cloned().unwrap_or_default();
    let whole = citation(reader, &source, of.is_some(), &mut read);
    source.finish(reader);
    whole.then(|| Arc::new(read))
}

/// Where a value comes from, and how sure that is: no base can say it. Gives whether both can be used.
pub(super) fn grounds(
    reader: &mut Reader,
    fields: &Fields<'_>,
    sources: &Sources,
    (place, standing): (&mut Arc<Source>, &mut Standing),
) -> bool {
    let source = source(reader, fields, sources);
    let sure = code(reader, fields, "standing", false, standing);
    source.map(|source| *place = source).is_some() && sure
}
