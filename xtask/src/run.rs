//! Starts Hirelay from the source: for daily use, as a demonstration, or its counterpart alone.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{fence, pages, programs, setup};

/// The window, until it is closed, with the data that this user keeps.
pub fn run(sh: &Shell) -> Result<ExitCode> {
    setup::for_the_window(sh)?;
    pages::build(sh)?;
    let program = programs::build(sh, &["hirelay"])?.path("hirelay")?;
    give_way_to(Command::new(program))
}

/// The journey in the window, told as text. Only pictures of it stay, and nothing of it leaves this computer.
pub fn run_demo(sh: &Shell) -> Result<ExitCode> {
    setup::for_the_demo(sh)?;
    pages::build(sh)?;
    println!("Building Hirelay and its demonstration …");
    // As the tests do, so that neither compiles anything anew for the other.
    cmd!(sh, "cargo build --quiet --workspace --exclude xtask").quiet().run()?;
    let mut command = Command::new(programs::target(sh)?.join("debug/demo"));
    command.env(fence::ONLY_LOOPBACK.0, fence::ONLY_LOOPBACK.1);
    give_way_to(command)
}

/// The simulated Ashby by itself.
pub fn sim(sh: &Shell, args: &[&str]) -> Result<ExitCode> {
    setup::for_building(sh)?;
    let program = programs::build(sh, &["hirelay-sim"])?.path("hirelay-sim")?;
    let mut command = Command::new(program);
    command.args(args).env(fence::ONLY_LOOPBACK.0, fence::ONLY_LOOPBACK.1);
    give_way_to(command)
}

/// Replaces this process, so that signals and the exit code are the other program's own.
#[cfg(unix)]
fn give_way_to(mut command: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("the program could not be started")
}

#[cfg(not(unix))]
fn give_way_to(mut command: Command) -> Result<ExitCode> {
    let status = command.status().context("the program could not be started")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
