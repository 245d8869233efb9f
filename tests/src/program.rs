//! Where the built programs lie: beside the running one, or beside the folder of the running test.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

/// The path of a program of this workspace.
pub fn path(name: &str) -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let folder = here.parent().context("a program lies in a folder")?;
    let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    ensure!(program.is_file(), "{} is not there. Run `cargo build --workspace` first", program.display());
    Ok(program)
}
