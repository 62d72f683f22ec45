//! Writes an answer as canonical JSON.
//!
//! `serde_json` could, and writes out its checks anew for each of hundreds of members: 60 kB of what a page
//! downloads. Here a member costs one call, of its key and its value together. Texts that need escapes still go
//! through `serde_json`, and fractions of rarer sizes through `ryu`, whose small tables save ten of the kilobytes of
//! those of `serde_json`.
//!
//! A member whose name is empty (`#[serde(rename = "")]`) stands for the members of its object: serde's own
//! `flatten` goes by way of a map, in twice the time.

mod number;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

use text::Writer;

/// The canonical JSON of `value`: members in their order, no white space.
///
/// Nothing that the engine writes can fail: it has no maps.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut writer = Writer::new(Vec::new(), None);
    write(&mut writer, &|place| value.serialize(place));
    writer.into_text().0
}

/// The same, as bytes at the start of `room`; gives how many they are.
#[cfg(all(target_family = "wasm", feature = "web"))]
pub(crate) fn write_json(room: &mut Vec<u8>, value: &impl Serialize) -> usize {
    let mut writer = Writer::new(std::mem::take(room), None);
    write(&mut writer, &|place| value.serialize(place));
    let length = writer.length();
    *room = writer.into_room();
    length
}

/// The same, with each fraction replaced by `{"":n}`, the place of its value in the list.
///
/// Reading fractions back to the bit takes more code than the whole of OASys, so they travel beside the text.
#[cfg(all(target_family = "wasm", feature = "web"))]
pub(crate) fn to_json_and_fractions(value: &impl Serialize) -> (String, Vec<f64>) {
    let mut writer = Writer::new(Vec::new(), Some(Vec::new()));
    write(&mut writer, &|place| value.serialize(place));
    let (text, fractions) = writer.into_text();
    (text, fractions.unwrap_or_default())
}

#[inline(never)]
fn write(writer: &mut Writer, value: &dyn Fn(Place<'_, false>) -> Written) {
    let Ok(()) = value(Place { writer, key: "" });
}

/// Adds a whole number.
pub(crate) fn push_whole(out: &mut String, number: u64) {
    if number > 9 {
        push_whole(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
}

/// A value that JSON has no form for, such as bytes.
///
/// There is no value of it: a writer that cannot fail needs no check after each member.
#[derive(Debug)]
enum Unwritable {}

type Written = Result<(), Unwritable>;

impl fmt::Display for Unwritable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        std::process::abort()
    }
}

/// Where a value goes: the member of this key, or with an empty one an element of a list, or the whole text.
///
/// An object that stands `INSIDE` another has no braces of its own: its members are those of the other.
struct Place<'a, const INSIDE: bool> {
    writer: &'a mut Writer,
    key: &'static str,
}

/// Writes a whole number that fits.
macro_rules! whole {
    ($($method:ident: $number:ty,)+) => {
        $(fn $method(self, number: $number) -> Written {
            self.writer.whole(self.key, i64::from(number));
            Ok(())
        })+
    };
}

impl<'a, const INSIDE: bool> Serializer for Place<'a, INSIDE> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = Elements<'a>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStruct = Members<'a, INSIDE>;
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
        self.serialize_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn serialize_f32(self, number: f32) -> Written {
        self.serialize_f64(f64::from(number))
    }

    fn serialize_f64(self, number: f64) -> Written {
        self.writer.fraction(self.key, number);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.writer.boolean(self.key, value);
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Written {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        self.writer.text(self.key, text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        std::process::abort()
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.writer.null(self.key);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.writer.code(self.key, variant);
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
        std::process::abort()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, Unwritable> {
        self.writer.open_list(self.key);
        Ok(Elements { writer: self.writer })
    }

    fn serialize_tuple(self, length: usize) -> Result<Elements<'a>, Unwritable> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unwritable> {
        std::process::abort()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        std::process::abort()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        std::process::abort()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a, INSIDE>, Unwritable> {
        if !INSIDE {
            self.writer.open_object(self.key);
        }
        Ok(Members { writer: self.writer })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        std::process::abort()
    }
}

/// A list that is being written.
struct Elements<'a> {
    writer: &'a mut Writer,
}

/// An object that is being written.
struct Members<'a, const INSIDE: bool> {
    writer: &'a mut Writer,
}

impl SerializeSeq for Elements<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(Place::<false> { writer: self.writer, key: "" })
    }

    fn end(self) -> Written {
        self.writer.close_list();
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

impl<const INSIDE: bool> SerializeStruct for Members<'_, INSIDE> {
    type Ok = ();
    type Error = Unwritable;

    // The key is known where this is called: one of the two ways is all that is left there.
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        if key.is_empty() {
            value.serialize(Place::<true> { writer: self.writer, key })
        } else {
            value.serialize(Place::<false> { writer: self.writer, key })
        }
    }

    fn end(self) -> Written {
        if !INSIDE {
            self.writer.close_object();
        }
        Ok(())
    }
}
