//! Starts Hirelay from the source: for daily use, as a demonstration, or its counterpart alone.

use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context, Result, bail};
use directories::ProjectDirs;
use xshell::Shell;

use crate::{
    demo, fence,
    hirelayd::Hirelayd,
    pages, programs, setup,
    wait::{Interrupt, rest},
};

/// Until Ctrl-C, in the data directory that this user keeps.
pub fn run(sh: &Shell) -> Result<()> {
    setup::for_building(sh)?;
    pages::build_where_possible(sh)?;
    let programs = programs::build(sh, &["hirelayd"])?;
    let dirs =
        ProjectDirs::from("", "", "Hirelay").context("this user has no home folder to keep data in")?;
    let data = dirs.data_local_dir();
    fs::create_dir_all(data).with_context(|| data.display().to_string())?;

    let interrupt = Interrupt::listen()?;
    let mut hirelayd = Hirelayd::start(serve(&programs.path("hirelayd")?, data), &interrupt)?;
    println!(
        "Hirelay is running. Its window comes later; until then its pages are open in a browser:\n\
         \n  For this computer   {}/#token={}\
         \n  For Ashby           {}\
         \n  Data                {}\
         \n\
         \nCtrl-C stops it.",
        hirelayd.admin,
        fs::read_to_string(data.join("admin.token"))?,
        hirelayd.listener,
        data.display(),
    );
    while !interrupt.happened() {
        if let Some(status) = hirelayd.ended()? {
            bail!("hirelayd ended by itself ({status}); what it said is above");
        }
        rest();
    }
    println!("\nStopping …");
    hirelayd.stop()
}

/// The journey, as text. Nothing of it stays, and nothing of it leaves this computer.
pub fn run_demo(sh: &Shell) -> Result<()> {
    setup::for_building(sh)?;
    let programs = programs::build(sh, &["hirelayd", "hirelay-sim"])?;
    if has_no_display() {
        println!("There is no display here.");
    }
    println!("The window comes later; this is the journey as text.\n");
    demo::walk(&programs.path("hirelayd")?, &programs.path("hirelay-sim")?, &Interrupt::listen()?)
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

pub fn serve(hirelayd: &Path, data: &Path) -> Command {
    let mut command = Command::new(hirelayd);
    command.arg("serve").arg("--data-dir").arg(data).stderr(Stdio::inherit());
    command
}

fn has_no_display() -> bool {
    cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .all(|name| env::var_os(name).is_none_or(|value| value.is_empty()))
}
