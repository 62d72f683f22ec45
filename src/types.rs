//! The TypeScript of everything that the engine answers, from the types in Rust: `types/assessment.d.ts`.
//!
//! Only with the feature `types`, which nothing that is shipped has. The names are those that the package has always
//! offered: where a type of Rust has another, it says so beside its derive.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::assessment::{Assessment, Comparison, DatesChanged, Version};
use crate::case::event::law::{About, Disposal, Matter, OrderKind};
use crate::case::event::{Agency, EventKind, LevelCriterion, OasysForm, OasysStatus, VisitPurpose};
use crate::case::harm::{PlanForm, PlanHeading};
use crate::case::plan::{ObjectiveStatus, PlanType, Timescale};
use crate::case::{NotScored, conviction, correction, predictors, screening};
use crate::history::{KnownOffence, RuleSetting};
use crate::instrument::oasys::Question;
use crate::one_date::WorkingDays;
use crate::standard::StandardListed;
use crate::training::Marking;

/// Where the types are, beside `case.d.ts`.
pub const FILE: &str = "assessment.d.ts";

/// Every type that the engine answers with, and every code that a case has and no answer, as declarations.
#[must_use]
pub fn declarations() -> String {
    let mut found = Found::default();
    found.visit::<Assessment>();
    found.visit::<Comparison>();
    found.visit::<DatesChanged>();
    found.visit::<StandardListed>();
    found.visit::<Marking>();
    found.visit::<Version>();
    found.visit::<Question>();
    found.visit::<KnownOffence>();
    found.visit::<WorkingDays>();
    found.visit::<RuleSetting>();
    // Codes of the case.
    found.visit::<NotScored>();
    found.visit::<conviction::Outcome>();
    found.visit::<conviction::Country>();
    found.visit::<conviction::SexualKind>();
    found.visit::<correction::CountName>();
    found.visit::<predictors::SupervisionStatus>();
    found.visit::<screening::Reply>();
    found.visit::<PlanForm>();
    found.visit::<PlanHeading>();
    found.visit::<PlanType>();
    found.visit::<ObjectiveStatus>();
    found.visit::<Timescale>();
    found.visit::<EventKind>();
    found.visit::<OasysForm>();
    found.visit::<OasysStatus>();
    found.visit::<Agency>();
    found.visit::<VisitPurpose>();
    found.visit::<LevelCriterion>();
    found.visit::<Disposal>();
    found.visit::<About>();
    found.visit::<Matter>();
    found.visit::<OrderKind>();
    found.written()
}

/// The types that were come upon, by name: the order in which a type tells what it is made of is not always the same.
#[derive(Default)]
struct Found {
    seen: HashSet<TypeId>,
    /// What is said of each, and its declaration.
    declared: BTreeMap<String, (String, String)>,
}

impl TypeVisitor for Found {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.declare::<T>();
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl Found {
    fn declare<T: TS + 'static + ?Sized>(&mut self) {
        let cfg = Config::new().with_large_int("number");
        let name = T::name(&cfg);
        // A predictor's result is declared with what is shown beside it, and under its own name.
        let shown = shown(&name);
        let ident = shown.map_or_else(|| T::ident(&cfg), str::to_owned);
        let entry = self.declared.entry(ident.clone()).or_default();
        if let Some(docs) = T::docs().filter(|_| shown.is_none()) {
            entry.0 = docs;
        }
        if shown.is_some() {
            entry.1 = format!("type {ident} = {};", T::inline(&cfg));
        } else if entry.1.is_empty() {
            entry.1 = T::decl(&cfg);
        }
    }

    fn written(&self) -> String {
        let mut out = String::new();
        for (docs, declaration) in self.declared.values() {
            out.push_str(docs.trim());
            out.push_str("\nexport ");
            out.push_str(&declared(declaration));
            out.push_str("\n\n");
        }
        in_words_of_javascript(&without_shown(&out))
    }
}

/// What is inside `Shown<…>`.
fn shown(name: &str) -> Option<&str> {
    name.strip_prefix("Shown<")?.strip_suffix('>')
}

/// The text with every `Shown<…>` under the name of what is inside.
fn without_shown(text: &str) -> String {
    let mut parts = text.split("Shown<");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(&part.replacen('>', "", 1));
    }
    out
}

/// An object as an interface, which a host can extend and a compiler can name.
fn declared(declaration: &str) -> String {
    let interface = || {
        let (head, body) = declaration.strip_prefix("type ")?.split_once(" = ")?;
        let body = body.trim().strip_suffix(';')?;
        is_object(body).then(|| format!("interface {head} {body}"))
    };
    interface().unwrap_or_else(|| declaration.to_owned())
}

/// Whether a type is one object, and not several put together.
fn is_object(body: &str) -> bool {
    let code: String = body.split("/*").map(|part| part.rsplit("*/").next().unwrap_or_default()).collect();
    let code = code.trim();
    let mut depth = 0_i32;
    let mut ends = code.char_indices().filter_map(|(place, letter)| {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => return None,
        };
        (depth == 0).then_some(place)
    });
    code.starts_with('{') && ends.next() == Some(code.len() - 1)
}

/// Comments as a host reads them: without the parts under a heading, which are for who reads the code, without links
/// into it, and with the `null` of JavaScript.
fn in_words_of_javascript(text: &str) -> String {
    let mut parts = text.split("/**");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (said, code) = part.split_once("*/").unwrap_or((part, ""));
        let lines: Vec<&str> = said.lines().map(|line| line.trim().trim_start_matches('*').trim()).collect();
        let lines: Vec<&str> = lines.iter().copied().take_while(|line| !line.starts_with("# ")).collect();
        out.push_str(&comment(&lines));
        out.push_str(code);
    }
    out
}

/// A comment of these lines.
pub(crate) fn comment(lines: &[&str]) -> String {
    let mut said = lines.join("\n").trim().replace("`None`", "`null`");
    for (link, plain) in [("[`", "`"), ("`]", "`")] {
        said = said.replace(link, plain);
    }
    said = said.split('`').map(camel_case).collect::<Vec<_>>().join("`");
    let said: Vec<&str> = said.lines().map(str::trim).collect();
    match said.as_slice() {
        [one] => format!("/** {one} */"),
        more => format!("/**\n * {}\n */", more.join("\n * ")),
    }
}

/// A name of Rust as JavaScript has it; all else stays.
fn camel_case(text: &str) -> String {
    let mut parts = text.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (initial, rest) = part.split_at_checked(1).unwrap_or_default();
        name + &initial.to_ascii_uppercase() + rest
    })
}

/// One object of a union that is told apart by its `code`: what is said of it, the code, and its members.
pub(crate) fn step(about: &[&str], code: &str, members: &[(&[&str], &str, String)]) -> String {
    let open = if members.is_empty() { "" } else { "\n" };
    let members: Vec<String> =
        members.iter().map(|(about, name, kind)| format!("\n{}\n{name}: {kind},", comment(about))).collect();
    format!("\n{}\n| {{{open} code: \"{code}\",{} }}", comment(about), members.concat())
}
