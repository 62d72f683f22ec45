//! A Rust web application can take the engine in: without default features the crate brings no allocator, exports
//! nothing and asks nothing of JavaScript.
#![expect(clippy::expect_used, reason = "a test that cannot build its crate has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// An application with its own allocator and its own export. A second allocator would not compile beside it.
const LIBRARY: &str = r#"
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: System = System;

#[unsafe(no_mangle)]
pub extern "C" fn portal_score(day: i32) -> usize {
    let today = joint_risk::given::today(&format!("2026-02-{day:02}"));
    today.map_or(0, |today| joint_risk::assess_json("{}", today).len())
}
"#;

fn manifest(crate_at: &str) -> String {
    // A path may have any character: the debug form is a text of TOML as well.
    format!(
        r#"[package]
name = "portal"
version = "0.1.0"
edition = "2024"

[workspace]

[lib]
crate-type = ["cdylib"]

[dependencies]
joint-risk = {{ path = {crate_at:?}, default-features = false }}
"#
    )
}

#[test]
fn a_web_application_depends_on_the_crate() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let portal = Path::new(env!("CARGO_TARGET_TMPDIR")).join("portal");
    fs::create_dir_all(portal.join("src")).expect("a folder can be made");
    fs::write(portal.join("Cargo.toml"), manifest(env!("CARGO_MANIFEST_DIR"))).expect("a file can be written");
    fs::write(portal.join("src/lib.rs"), LIBRARY).expect("a file can be written");
    // The versions that are here already, so that nothing has to be fetched.
    fs::copy(project.join("Cargo.lock"), portal.join("Cargo.lock")).expect("a file can be copied");

    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--offline", "--target", "wasm32-unknown-unknown"])
        .current_dir(&portal)
        .env("CARGO_TARGET_DIR", portal.join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo can be started");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));

    let module = fs::read(portal.join("target/wasm32-unknown-unknown/debug/portal.wasm")).expect("it was built");
    let names = |name: &str| module.windows(name.len()).any(|bytes| bytes == name.as_bytes());
    assert!(names("portal_score"), "the application lost its own export");
    assert!(!names("joint_risk_abi"), "the plain face came along");
    assert!(!names("wbindgen"), "the face towards JavaScript came along");
}
