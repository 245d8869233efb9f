//! Small files that are replaced as a whole and that only their owner may read.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// Replaces a file so that after a crash either the old or the new content is there.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let aside = write_aside(path, content)?;
    fs::rename(&aside, path)?;
    sync_dir(path.parent().unwrap_or(Path::new(".")))
}

/// Makes a file with all its content at once; fails when there is one already.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let aside = write_aside(path, content)?;
    let made = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    made?;
    sync_dir(path.parent().unwrap_or(Path::new(".")))
}

/// Writes and syncs a file beside `path`, under a name that nobody else in this process uses.
fn write_aside(path: &Path, content: &[u8]) -> io::Result<PathBuf> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let aside = path.with_extension(format!("new{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    // Made anew, so that what a crash or somebody else left there does not lend its permissions.
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private().write(true).create_new(true).open(&aside)?;
    file.write_all(content)?;
    file.sync_all()?;
    Ok(aside)
}

/// Options for a file that only its owner may read.
pub fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder, with its parents, that only its owner may enter.
pub fn private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes renames and new files in a folder durable.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
