//! Writes an answer as canonical JSON.
//!
//! `serde_json` could, and writes out its checks anew for each of hundreds of members: 60 kB of what a page
//! downloads. Here a member costs two calls. Numbers and texts that need escapes still go through `serde_json`.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// The canonical JSON of `value`: members in their order, no white space.
///
/// Nothing that the engine writes can fail: it has no map whose keys are not texts.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut writer = Writer { out: Vec::with_capacity(ORDINARY_LENGTH) };
    match value.serialize(&mut writer) {
        Ok(()) => String::from_utf8(writer.out).unwrap_or_default(),
        Err(Unwritable) => String::new(),
    }
}

/// What has been written so far.
struct Writer {
    out: Vec<u8>,
}

impl Writer {
    #[inline(never)]
    fn plain(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Opens what a list or an object is in.
    #[inline(never)]
    fn byte(&mut self, byte: u8) {
        self.out.push(byte);
    }

    /// A comma, unless this is the first in its list or object.
    fn next(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.out.reserve(key.len() + 4);
        self.next();
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    #[inline(never)]
    fn element(&mut self) {
        self.next();
    }

    /// A code: nothing in it needs an escape.
    #[inline(never)]
    fn code(&mut self, code: &str) {
        self.out.reserve(code.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(code.as_bytes());
        self.out.push(b'"');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) -> Written {
        if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            return serde_json::to_writer(&mut self.out, text).map_err(|_| Unwritable);
        }
        self.code(text);
        Ok(())
    }

    #[inline(never)]
    fn whole(&mut self, number: i64) -> Written {
        CompactFormatter.write_i64(&mut self.out, number).map_err(|_| Unwritable)
    }

    /// A number; what is no number is `null`.
    #[inline(never)]
    fn fraction(&mut self, number: f64) -> Written {
        if !number.is_finite() {
            self.plain("null");
            return Ok(());
        }
        CompactFormatter.write_f64(&mut self.out, number).map_err(|_| Unwritable)
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
    type SerializeMap = Impossible<(), Unwritable>;
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
        self.byte(b'[');
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

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, Unwritable> {
        self.byte(b'{');
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
        self.writer.element();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.writer.byte(b']');
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
        self.writer.byte(b'}');
        Ok(())
    }
}
