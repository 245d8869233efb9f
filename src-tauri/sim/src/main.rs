//! `hirelay-sim`: the simulated Ashby at a command line.
//!
//! Each command ends by itself and prints one JSON object on standard output. Exit code 0 means that
//! everything arrived, 1 that something was lost, 2 that the command could not be carried out.

mod cli;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let command = cli::Cli::parse();
    // One thread: a load must leave the processors to the program it measures.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(command.run()),
        Err(error) => Err(error.into()),
    };
    let printed = outcome.and_then(|outcome| {
        let text = serde_json::to_string(&outcome.summary)?;
        writeln!(std::io::stdout(), "{text}")?;
        Ok(outcome.complete)
    });
    match printed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("hirelay-sim: {error}");
            ExitCode::from(2)
        }
    }
}
