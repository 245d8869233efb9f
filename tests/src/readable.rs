//! Searching every byte below a folder for what must not be readable there.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Result;

/// A text that must not be found, and what it is.
pub struct Secret {
    what: &'static str,
    text: Vec<u8>,
}

impl Secret {
    pub fn new(what: &'static str, text: impl Into<Vec<u8>>) -> Self {
        Self { what, text: text.into() }
    }
}

/// The files below a folder, each with its path.
pub fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                found.push((name, fs::read(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Where a secret stands in the open: in a file's bytes or in its name.
pub fn found(files: &[(String, Vec<u8>)], secrets: &[Secret]) -> Vec<String> {
    let mut beginning_with = vec![Vec::new(); 256];
    for secret in secrets {
        if let Some(first) = secret.text.first() {
            beginning_with[usize::from(*first)].push(secret);
        }
    }
    // One way through the bytes for all secrets: there are many of both.
    let in_bytes = |bytes: &[u8]| {
        let mut here = BTreeSet::new();
        for (at, first) in bytes.iter().enumerate() {
            for secret in &beginning_with[usize::from(*first)] {
                if bytes[at..].starts_with(&secret.text) {
                    here.insert(secret.what);
                }
            }
        }
        here
    };
    let in_file = |(name, bytes): &(String, Vec<u8>)| {
        let whats = &in_bytes(bytes) | &in_bytes(name.as_bytes());
        whats.into_iter().map(|what| format!("{what} in {name}")).collect::<Vec<_>>()
    };
    files.iter().flat_map(in_file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_a_file_and_in_a_name_and_nowhere_else() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("logs"))?;
        fs::write(folder.path().join("logs/a.log"), b"\0\xffhello Ada\n")?;
        fs::write(folder.path().join("Ada.txt"), b"nothing")?;
        let secrets = [Secret::new("the name", "Ada"), Secret::new("the key", "k-1")];
        assert_eq!(
            found(&files(folder.path())?, &secrets),
            ["the name in Ada.txt", "the name in logs/a.log"]
        );
        Ok(())
    }
}
