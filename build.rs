//! Gives the engine the id of its build: what its sources and the versions of its dependencies are, as one hash.
//!
//! It is the same on every machine and for every target, so two builds that answer under one id are of one source.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Bytes of the hash that the id shows: 16 digits tell any two builds apart, and can be read out.
const SHOWN: usize = 8;

fn main() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock"), manifest()];
    sources(Path::new("src"), &mut files)?;
    let mut named = Vec::with_capacity(files.len());
    for file in files {
        // Some systems part folders otherwise, and some end lines otherwise.
        let name = file.to_string_lossy().replace('\\', "/").replace("Cargo.toml.orig", "Cargo.toml");
        let mut text = fs::read(&file)?;
        text.retain(|byte| *byte != b'\r');
        named.push((name, text));
    }
    named.sort();
    let mut hash = Sha256::new();
    for (name, text) in &named {
        hash.update(format!("{name}\0{}\0", text.len()));
        hash.update(text);
    }
    let id: String = hash.finalize().iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=JOINT_RISK_BUILD={id}");
    for changed in ["src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={changed}");
    }
    Ok(())
}

/// The manifest as it was written: `cargo package` puts another in its place and keeps this one beside it.
fn manifest() -> PathBuf {
    let original = PathBuf::from("Cargo.toml.orig");
    if original.exists() { original } else { PathBuf::from("Cargo.toml") }
}

/// Every file below a folder.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
