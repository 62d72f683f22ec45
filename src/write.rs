//! Writes an answer as canonical JSON: the text that `JSON.stringify` writes of the object that it means.
//!
//! Members come in the order of their types, without white space. The digits of a fraction come from `zmij`, the
//! form in which they are written is JavaScript's.

#[cfg(test)]
mod tests;
mod text;

use std::fmt;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use text::{Digits, Writer, needs_escapes};

/// The canonical JSON of `value`.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut writer = Writer::new();
    let Ok(()) = value.serialize(&mut writer);
    writer.into_text()
}

/// Adds a whole number.
pub(crate) fn push_whole(out: &mut String, number: u64) {
    out.push_str(std::str::from_utf8(Digits::of(number).as_bytes()).unwrap_or_default());
}

/// Adds a text as JSON. A few letters among others have no need of the room that a whole answer takes.
pub(crate) fn push_text(out: &mut String, text: &str) {
    if needs_escapes(text.as_bytes()) {
        // Nothing of a text can fail.
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    } else {
        out.push('"');
        out.push_str(text);
        out.push('"');
    }
}

/// What can go wrong: nothing, so that no member has to be looked at twice.
#[derive(Debug)]
enum Never {}

type Written = Result<(), Never>;

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        // No type of the engine refuses to be written.
        std::process::abort()
    }
}

/// Writes a whole number that fits.
macro_rules! whole {
    ($($method:ident: $number:ty,)+) => {
        $(fn $method(self, number: $number) -> Written {
            self.serialize_i64(i64::from(number))
        })+
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Within<'a>;
    type SerializeTuple = Within<'a>;
    type SerializeTupleStruct = Within<'a>;
    type SerializeTupleVariant = Within<'a>;
    type SerializeMap = Within<'a>;
    type SerializeStruct = Within<'a>;
    type SerializeStructVariant = Within<'a>;

    whole! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
    }

    fn serialize_i64(self, number: i64) -> Written {
        self.whole(number);
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "JavaScript has no closer number")]
    fn serialize_u64(self, number: u64) -> Written {
        match i64::try_from(number) {
            Ok(number) => self.whole(number),
            Err(_) => self.fraction(number as f64),
        }
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Written {
        self.serialize_f64(f64::from(number))
    }

    fn serialize_f64(self, number: f64) -> Written {
        self.fraction(number);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.plain(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Written {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.plain(b"null");
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
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut object = Within::open(self, b'{', b"}");
        SerializeStruct::serialize_field(&mut object, variant, value)?;
        SerializeStruct::end(object)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Within<'a>, Never> {
        Ok(Within::open(self, b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Within<'a>, Never> {
        Ok(Within::open(self, b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Within<'a>, Never> {
        Ok(Within::open(self, b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Within<'a>, Never> {
        self.bracket(b'{');
        self.key(variant);
        Ok(Within::open(self, b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Within<'a>, Never> {
        Ok(Within::open(self, b'{', b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Within<'a>, Never> {
        Ok(Within::open(self, b'{', b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Within<'a>, Never> {
        self.bracket(b'{');
        self.key(variant);
        Ok(Within::open(self, b'{', b"}}"))
    }
}

/// A list or an object that is being written.
struct Within<'a> {
    writer: &'a mut Writer,
    close: &'static [u8],
}

impl<'a> Within<'a> {
    /// Opens it; `close` will end it.
    fn open(writer: &'a mut Writer, bracket: u8, close: &'static [u8]) -> Self {
        writer.bracket(bracket);
        Self { writer, close }
    }
}

/// The elements of a list, or of what is written as one.
macro_rules! elements {
    ($($trait:ident::$method:ident,)+) => {
        $(impl $trait for Within<'_> {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Written {
                self.writer.close(self.close);
                Ok(())
            }
        })+
    };
}

elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

/// The members of an object.
macro_rules! members {
    ($($trait:ident,)+) => {
        $(impl $trait for Within<'_> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
                self.writer.key(key);
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Written {
                self.writer.close(self.close);
                Ok(())
            }
        })+
    };
}

members! {
    SerializeStruct,
    SerializeStructVariant,
}

impl SerializeMap for Within<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        key.serialize(&mut *self.writer)?;
        self.writer.colon();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.writer.close(self.close);
        Ok(())
    }
}
