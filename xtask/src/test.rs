//! Everything CI runs, cheapest first, so that a mistake shows early.

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{check, fence::Fence, journeys, pages, setup};

pub fn test(sh: &Shell) -> Result<()> {
    setup::for_testing(sh)?;
    cmd!(sh, "cargo fetch --locked")
        .run()
        .context("Cargo.lock is not up to date, or the packages are out of reach")?;
    windowless_stays_windowless(sh)?;
    check::check(sh)?;

    // The whole workspace, not only the programs that the tests start: features are then the same
    // as in the run below and nothing is compiled twice. Not xtask, which is running.
    cmd!(sh, "cargo build --quiet --workspace --exclude xtask --all-targets --locked").run()?;

    let fence = Fence::raise(sh)?;
    pages::test(sh, &fence)?;
    if has_doc_tests(sh) {
        fence.command(sh, &["cargo", "test", "--quiet", "--workspace", "--doc"]).run()?;
    }
    journeys::test(sh, &fence)?;
    // Last, for its summary closes the run.
    fence.command(sh, &["cargo", "nextest", "run", "--workspace", "--locked"]).run()?;
    Ok(())
}

/// hirelayd must build on a server that has no GTK and no WebKit.
fn windowless_stays_windowless(sh: &Shell) -> Result<()> {
    let tree =
        cmd!(sh, "cargo tree -p hirelayd --edges normal,build --prefix none --locked").quiet().read()?;
    let windowed = windowed_crates(&tree);
    if !windowed.is_empty() {
        bail!(
            "hirelayd must build without GTK and WebKit, but now depends on {}; \
             `cargo tree -p hirelayd -i {}` shows through what",
            windowed.join(", "),
            windowed[0]
        );
    }
    Ok(())
}

fn windowed_crates(tree: &str) -> Vec<&str> {
    const FAMILIES: &[&str] = &["gtk", "gdk", "webkit", "javascriptcore", "soup", "tauri", "tao", "wry"];
    let is_family = |name: &str, family: &str| {
        name.strip_prefix(family)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphabetic()))
    };
    let mut found: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| FAMILIES.iter().any(|family| is_family(name, family)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// False only when git is sure; where it cannot tell, they are run to find out.
fn has_doc_tests(sh: &Shell) -> bool {
    let fenced = r"^[[:space:]]*//[/!][[:space:]]*```";
    let search = cmd!(sh, "git grep --untracked --quiet -E {fenced} -- *.rs")
        .quiet()
        .ignore_status()
        .ignore_stderr()
        .output();
    !matches!(search, Ok(output) if output.status.code() == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn window_crates_are_found_once_and_lookalikes_are_not() {
        let tree = "hirelayd v0.1.0 (/x)\nwebkit2gtk-sys v2.0.1\ngtk v0.18.2\nsoup3 v0.5.0\n\
                    tauri-runtime-wry v2.1.0\ngtk v0.18.2 (*)\ntaos v1.0.0\nserde v1.0.0\n";
        assert_eq!(windowed_crates(tree), ["gtk", "soup3", "tauri-runtime-wry", "webkit2gtk-sys"]);
    }
}
