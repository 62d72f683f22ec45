//! How a list of steps is declared.

/// The name of a member: the one beside it, else what the code calls it.
macro_rules! member_name {
    ($member:ident) => {
        stringify!($member)
    };
    ($member:ident $name:literal) => {
        $name
    };
}

/// The type that a member is written as: the one beside it, else its Rust type.
#[cfg(feature = "types")]
macro_rules! written_type {
    ($type:ty) => {
        $type
    };
    ($type:ty, $shown:ty) => {
        $shown
    };
}

/// Declares an enumeration that is written as an object: the code of the variant, then its members. Deriving it
/// would write all of that out in each variant, and there are dozens.
macro_rules! steps {
    ($(#[doc = $outer:literal])+ #[derive($($derived:ident),+)] pub enum $name:ident {
        $($(#[doc = $inner:literal])+ $variant:ident = $code:literal $({
            $($(#[doc = $about:literal])+ $member:ident $(as $written:literal)?: $type:ty $(as $shown:ty)?,)+
        })?,)+
    }) => {
        $(#[doc = $outer])+
        #[derive($($derived),+)]
        pub enum $name { $($(#[doc = $inner])+ $variant $({ $($(#[doc = $about])+ $member: $type,)+ })?,)+ }

        #[cfg(feature = "types")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn docs() -> Option<String> {
                Some(crate::types::comment(&[$($outer),+]))
            }

            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_owned()
            }

            fn decl(cfg: &ts_rs::Config) -> String {
                format!("type {} = {};", stringify!($name), Self::inline(cfg))
            }

            fn inline(cfg: &ts_rs::Config) -> String {
                let steps = [$(crate::types::step(&[$($inner),+], $code, &[$($((
                    &[$($about),+],
                    member_name!($member $($written)?),
                    <written_type!($type $(, $shown)?) as ts_rs::TS>::name(cfg),
                ),)+)?]),)+];
                steps.concat()
            }

            fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor) {
                $($($(visitor.visit::<written_type!($type $(, $shown)?)>();)+)?)+
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some(crate::types::FILE.into())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let code = match self {
                    $(Self::$variant { .. } => $code,)+
                };
                let members = match self {
                    $(Self::$variant { .. } => <[&str]>::len(&[$($(stringify!($member),)+)?]),)+
                };
                let mut step = serializer.serialize_struct(stringify!($name), 1 + members)?;
                step.serialize_field("code", code)?;
                match self {
                    $(Self::$variant $({ $($member),+ })? => {
                        $($(step.serialize_field(member_name!($member $($written)?), $member)?;)+)?
                    })+
                }
                step.end()
            }
        }
    };
}
