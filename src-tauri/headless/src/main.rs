//! `hirelayd`: Hirelay on an always-on machine, without a window.
//!
//! Two listeners: one for Ashby, open to the world, and one for administration, on this machine only.

mod addresses;
mod admin;
mod files;
mod pages;
mod passes;
mod reset_owner;
mod serve;

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use hirelay_engine::secrets::Place;
use hirelay_host::workspace;

#[derive(Parser)]
#[command(name = "hirelayd", version, about = "Receives Ashby's hires on an always-on machine")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Receives messages and serves administration, until it is told to stop.
    Serve(Serve),
    /// Prints an address that opens the pages of a running hirelayd in a browser, once.
    Open(Folder),
    /// Gives the owner a new password. Reads the recovery key and the password, a line each.
    ResetOwner(Workspace),
}

#[derive(Args)]
struct Folder {
    /// The folder that holds everything.
    #[arg(long)]
    data_dir: PathBuf,
}

#[derive(Args)]
struct Workspace {
    /// The folder that holds everything.
    #[arg(long)]
    data_dir: PathBuf,
    /// What protects the key: `keyring`, or `file:PATH` with a passphrase.
    #[arg(long, default_value = "keyring")]
    secrets: String,
}

#[derive(Args)]
struct Serve {
    #[command(flatten)]
    workspace: Workspace,
    /// Where administration listens. This machine only.
    #[arg(long, default_value = "127.0.0.1:0")]
    admin: SocketAddr,
    /// Where Ashby's messages arrive. Without it, a port that was chosen once.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Another Ashby API, for tests. Nothing asks the API yet.
    #[arg(long)]
    ashby_api: Option<String>,
}

impl Workspace {
    fn place(&self) -> Result<Place, Failure> {
        Ok(workspace::place(&self.secrets, &self.data_dir)?)
    }
}

/// Why the program ends early. Each says what to do.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Secrets(#[from] workspace::SecretsOption),
    #[error("--admin takes an address of this machine only, such as 127.0.0.1:0")]
    AdminOutside,
    #[error("{0} can't be listened on: {1}. Is another program there? Choose another with --admin")]
    Port(SocketAddr, std::io::Error),
    #[error("{0}. A port is named with --listen")]
    Listen(#[from] hirelay_engine::receiver::ListenError),
    #[error("no hirelayd is running on this folder; start one with `hirelayd serve`")]
    NotRunning,
    #[error(transparent)]
    Start(#[from] hirelay_engine::engine::StartError),
    #[error("a file in the data folder can't be written: {0}")]
    File(#[from] std::io::Error),
    #[error("{0}")]
    ResetOwner(String),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("hirelayd: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = match cli.command {
        Command::Serve(options) => runtime.block_on(serve::run(options)),
        Command::Open(folder) => runtime.block_on(addresses::open(&folder.data_dir)),
        Command::ResetOwner(workspace) => runtime.block_on(reset_owner::run(workspace)),
    };
    // A credential store that never answers must not keep the program from ending.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("hirelayd: {failure}");
            ExitCode::FAILURE
        }
    }
}
