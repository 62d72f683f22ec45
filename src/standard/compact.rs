//! The built-in documents without white space and without the notes for their readers: a third of what a page
//! would download of them. All of this happens while the engine is built.

/// Name and compact text of a document that stands beside this file.
macro_rules! built_in {
    ($name:literal) => {{
        const WHOLE: &[u8] = include_bytes!(concat!($name, ".json"));
        const LENGTH: usize = $crate::standard::compact::compact(WHOLE, &mut [0; WHOLE.len()]);
        const BYTES: [u8; LENGTH] = {
            let mut bytes = [0; LENGTH];
            $crate::standard::compact::compact(WHOLE, &mut bytes);
            bytes
        };
        const TEXT: &str = match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        };
        ($name, TEXT)
    }};
}
pub(super) use built_in;

/// Writes the document `text` to `out` without white space between its parts and without each `note` that follows
/// another member; gives its length.
pub(super) const fn compact(mut text: &[u8], mut out: &mut [u8]) -> usize {
    let mut length = 0;
    let mut quoted = false;
    while let [byte, rest @ ..] = text {
        text = rest;
        match byte {
            b'"' => quoted = !quoted,
            b' ' | b'\n' | b'\r' if !quoted => continue,
            b',' if !quoted => {
                if let Some(after) = after_note(rest) {
                    text = after;
                    continue;
                }
            }
            _ => {}
        }
        out = put(out, *byte);
        length += 1;
        if let (b'\\', [escaped, after @ ..]) = (byte, rest) {
            out = put(out, *escaped);
            length += 1;
            text = after;
        }
    }
    length
}

/// Writes a byte; gives the room behind it.
const fn put(out: &mut [u8], byte: u8) -> &mut [u8] {
    match out {
        [place, left @ ..] => {
            *place = byte;
            left
        }
        [] => &mut [],
    }
}

/// What follows a note, where `text` begins with one.
const fn after_note(mut text: &[u8]) -> Option<&[u8]> {
    while let [b' ' | b'\n' | b'\r', rest @ ..] = text {
        text = rest;
    }
    let [b'"', b'n', b'o', b't', b'e', b'"', b':', b' ', b'"', note @ ..] = text else { return None };
    let mut text = note;
    loop {
        match text {
            [b'\\', _, rest @ ..] => text = rest,
            [b'"', rest @ ..] => return Some(rest),
            [_, rest @ ..] => text = rest,
            [] => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::compact;

    fn compacted(text: &str) -> String {
        let mut bytes = vec![0; text.len()];
        let length = compact(text.as_bytes(), &mut bytes);
        bytes.truncate(length);
        String::from_utf8(bytes).unwrap_or_default()
    }

    #[test]
    fn white_space_and_notes_go_and_texts_stay() {
        let text = "{ \"a b\": [1,\n 2], \"note\": \"x, \\\"y\\\" }\", \"c\": \" \\\\\", \"d\": \"\\\", \" }\r\n";
        assert_eq!(compacted(text), "{\"a b\":[1,2],\"c\":\" \\\\\",\"d\":\"\\\", \"}");
        assert_eq!(compacted("{ \"a\": 1,\n \"note\": \"b\" }"), "{\"a\":1}");
        assert_eq!(compacted("{ \"a\": \"b, \", \"notes\": \"c\" }"), "{\"a\":\"b, \",\"notes\":\"c\"}");
    }

    #[test]
    fn every_built_in_document_keeps_all_but_its_notes() {
        for (id, text) in super::super::BUILT_IN {
            let whole = std::fs::read_to_string(format!("src/standard/{id}.json")).unwrap_or_default();
            let (Ok(mut whole), Ok(compact)) =
                (serde_json::from_str::<serde_json::Value>(&whole), serde_json::from_str::<serde_json::Value>(text))
            else {
                unreachable!("{id} is no JSON");
            };
            let rules = whole.get_mut("rules").and_then(serde_json::Value::as_array_mut);
            for rule in rules.into_iter().flatten() {
                rule.as_object_mut().map(|rule| rule.remove("note"));
            }
            assert_eq!(whole, compact, "{id}");
        }
    }
}
