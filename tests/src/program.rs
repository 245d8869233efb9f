//! Where the built programs lie: beside the folder of the running test.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

/// The path of a program of this workspace.
pub fn path(name: &str) -> Result<PathBuf> {
    let test = std::env::current_exe()?;
    let folder =
        test.parent().and_then(|deps| deps.parent()).context("a test lies in <target>/<profile>/deps")?;
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    ensure!(
        program.is_file(),
        "{} is not there. Run `cargo build -p hirelayd -p hirelay-sim` first",
        program.display()
    );
    Ok(program)
}
