# The commands of joint-risk. Plain `make` lists them.
# What a machine with git, Rust (rustup) and Node 20 lacks is installed on the way, and said.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The command-line tool must be of the version that Cargo.toml names.
WASM_BINDGEN := $(shell sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)
WASM_PACK := 0.15.1
CARGO_DENY := 0.20.2
WASM_TARGET := wasm32-unknown-unknown

CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CARGO_HOME)/bin:$(CURDIR)/www/node_modules/.bin:$(PATH)
export CHROMIUM

MODULES := www/node_modules/.installed
# The build keeps a copy of the package.json that it made. wasm-pack by hand puts another one there, or takes it
# away: then what is in pkg/ is not ours, and is built anew.
ENGINE := target/.pkg-built
$(shell cmp -s pkg/package.json $(ENGINE) || rm -f $(ENGINE))
ENGINE_SOURCES := Makefile build.rs Cargo.toml Cargo.lock rust-toolchain.toml www/package-lock.json \
  $(wildcard LICENSE NOTICE README.md CHANGELOG.md SECURITY.md hosts/ABI.md) \
  $(shell find src tools types www/element www/engine www/export www/iframe www/messages www/page www/training www/style.css -type f 2>/dev/null)

.PHONY: help
help: ## List the commands
	@echo "make COMMAND, where COMMAND is one of"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | awk -F'\t' '{ printf "  %-9s %s\n", $$1, $$2 }'

.PHONY: run
run: build ## Build and serve the pages here, at port 8080 or PORT, or the next free one
	@node tools/serve.mjs

.PHONY: build
build: $(ENGINE) ## Build pkg/, what a host copies

.PHONY: test
test: node rust $(MODULES) ## Run everything that continuous integration runs
	@node tools/test.mjs

.PHONY: check
check: node rust deny $(MODULES) ## Formatting, lints, types, licences and sources, without building
	@cargo fmt --all --check
	@cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	@cargo clippy --quiet --locked --workspace --lib --target $(WASM_TARGET) -- -D warnings
	@cargo clippy --quiet --locked --lib --no-default-features --features plain --target $(WASM_TARGET) -- -D warnings
	@prettier --log-level warn --check .
	@eslint --max-warnings 0 .
	@tsc --project .
	@node tools/types.mjs
	@cargo clippy --quiet --locked --features types --bin types -- -D warnings
	@node tools/assessment.mjs --check
	@cargo deny --locked --log-level warn check licenses bans sources
	@$(MAKE) advisories
	@echo "check: no fault found"

# The database is a folder, a clone of RustSec's: linked to where cargo-deny keeps that of the address in deny.toml.
.PHONY: advisories
advisories: deny
	@if [ -n "$${ADVISORY_DB:-}" ]; then \
	  mkdir -p target/advisories && ln -sfn "$$(realpath "$$ADVISORY_DB")" target/advisories/db-5d8b2a967e47fc0b; \
	  cargo deny --locked --offline --log-level warn check advisories; \
	else echo "check: advisories: skipped, ADVISORY_DB names no database"; fi

.PHONY: types
types: node rust $(MODULES) ## Write types/assessment.d.ts anew, out of the types of the Rust code
	@node tools/assessment.mjs

.PHONY: format
format: node rust $(MODULES) ## Put the sources into their form
	@cargo fmt --all
	@prettier --log-level warn --write .

.PHONY: bench
bench: build native browser ## Measure sizes, speed and memory; prints the README's tables (BASE=an earlier native command)
	@over=0; node benches/bench.mjs $(if $(BASE),--base $(BASE)) || over=1; node benches/element.mjs || over=1; node benches/peers.mjs || over=1; exit $$over

.PHONY: reproduce
reproduce: build ## Build once more in another folder, compare the bytes, print the hashes
	@node tools/reproduce.mjs

.PHONY: clean
clean: ## Remove what was built
	@rm -rf pkg test-results
	@cargo clean

# ------------------------------------------------------------ what those need

$(ENGINE): $(ENGINE_SOURCES) $(MODULES) | tools
	@node tools/build.mjs

# Without tests' dependencies: their features would leak into what is compared.
.PHONY: native
native: rust
	@cargo build --quiet --locked --release --bin joint-risk

# One folder of packages; the link lets scripts and tests outside www/ find it too.
$(MODULES): www/package.json www/package-lock.json | node
	@echo "setup: installing the packages of www/package-lock.json"
	@cd www && npm ci --no-fund --no-audit
	@ln -sfn www/node_modules node_modules
	@touch $@

.PHONY: node
node:
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' \
	  || { echo "setup: Node 20 or later is needed"; exit 1; }

.PHONY: rust
rust:
	@command -v rustup >/dev/null || { echo "setup: rustup is needed, the installer of Rust"; exit 1; }
	@command -v cc >/dev/null || { echo "setup: a C compiler is needed, with which Rust links (Debian: gcc)"; exit 1; }
	@rustc --version >/dev/null
	@rustup target list --installed | grep -qx $(WASM_TARGET) || { \
	  echo "setup: adding Rust's WebAssembly target"; rustup target add $(WASM_TARGET); }

# `--locked` fails for wasm-bindgen-cli where a version that its lock file names has been withdrawn.
.PHONY: tools
tools: node rust
	@[ "$$(wasm-pack --version 2>/dev/null)" = "wasm-pack $(WASM_PACK)" ] || { \
	  echo "setup: installing wasm-pack $(WASM_PACK) (some minutes, once)"; \
	  cargo install wasm-pack --version $(WASM_PACK) --locked --force; }
	@[ "$$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(WASM_BINDGEN)" ] || { \
	  echo "setup: installing wasm-bindgen-cli $(WASM_BINDGEN) (some minutes, once)"; \
	  cargo install wasm-bindgen-cli --version $(WASM_BINDGEN) --force; }

.PHONY: deny
deny: rust
	@[ "$$(cargo deny --version 2>/dev/null)" = "cargo-deny $(CARGO_DENY)" ] || { \
	  echo "setup: installing cargo-deny $(CARGO_DENY) (some minutes, once)"; \
	  CARGO_PROFILE_DEV_DEBUG=0 cargo install cargo-deny --version $(CARGO_DENY) --locked --debug --force; }

# A browser for the tests: CHROMIUM, or one on the PATH, or Debian's where it may be installed.
.PHONY: browser
browser: fonts
	@[ -n "$${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null || { \
	  echo "setup: installing Chromium"; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	  else echo "setup: Chromium is needed: install it, or name it in CHROMIUM"; exit 1; fi; }

# Both families that the reflow tests run with; a test whose family is not here says that it was skipped.
.PHONY: fonts
fonts:
	@found() { find /usr/share/fonts /usr/local/share/fonts -name "$$1" 2>/dev/null | grep -q .; }; \
	{ found DejaVuSans.ttf && found LiberationSans-Regular.ttf; } || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "setup: installing fonts"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      fonts-dejavu-core fonts-liberation >/dev/null; } || echo "setup: fonts could not be installed"; \
	  else echo "setup: DejaVu or Liberation fonts are not here and may not be installed"; fi; }

# What runs the engine outside JavaScript: wasmtime in a folder of target/, Java with JNA, and Mono. Tried where they
# are, or where they may be installed.
.PHONY: hosts
hosts:
	@debian() { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "setup: installing $$*" && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$@" >/dev/null; }; \
	made=target/hosts; wanted=hosts/python/requirements.txt; \
	cmp -s $$wanted $$made/installed.txt || { \
	  echo "setup: installing wasmtime for Python into $$made"; rm -rf $$made; \
	  { python3 -m venv $$made >/dev/null 2>&1 || { rm -rf $$made; debian python3-venv && python3 -m venv $$made; }; } \
	    && $$made/bin/pip install --quiet --disable-pip-version-check -r $$wanted && cp $$wanted $$made/installed.txt \
	    || echo "setup: wasmtime for Python could not be installed: no host outside JavaScript is run"; }; \
	{ command -v javac && [ -e "$${JNA:-/usr/share/java/jna.jar}" ]; } >/dev/null || debian default-jdk-headless libjna-java \
	  || echo "setup: Java with JNA is not here and may not be installed: it is left out"; \
	{ command -v mcs && command -v mono; } >/dev/null || debian mono-mcs mono-runtime \
	  || echo "setup: Mono is not here and may not be installed: C# is left out"

# The other engines of the web, for the main journey: tried where they are, or where they may be installed.
.PHONY: browsers
browsers:
	@{ command -v firefox-esr || command -v firefox; } >/dev/null && command -v WebKitWebDriver >/dev/null \
	  && command -v xvfb-run >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "setup: installing Firefox and WebKit"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      firefox-esr webkit2gtk-driver xvfb >/dev/null; } || echo "setup: Firefox and WebKit could not be installed"; \
	  else echo "setup: Firefox or WebKit is not here and may not be installed: it is left out"; fi; }
