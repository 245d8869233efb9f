//! Builds the project's programs and says where they lie.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

pub struct Programs(Vec<(String, PathBuf)>);

/// Builds these packages, each of which is one program of the same name.
pub fn build(sh: &Shell, packages: &[&str]) -> Result<Programs> {
    eprintln!("Building {} …", packages.join(" and "));
    let packages = packages.iter().flat_map(|package| ["-p", package]);
    let messages = cmd!(sh, "cargo build --quiet --message-format json-render-diagnostics {packages...}")
        .quiet()
        .read()?;
    Ok(Programs(messages.lines().filter_map(executable).collect()))
}

/// Cargo's target folder, wherever this machine has it.
pub fn target(sh: &Shell) -> Result<PathBuf> {
    let metadata = cmd!(sh, "cargo metadata --no-deps --format-version 1 --offline").quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    Ok(metadata["target_directory"].as_str().context("cargo names no target folder")?.into())
}

impl Programs {
    pub fn path(&self, name: &str) -> Result<PathBuf> {
        self.0
            .iter()
            .find(|(built, _)| built == name)
            .map(|(_, path)| path.clone())
            .with_context(|| format!("cargo built no program called {name}"))
    }
}

/// Cargo itself says where it put a program; no guessing about target folders.
fn executable(message: &str) -> Option<(String, PathBuf)> {
    let message: Value = serde_json::from_str(message).ok()?;
    let name = message["target"]["name"].as_str()?;
    let path = message["executable"].as_str()?;
    Some((name.to_owned(), path.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_known_from_cargos_message_and_a_library_is_not_one() {
        let program =
            r#"{"reason":"compiler-artifact","target":{"name":"hirelayd"},"executable":"/t/debug/hirelayd"}"#;
        let library = r#"{"reason":"compiler-artifact","target":{"name":"serde"},"executable":null}"#;
        assert_eq!(executable(program), Some(("hirelayd".to_owned(), "/t/debug/hirelayd".into())));
        assert_eq!(executable(library), None);
    }
}
