//! A disk that is small enough to be filled: a tmpfs that only this test's processes see.
//!
//! A process of our own holds a mount namespace with the tmpfs in it; programs enter it. When the
//! holder ends, so does the file system, whatever happens to the test.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use rustix::process::geteuid;

use crate::{
    daemon::{Owned, lines},
    wait::until,
};

/// A file system of a given size.
pub struct SmallDisk {
    holder: Owned,
    mount_point: tempfile::TempDir,
}

impl SmallDisk {
    pub fn new(bytes: u64) -> Result<Self> {
        let mount_point = tempfile::tempdir()?;
        let script = r#"mount --make-rprivate / && mount -t tmpfs -o "size=$1,mode=700" tmpfs "$2" && echo held && exec cat"#;
        let mut command = Command::new("unshare");
        command.args(if geteuid().is_root() { &["--mount"][..] } else { &["--map-root-user", "--mount"] });
        command.args(["--", "sh", "-c", script, "sh", &bytes.to_string()]).arg(mount_point.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut holder = Owned(command.spawn().context("`unshare` is missing (Debian: util-linux)")?);
        let (said, complaints) = (lines(holder.0.stdout.take()), lines(holder.0.stderr.take()));
        until(Duration::from_secs(15), "a small disk", || {
            if let Some(status) = holder.0.try_wait()? {
                bail!(
                    "this test needs to mount a tmpfs in a namespace of its own, as root or where users may ({status}): {:?}",
                    complaints.iter().collect::<Vec<_>>()
                );
            }
            Ok(said.try_recv().ok())
        })?;
        Ok(Self { holder, mount_point })
    }

    /// Where the disk is for programs that entered.
    pub fn inside(&self) -> &Path {
        self.mount_point.path()
    }

    /// Where it is for the test itself.
    pub fn from_outside(&self) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.holder.0.id()));
        root.join(self.inside().strip_prefix("/").unwrap_or(self.inside()))
    }

    /// What stands before a program so that it runs where the disk is.
    pub fn entrance(&self) -> Vec<String> {
        let user: &[&str] = if geteuid().is_root() { &[] } else { &["--user", "--preserve-credentials"] };
        let holder = self.holder.0.id().to_string();
        let words = ["nsenter", "--target", &holder, "--mount"];
        words.iter().chain(user).chain(&["--"]).map(|word| (*word).to_owned()).collect()
    }

    /// Takes space that is given back by removing the file.
    pub fn ballast(&self, bytes: usize) -> Result<PathBuf> {
        let path = self.from_outside().join("ballast");
        let mut file = std::fs::File::create(&path)?;
        file.write_all(&vec![0; bytes])?;
        Ok(path)
    }
}
