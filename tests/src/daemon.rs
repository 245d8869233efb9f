//! `hirelayd` as a child process, known only by its contract: one line on stdout says where it
//! listens, SIGTERM stops it in order, and nothing of it outlives its test.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, TryRecvError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::{
    program,
    rpc::{Rpc, text},
    wait::{PATIENCE, until},
};

pub const PASSPHRASE: &str = "correct horse battery staple";

/// How `hirelayd serve` is started. By default on free ports, with a key file in the data folder.
#[derive(Clone)]
pub struct Serve {
    data_dir: PathBuf,
    before: Vec<OsString>,
    secrets: OsString,
    admin: Option<String>,
    listen: Option<String>,
    env: Vec<(OsString, OsString)>,
}

impl Serve {
    pub fn on(data_dir: &Path) -> Self {
        let mut secrets = OsString::from("file:");
        secrets.push(data_dir.join("keys.json"));
        Self {
            data_dir: data_dir.to_owned(),
            before: Vec::new(),
            secrets,
            admin: None,
            listen: Some("127.0.0.1:0".to_owned()),
            env: Vec::new(),
        }
        .passphrase(PASSPHRASE)
    }

    /// Starts it through a program that ends by becoming it, such as `nsenter`.
    pub fn through<S: Into<OsString>>(mut self, before: impl IntoIterator<Item = S>) -> Self {
        self.before = before.into_iter().map(Into::into).collect();
        self
    }

    pub fn secrets(mut self, secrets: impl Into<OsString>) -> Self {
        self.secrets = secrets.into();
        self
    }

    pub fn passphrase(self, passphrase: &str) -> Self {
        self.without_passphrase().env("HIRELAY_SECRETS_PASSPHRASE", passphrase)
    }

    pub fn without_passphrase(mut self) -> Self {
        self.env.retain(|(name, _)| name != "HIRELAY_SECRETS_PASSPHRASE");
        self
    }

    pub fn admin(mut self, address: &str) -> Self {
        self.admin = Some(address.to_owned());
        self
    }

    pub fn listen(mut self, address: &str) -> Self {
        self.listen = Some(address.to_owned());
        self
    }

    pub fn on_saved_port(mut self) -> Self {
        self.listen = None;
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    fn command(&self) -> Result<Command> {
        let mut words = self.before.clone();
        words.push(program::path("hirelayd")?.into());
        let mut words = words.into_iter();
        let mut command = Command::new(words.next().context("there is a program")?);
        command.args(words).arg("serve").arg("--data-dir").arg(&self.data_dir);
        command.arg("--secrets").arg(&self.secrets);
        for (option, value) in [("--admin", &self.admin), ("--listen", &self.listen)] {
            if let Some(value) = value {
                command.args([option, value]);
            }
        }
        away_from_the_desktop(&mut command).envs(self.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(command)
    }

    /// Starts it and waits for its line.
    pub fn start(&self) -> Result<Daemon> {
        let began = Instant::now();
        let mut child = self.command()?.spawn().context("hirelayd could not be started")?;
        let (stdout, stderr) = (lines(child.stdout.take()), lines(child.stderr.take()));
        let mut daemon = Daemon {
            child,
            stdout,
            stderr,
            admin: String::new(),
            listener: String::new(),
            token: String::new(),
            took: Duration::ZERO,
        };
        let ready = until(PATIENCE, "hirelayd's line on stdout", || daemon.next_line())?;
        daemon.took = began.elapsed();
        let ready: Value = serde_json::from_str(&ready).context("hirelayd's line on stdout is not JSON")?;
        daemon.admin = text(&ready, "admin")?;
        daemon.listener = text(&ready, "listener")?;
        daemon.token = text(&ready, "token")?;
        Ok(daemon)
    }

    /// Starts it where it must not start, and says how it ended.
    pub fn refused(&self) -> Result<Ended> {
        let began = Instant::now();
        let child = self.command()?.spawn().context("hirelayd could not be started")?;
        let mut child = Owned(child);
        let status = until(PATIENCE, "hirelayd to refuse", || Ok(child.0.try_wait()?))?;
        let took = began.elapsed();
        Ok(Ended { status, took, stdout: rest(child.0.stdout.take())?, stderr: rest(child.0.stderr.take())? })
    }
}

/// The person who runs the tests has a session bus and a keyring of their own: neither is touched.
pub(crate) fn away_from_the_desktop(command: &mut Command) -> &mut Command {
    for name in
        ["DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "HIRELAY_LOG", "HIRELAY_SECRETS_PASSPHRASE_FILE"]
    {
        command.env_remove(name);
    }
    command
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/hirelay-tests")
        .env("HIRELAY_ONLY_LOOPBACK", "1")
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub took: Duration,
    pub stdout: String,
    pub stderr: String,
}

/// A child that does not outlive its owner.
pub(crate) struct Owned(pub Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running `hirelayd`.
pub struct Daemon {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
    /// Such as `http://127.0.0.1:40001`.
    pub admin: String,
    pub listener: String,
    /// Serves setup and sign-in only.
    pub token: String,
    /// From the start of the process to its line.
    pub took: Duration,
}

impl Daemon {
    fn next_line(&mut self) -> Result<Option<String>> {
        match self.stdout.try_recv() {
            Ok(line) => Ok(Some(line)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => {
                let status = self.child.wait()?;
                bail!("hirelayd ended before it listened ({status}): {}", self.words())
            }
        }
    }

    /// What it has said on stderr since it was last asked.
    pub fn words(&self) -> String {
        self.stderr.try_iter().collect::<Vec<_>>().join("\n")
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// As the program that started it, before anybody signed in.
    pub fn host(&self) -> Rpc {
        self.session(&self.token)
    }

    pub fn session(&self, token: &str) -> Rpc {
        Rpc::new(&self.admin, token)
    }

    pub fn status(&self) -> Result<Value> {
        self.host().call("setup.status", json!({}))
    }

    /// Fails when it has ended by itself, which it never should.
    pub fn must_run(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("hirelayd ended by itself ({status}): {}", self.words()),
        }
    }

    /// Kills it as a power cut would: no handler runs.
    pub fn kill(mut self) -> Result<()> {
        self.must_run()?;
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop; fails unless it ends in order and in time, with nothing more on stdout.
    pub fn stop(mut self) -> Result<()> {
        self.must_run()?;
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let status = until(PATIENCE, "hirelayd to stop", || Ok(self.child.try_wait()?))?;
        ensure!(status.success(), "asked to stop, hirelayd ended with {status}: {}", self.words());
        let more: Vec<String> = self.stdout.iter().collect();
        ensure!(more.is_empty(), "hirelayd prints one line on stdout, and here are more: {more:?}");
        Ok(())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of a stream, read to its end so that the child never waits for its reader.
pub(crate) fn lines(stream: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    if let Some(stream) = stream {
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
    }
    receiver
}

fn rest(stream: Option<impl Read>) -> Result<String> {
    let mut text = String::new();
    if let Some(mut stream) = stream {
        stream.read_to_string(&mut text)?;
    }
    Ok(text)
}
