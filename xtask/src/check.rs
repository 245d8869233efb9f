//! What can be said of the code without running it.
//!
//! One step is different: advisories need a database that may be out of reach. Then it says that
//! nothing was checked, and the rest goes on; it is never green without having looked.

use std::{
    fs::File,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;
use xshell::{Shell, cmd};

use crate::{journeys, pages, setup, wait::until};

const FETCH_PATIENCE: Duration = Duration::from_secs(120);

pub fn check(sh: &Shell) -> Result<()> {
    setup::for_checking(sh)?;
    cmd!(sh, "cargo fmt --all --check")
        .run()
        .context("the format differs; `cargo fmt --all` puts it right")?;
    // The window carries them: it does not compile without.
    pages::build(sh)?;
    cmd!(sh, "cargo clippy --quiet --workspace --all-targets --locked -- -D warnings").run()?;
    cmd!(sh, "cargo run --quiet -p hirelay-engine --example generate -- --check")
        .run()
        .context("a generated file is stale; `cargo xtask generate` writes it again")?;
    pages::check(sh)?;
    journeys::check(sh)?;
    cmd!(sh, "cargo deny check licenses bans sources").run()?;
    advisories(sh)
}

pub fn generate(sh: &Shell) -> Result<()> {
    setup::for_building(sh)?;
    cmd!(sh, "cargo run --quiet -p hirelay-engine --example generate").run()?;
    Ok(())
}

fn advisories(sh: &Shell) -> Result<()> {
    if let Some(reason) = fetch_advisories(sh)? {
        println!("advisories: NOT CHECKED (the advisory database is out of reach)");
        println!("            {reason}");
        return Ok(());
    }
    cmd!(sh, "cargo deny check advisories")
        .run()
        .context("advisories: findings, or the check itself failed; it says which above")?;
    println!("advisories: checked");
    Ok(())
}

/// Brings the database up to date, or says why that was not possible.
fn fetch_advisories(sh: &Shell) -> Result<Option<String>> {
    let said = NamedTempFile::new()?;
    let mut fetch = Command::new("cargo")
        .args(["deny", "--color", "never", "fetch", "db"])
        .current_dir(sh.current_dir())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(said.path())?)
        .spawn()
        .context("cargo deny could not be started")?;
    match until(FETCH_PATIENCE, "the advisory database", || Ok(fetch.try_wait()?)) {
        Ok(status) if status.success() => Ok(None),
        Ok(_) => Ok(Some(last_line(&sh.read_file(said.path())?))),
        Err(waited) => {
            fetch.kill()?;
            fetch.wait()?;
            Ok(Some(waited.to_string()))
        }
    }
}

fn last_line(said: &str) -> String {
    said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it gave no reason").trim().to_owned()
}
