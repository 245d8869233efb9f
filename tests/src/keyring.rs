//! A real session bus with a real gnome-keyring on it, apart from those of whoever runs the tests.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::{
    daemon::{Owned, Serve, away_from_the_desktop, lines},
    wait::until,
};

const PATIENCE: Duration = Duration::from_secs(15);

/// No service is started on demand: what is not there stays away, and nothing can ask with a window.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=BUS</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session bus. A keyring can come and go on it, as it does when a person logs in and out.
pub struct SessionBus {
    // Before the folder, so that it ends first.
    _daemon: Owned,
    folder: TempDir,
    address: String,
}

/// A running gnome-keyring.
pub struct Keyring {
    daemon: Owned,
}

impl SessionBus {
    pub fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let socket = folder.path().join("bus");
        let config = folder.path().join("bus.conf");
        fs::write(&config, BUS.replace("BUS", &socket.display().to_string()).as_bytes())?;
        let mut command = Command::new("dbus-daemon");
        command.arg(format!("--config-file={}", config.display())).args([
            "--nofork",
            "--nopidfile",
            "--nosyslog",
        ]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let daemon = Owned(command.spawn().context("dbus-daemon is missing: run `cargo xtask test` once")?);
        until(PATIENCE, "the session bus", || Ok(socket.exists().then_some(())))?;
        Ok(Self { _daemon: daemon, address: format!("unix:path={}", socket.display()), folder })
    }

    /// A keyring that this password unlocks, or one that stays locked.
    pub fn keyring(&self, password: Option<&str>) -> Result<Keyring> {
        let home = self.folder.path();
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if password.is_some() {
            command.arg("--unlock");
        }
        away_from_the_desktop(&mut command)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_RUNTIME_DIR", private(&home.join("run"))?);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().context("gnome-keyring is missing: run `cargo xtask test` once")?;
        let mut daemon = Owned(child);
        let complaints = lines(daemon.0.stderr.take());
        if let (Some(mut stdin), Some(password)) = (daemon.0.stdin.take(), password) {
            stdin.write_all(password.as_bytes())?;
        }
        until(PATIENCE, "the keyring to serve", || {
            if let Some(status) = daemon.0.try_wait()? {
                anyhow::bail!("gnome-keyring ended ({status}): {:?}", complaints.iter().collect::<Vec<_>>());
            }
            self.has_secret_service().map(|serves| serves.then_some(()))
        })?;
        Ok(Keyring { daemon })
    }

    fn has_secret_service(&self) -> Result<bool> {
        let output = Command::new("dbus-send")
            .arg(format!("--bus={}", self.address))
            .args(["--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
            .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
            .stdin(Stdio::null())
            .output()
            .context("dbus-send is missing: run `cargo xtask test` once")?;
        Ok(String::from_utf8_lossy(&output.stdout).contains("boolean true"))
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// hirelayd with its key in this bus's keyring.
    pub fn serve(&self, data_dir: &Path) -> Serve {
        Serve::on(data_dir)
            .secrets("keyring")
            .without_passphrase()
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
    }
}

impl Keyring {
    /// From now on it answers nobody, as one that waits for a person at a window that nobody sees.
    pub fn freeze(&self) -> Result<()> {
        Ok(kill_process(Pid::from_child(&self.daemon.0), Signal::STOP)?)
    }
}

fn private(folder: &Path) -> Result<&Path> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    Ok(folder)
}
