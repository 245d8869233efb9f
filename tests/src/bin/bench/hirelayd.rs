//! A running `hirelayd`, and a workspace with an owner and an address for Ashby.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    place::Place,
    rpc::{Session, text},
};

/// Nothing is kept that anybody would want to read.
pub const PASSPHRASE: &str = "a passphrase for measuring";

const START_PATIENCE: Duration = Duration::from_secs(60);
const STOP_PATIENCE: Duration = Duration::from_secs(30);

/// The file that holds the root key of a data folder.
pub fn key_file(data_dir: &Path) -> PathBuf {
    data_dir.join("root.key")
}

/// The process. It does not outlive its owner.
pub struct Hirelayd {
    child: Child,
    pub admin: String,
    pub listener: String,
    pub token: String,
    /// From the start of the process to its line on standard output.
    pub started_in: Duration,
}

impl Hirelayd {
    pub fn start(place: &Place, data_dir: &Path) -> Result<Self> {
        let mut command = Command::new(&place.hirelayd);
        command
            .arg("serve")
            .arg("--data-dir")
            .arg(data_dir)
            .arg("--secrets")
            .arg(format!("file:{}", key_file(data_dir).display()))
            .env("HIRELAY_SECRETS_PASSPHRASE", PASSPHRASE)
            .env("HIRELAY_ONLY_LOOPBACK", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let began = Instant::now();
        let mut child = command.spawn().context("hirelayd can't be started")?;
        let stdout = child.stdout.take();
        let mut hirelayd = Self {
            child,
            admin: String::new(),
            listener: String::new(),
            token: String::new(),
            started_in: Duration::ZERO,
        };
        let (send, line) = mpsc::channel();
        if let Some(stdout) = stdout {
            thread::spawn(move || {
                let mut first = String::new();
                let read = BufReader::new(stdout).read_line(&mut first);
                let _ = send.send((read.map(|_| first), Instant::now()));
            });
        }
        let (first, at) = line.recv_timeout(START_PATIENCE).context("hirelayd did not begin to listen")?;
        let first: Value = serde_json::from_str(&first?).context("hirelayd ended before it listened")?;
        hirelayd.started_in = at - began;
        hirelayd.admin = text(&first, "admin")?;
        hirelayd.listener = text(&first, "listener")?;
        hirelayd.token = text(&first, "token")?;
        Ok(hirelayd)
    }

    /// Ends it on the spot, as a power cut would.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop, and fails unless it does so in order.
    pub fn stop(mut self) -> Result<()> {
        use rustix::process::{Pid, Signal, kill_process};
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let deadline = Instant::now() + STOP_PATIENCE;
        while Instant::now() < deadline {
            match self.child.try_wait()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("hirelayd was asked to stop and ended with {status}"),
                None => thread::sleep(Duration::from_millis(10)),
            }
        }
        bail!("hirelayd did not stop")
    }

    /// A line of `/proc/PID/status` that counts kilobytes, as megabytes.
    pub fn megabytes(&self, name: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let kilobytes: f64 = line
            .and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok())
            .with_context(|| format!("the system does not tell {name}"))?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Hirelayd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A workspace whose owner is signed in and that Ashby may write to.
pub struct Workspace {
    pub data_dir: PathBuf,
    /// The owner's session; it stays valid when `hirelayd` starts again.
    pub token: String,
    pub path: String,
    pub secret: String,
}

impl Workspace {
    pub fn make(hirelayd: &Hirelayd, data_dir: &Path) -> Result<Self> {
        let host = Session::new(&hirelayd.admin, &hirelayd.token);
        let owner = host.call(
            "setup.create_owner",
            json!({
                "first_name": "Olga", "last_name": "Owner", "email": "olga@example.org",
                "password": "correct horse battery staple",
            }),
        )?;
        let token = text(&owner, "token")?;
        let installed = Session::new(&hirelayd.admin, &token).call("integration.install", json!({}))?;
        Ok(Self {
            data_dir: data_dir.to_owned(),
            token,
            path: text(&installed, "path")?,
            secret: text(&installed, "secret")?,
        })
    }

    pub fn session(&self, hirelayd: &Hirelayd) -> Session {
        Session::new(&hirelayd.admin, &self.token)
    }

    pub fn address(&self, hirelayd: &Hirelayd) -> String {
        format!("{}{}", hirelayd.listener, self.path)
    }
}
