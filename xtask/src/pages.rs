//! The pages in `ui/`: their packages, their checks, their tests, and what hirelayd serves of them.
//!
//! They need Node. hirelayd is built and runs without them, and then says that they are missing; the window
//! carries them.

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::fence::Fence;

const OLDEST_NODE: u32 = 20;

pub fn build(sh: &Shell) -> Result<()> {
    install(sh, "ui", "the pages")?;
    println!("Building the pages …");
    let _ui = sh.push_dir("ui");
    cmd!(sh, "npm run --silent build -- --logLevel warn").quiet().run()?;
    Ok(())
}

/// Types, lints, format, and that every text is used.
pub fn check(sh: &Shell) -> Result<()> {
    install(sh, "ui", "the pages")?;
    let _ui = sh.push_dir("ui");
    cmd!(sh, "npm run --silent check")
        .run()
        .context("the pages: see above; `npm run format` puts the format right")
}

pub fn test(sh: &Shell, fence: &Fence) -> Result<()> {
    let _ui = sh.push_dir("ui");
    fence.command(sh, &["npm", "test", "--silent"]).run()?;
    Ok(())
}

/// The packages of a folder's lock file, when they are not there yet as it says.
pub fn install(sh: &Shell, folder: &str, what: &str) -> Result<()> {
    match node_version(sh) {
        Some(version) if version >= OLDEST_NODE => {}
        _ => bail!(
            "{what} need Node {OLDEST_NODE} or newer with npm; please install it, then run the same command again"
        ),
    }
    let _folder = sh.push_dir(folder);
    let lock = sh.read_file("package-lock.json")?;
    let installed = "node_modules/.hirelay-lock";
    if sh.path_exists(installed) && sh.read_file(installed)? == lock {
        return Ok(());
    }
    println!("Installing the packages of {what} …");
    cmd!(sh, "npm ci --no-audit --no-fund --loglevel=error").run()?;
    sh.write_file(installed, lock)?;
    Ok(())
}

fn node_version(sh: &Shell) -> Option<u32> {
    let said = cmd!(sh, "node --version").quiet().ignore_stderr().read().ok()?;
    major(&said)
}

fn major(said: &str) -> Option<u32> {
    said.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_read_from_what_it_says() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("command not found"), None);
    }
}
