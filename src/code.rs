//! Enumerations that go over the wall as kebab-case codes.

/// A closed set of values, each with one stable code.
pub trait Code: Copy + PartialEq + 'static {
    /// Every value with its code, in the order in which a person would list them.
    const ALL: &'static [(Self, &'static str)];

    /// The value that has this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
    }

    /// The code of this value.
    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, code)| *code)
    }

    /// Every code, as a problem lists what would have been accepted.
    fn codes() -> Vec<String> {
        Self::ALL.iter().map(|(_, code)| (*code).to_owned()).collect()
    }
}

/// Declares an enumeration whose every variant has a code, so that reading,
/// writing and "what would have been accepted" cannot drift apart.
macro_rules! codes {
    ($(#[$outer:meta])* pub enum $name:ident { $($(#[$inner:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$inner])* $variant,)+ }

        impl $crate::code::Code for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$variant, $code),)+];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::code::Code::code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::code::Code>::from_code(&code)
                    .ok_or_else(|| serde::de::Error::custom(format!("unknown code `{code}`")))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str($crate::code::Code::code(*self))
            }
        }
    };
}
pub(crate) use codes;
