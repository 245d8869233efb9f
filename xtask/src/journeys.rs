//! The journeys in `tests/browser`: a real browser, the real hirelayd, the simulated Ashby.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{fence::Fence, pages, programs};

const FOLDER: &str = "tests/browser";

/// Types, lints and format of the journeys themselves.
pub fn check(sh: &Shell) -> Result<()> {
    pages::install(sh, FOLDER, "the journeys")?;
    let _folder = sh.push_dir(FOLDER);
    cmd!(sh, "npm run --silent check")
        .run()
        .context("the journeys: see above; `npm run format` puts the format right")
}

/// The programs and the pages must have been built.
pub fn test(sh: &Shell, fence: &Fence) -> Result<()> {
    pages::install(sh, FOLDER, "the journeys")?;
    let target = programs::target(sh)?;
    let _folder = sh.push_dir(FOLDER);
    fence
        .command(sh, &["npm", "test", "--silent"])
        .env("HIRELAY_TARGET", &target)
        .run()
        .context("a journey failed; `npx playwright show-trace` in tests/browser shows how it went")
}
