//! Writes an answer as canonical JSON.
//!
//! `serde_json` could, and writes out its checks anew for each of hundreds of members: 60 kB of what a page
//! downloads. Here a member costs two calls. Texts that need escapes still go through `serde_json`, and fractions
//! through `ryu`, whose small tables save ten of the kilobytes of those of `serde_json`.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// The canonical JSON of `value`: members in their order, no white space.
///
/// Nothing that the engine writes can fail: it has no map whose keys are not texts.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    written(value, None).0
}

/// The same, with each fraction replaced by `{"":n}`, the place of its value in the list.
///
/// Reading fractions back to the bit takes more code than the whole of OASys, so they travel beside the text.
#[cfg(target_family = "wasm")]
pub(crate) fn to_json_and_fractions(value: &impl Serialize) -> (String, Vec<f64>) {
    let (text, fractions) = written(value, Some(Vec::new()));
    (text, fractions.unwrap_or_default())
}

#[inline(never)]
fn written(value: &impl Serialize, fractions: Option<Vec<f64>>) -> (String, Option<Vec<f64>>) {
    let mut writer = Writer { out: String::with_capacity(ORDINARY_LENGTH), fractions };
    if value.serialize(&mut writer).is_err() {
        writer.out.clear();
    }
    (writer.out, writer.fractions)
}

/// Adds a whole number.
pub(crate) fn push_whole(out: &mut String, number: u64) {
    if number > 9 {
        push_whole(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
}

/// What has been written so far.
struct Writer {
    out: String,
    /// The fractions, where they are kept apart from the text.
    fractions: Option<Vec<f64>>,
}

impl Writer {
    #[inline(never)]
    fn plain(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A comma, unless this is the first in its list or object.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'{' | b'[')) {
            self.out.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.out.reserve(key.len() + 4);
        self.next();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A code: nothing in it needs an escape.
    #[inline(never)]
    fn code(&mut self, code: &str) {
        self.out.reserve(code.len() + 2);
        self.out.push('"');
        self.out.push_str(code);
        self.out.push('"');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) -> Written {
        if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.plain(&serde_json::to_string(text).map_err(|_| Unwritable)?);
        } else {
            self.code(text);
        }
        Ok(())
    }

    #[inline(never)]
    fn whole(&mut self, number: i64) -> Written {
        if number < 0 {
            self.out.push('-');
        }
        push_whole(&mut self.out, number.unsigned_abs());
        Ok(())
    }

    /// A number; what is no number is `null`.
    #[inline(never)]
    fn fraction(&mut self, number: f64) -> Written {
        if !number.is_finite() {
            self.plain("null");
            return Ok(());
        }
        if let Some(fractions) = &mut self.fractions {
            fractions.push(number);
            let place = i64::try_from(fractions.len() - 1).unwrap_or_default();
            self.plain("{\"\":");
            self.whole(place)?;
            self.plain("}");
            return Ok(());
        }
        self.plain(ryu::Buffer::new().format_finite(number));
        Ok(())
    }
}

/// A value that JSON has no form for, such as a map whose keys are not texts.
#[derive(Debug)]
struct Unwritable;

type Written = Result<(), Unwritable>;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("cannot be written as JSON")
    }
}

impl std::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Writes a whole number that fits.
macro_rules! whole {
    ($($method:ident: $number:ty,)+) => {
        $(fn $method(self, number: $number) -> Written {
            self.whole(i64::from(number))
        })+
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = Elements<'a>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    whole! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
    }

    fn serialize_u64(self, number: u64) -> Written {
        i64::try_from(number).map_err(|_| Unwritable).and_then(|number| self.whole(number))
    }

    fn serialize_f32(self, number: f32) -> Written {
        self.fraction(f64::from(number))
    }

    fn serialize_f64(self, number: f64) -> Written {
        self.fraction(number)
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.plain(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Written {
        self.text(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.plain("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.code(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, Unwritable> {
        self.plain("[");
        Ok(Elements { writer: self })
    }

    fn serialize_tuple(self, length: usize) -> Result<Elements<'a>, Unwritable> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a>, Unwritable> {
        self.serialize_struct("", 0)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, Unwritable> {
        self.plain("{");
        Ok(Members { writer: self })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

/// A list that is being written.
struct Elements<'a> {
    writer: &'a mut Writer,
}

/// An object that is being written.
struct Members<'a> {
    writer: &'a mut Writer,
}

impl SerializeSeq for Elements<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.writer.next();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.writer.plain("]");
        Ok(())
    }
}

impl SerializeTuple for Elements<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.writer.key(key);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.writer.plain("}");
        Ok(())
    }
}

/// What a flattened member is written by. Its keys are texts: nothing else in the engine is a key.
impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.writer.next();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.writer.plain(":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        SerializeStruct::end(self)
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::to_json;

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Outer<'a> {
        first_text: &'a str,
        none: Option<u8>,
        numbers: (i8, u64, f64, f32),
        letters: [char; 3],
        empty: [bool; 0],
        #[serde(flatten)]
        inner: Inner,
        unit: (),
        kinds: Vec<Kind>,
    }

    #[derive(Serialize)]
    struct Inner {
        yes: bool,
        codes: Vec<Code>,
    }

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Code {
        VeryHigh,
    }

    #[derive(Serialize)]
    #[serde(tag = "code", rename_all = "kebab-case")]
    enum Kind {
        Plain,
        Full { count: usize },
    }

    /// `serde_json` is the reference: the same bytes of every shape, escapes and other scripts included.
    #[test]
    fn the_bytes_are_those_of_the_reference() {
        for text in ["", "a", "\"q\" \\ \n \u{1} \u{7f}", "Llanfair-pwll \u{175}", "\u{1F9EA}", "[{,:}]"] {
            for number in [0.0, 0.1, 1.0, -2.5e-9, 0.281_234_567_890_123_4, 98_765.432_1, 1.5e-300, f64::NAN] {
                let value = Outer {
                    first_text: text,
                    none: None,
                    numbers: (-128, i64::MAX as u64, number, 0.5),
                    letters: ['x', '"', '\u{e9}'],
                    empty: [],
                    inner: Inner { yes: true, codes: vec![Code::VeryHigh, Code::VeryHigh] },
                    unit: (),
                    kinds: vec![Kind::Plain, Kind::Full { count: 3 }],
                };
                assert_eq!(Some(to_json(&value)), serde_json::to_string(&value).ok());
            }
        }
    }
}
