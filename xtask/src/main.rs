//! The project's own commands: `cargo xtask COMMAND`.
//!
//! Each command first installs what it needs and is missing, and says so. The same commands run
//! on a person's machine and in CI (`.ci/run` is `cargo xtask test`).

mod check;
mod fence;
mod journeys;
mod pages;
mod programs;
mod run;
mod setup;
mod test;
mod wait;

use std::{env, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

const USAGE: &str = "\
The project's own commands

Usage: cargo xtask COMMAND

  run            build Hirelay and open its window, with this user's data
  run --demo     walk the whole journey in the window, in a throw-away workspace with a simulated Ashby
  test           everything CI runs
  check          format, lints, generated files, licences, advisories
  generate       write the generated files again
  bench [ARGS]   measure; tables here, numbers in <target>/bench
  sim [ARGS]     the simulated Ashby by itself (try: cargo xtask sim --help)
  bundle         the desktop package (comes with the window)
";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result<ExitCode> {
    let sh = at_the_root()?;
    match args {
        ["run"] => return run::run(&sh),
        ["run", "--demo"] => return run::run_demo(&sh),
        ["test"] => test::test(&sh)?,
        ["check"] => check::check(&sh)?,
        ["generate"] => check::generate(&sh)?,
        ["bench", rest @ ..] => bench(&sh, rest)?,
        ["sim", rest @ ..] => return run::sim(&sh, rest),
        ["bundle"] => bail!(
            "there is no desktop package yet: it comes together with the window. \
             Until then `cargo xtask run` starts Hirelay without one."
        ),
        ["help" | "--help" | "-h"] => print!("{USAGE}"),
        [] => {
            eprint!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
        unknown => {
            eprintln!("xtask: there is no `{}`.\n\n{USAGE}", unknown.join(" "));
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn at_the_root() -> Result<Shell> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the xtask folder lies in the project's folder")?;
    let sh = Shell::new()?;
    sh.change_dir(root);
    Ok(sh)
}

fn bench(sh: &Shell, args: &[&str]) -> Result<()> {
    setup::for_building(sh)?;
    cmd!(sh, "cargo build --release -p hirelayd -p hirelay-sim").run()?;
    cmd!(sh, "cargo run --release -p hirelay-tests --bin bench -- {args...}")
        .env(fence::ONLY_LOOPBACK.0, fence::ONLY_LOOPBACK.1)
        .run()?;
    Ok(())
}
