//! Where the programs lie, and where a measurement may write.
//!
//! Everything is written below the target folder: the system's temporary folder may lie in memory,
//! where a sync costs nothing and a measurement of it would be worth as much.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

pub struct Place {
    pub hirelayd: PathBuf,
    pub sim: PathBuf,
    /// This program, which also stands in as the receiver that stores nothing.
    pub own: PathBuf,
    /// Where the figures go.
    pub results: PathBuf,
}

impl Place {
    pub fn find() -> Result<Self> {
        if cfg!(debug_assertions) {
            bail!("figures of a debug build say nothing: use `cargo xtask bench`");
        }
        let own = env::current_exe()?;
        let programs = own.parent().context("this program lies in a folder")?;
        let target = programs.parent().context("that folder lies in the target folder")?;
        let results = target.join("bench");
        fs::create_dir_all(&results)?;
        let program = |name: &str| {
            let path = programs.join(name);
            if !path.exists() {
                bail!("{} is not built: use `cargo xtask bench`", path.display());
            }
            Ok(path)
        };
        Ok(Self { hirelayd: program("hirelayd")?, sim: program("hirelay-sim")?, own, results })
    }

    /// A folder that goes away with its owner.
    pub fn scratch(&self) -> Result<TempDir> {
        tempfile::Builder::new()
            .prefix("scratch-")
            .tempdir_in(&self.results)
            .context("a scratch folder can't be made")
    }
}

/// All bytes of the files directly in a folder.
pub fn bytes_in(folder: &Path) -> Result<u64> {
    fs::read_dir(folder)?.try_fold(0, |sum, entry| Ok(sum + entry?.metadata()?.len()))
}
