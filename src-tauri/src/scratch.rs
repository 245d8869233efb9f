//! Where the webview may write: storage and caches that it keeps in plain text.
//!
//! The folder is this user's alone, in the runtime directory, which lies in memory and ends with the login;
//! where there is none, in a temporary folder. It is emptied at the start, for what a crash left, and
//! removed at the end. A private mode of the webview would do the same, but breaks our own schemes when the
//! window is built a second time.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io,
    path::{Path, PathBuf},
};

use directories::BaseDirs;
use hirelay_engine::files;
use tempfile::TempDir;

pub enum Scratch {
    Runtime(PathBuf),
    Temporary(TempDir),
}

impl Scratch {
    /// One folder for each data folder, which only one process uses at a time.
    pub fn new(data_dir: &Path) -> io::Result<Self> {
        let runtime = BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(Path::to_owned));
        Self::in_runtime_dir(runtime.filter(|dir| dir.is_dir()).as_deref(), data_dir)
    }

    fn in_runtime_dir(runtime: Option<&Path>, data_dir: &Path) -> io::Result<Self> {
        let Some(runtime) = runtime else {
            let folder = tempfile::Builder::new().prefix("hirelay-").tempdir()?;
            only_for_its_owner(folder.path())?;
            return Ok(Self::Temporary(folder));
        };
        let mut name = DefaultHasher::new();
        data_dir.hash(&mut name);
        let folder = runtime.join(format!("hirelay-{:016x}", name.finish()));
        remove(&folder)?;
        files::private_dir(&folder)?;
        Ok(Self::Runtime(folder))
    }

    pub fn path(&self) -> &Path {
        match self {
            Self::Runtime(folder) => folder,
            Self::Temporary(folder) => folder.path(),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Self::Runtime(folder) = self
            && let Err(error) = remove(folder)
        {
            tracing::warn!(%error, "what the window wrote could not be removed; the next start will");
        }
    }
}

/// What the process's umask may have left open.
fn only_for_its_owner(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

pub fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_crash_left_is_gone_at_the_next_start_and_everything_at_the_end() -> io::Result<()> {
        let runtime = tempfile::tempdir()?;
        let new = |data_dir: &str| Scratch::in_runtime_dir(Some(runtime.path()), Path::new(data_dir));
        let crashed = new("/a")?;
        fs::write(crashed.path().join("localstorage"), "a name")?;
        std::mem::forget(crashed);

        let (next, other) = (new("/a")?, new("/b")?);
        assert_eq!(fs::read_dir(next.path())?.count(), 0, "nothing of the crashed one is left");
        assert_ne!(next.path(), other.path(), "two data folders do not share one");
        drop((next, other));
        assert_eq!(fs::read_dir(runtime.path())?.count(), 0, "nothing stays");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_look_into_it_with_and_without_a_runtime_directory() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        let runtime = tempfile::tempdir()?;
        for runtime in [Some(runtime.path()), None] {
            let scratch = Scratch::in_runtime_dir(runtime, Path::new("/a"))?;
            assert_eq!(fs::metadata(scratch.path())?.permissions().mode() & 0o777, 0o700);
        }
        Ok(())
    }
}
