//! What can be named on the command line. Nobody has to: a person starts Hirelay without any of it.

use std::path::{Path, PathBuf};

use clap::Parser;
use directories::ProjectDirs;
use hirelay_engine::secrets::Place;
use hirelay_host::workspace;

use crate::trouble::Trouble;

const KEYRING: &str = "keyring";

#[derive(Parser)]
#[command(name = "hirelay", version, about = "Receives Ashby's hires on the HR team's own computer")]
pub struct Options {
    /// The folder that holds everything; by default one that belongs to this user.
    #[arg(long)]
    data_dir: Option<PathBuf>,
    /// What protects the key: `keyring`, or `file:PATH` with a passphrase.
    #[arg(long, default_value = KEYRING)]
    secrets: String,
}

impl Options {
    pub fn data_dir(&self) -> Result<PathBuf, Trouble> {
        let own = || ProjectDirs::from("", "", "Hirelay").map(|dirs| dirs.data_local_dir().to_owned());
        self.data_dir.clone().or_else(own).ok_or(Trouble::NoHome)
    }

    pub fn place(&self, data_dir: &Path) -> Result<Place, Trouble> {
        Ok(workspace::place(&self.secrets, data_dir)?)
    }

    pub fn has_credential_store(&self) -> bool {
        self.secrets == KEYRING
    }
}
