//! A running `hirelayd`, known only by its contract: one line on stdout says where it listens,
//! SIGTERM stops it in order, and it speaks `POST {admin}/rpc`.
//!
//! Whatever happens to its owner, the process does not outlive it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, TryRecvError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use crate::wait::Interrupt;

const START_PATIENCE: Duration = Duration::from_secs(60);
const STOP_PATIENCE: Duration = Duration::from_secs(20);
const CALL_PATIENCE: Duration = Duration::from_secs(10);

pub struct Hirelayd {
    child: Child,
    stdout: Receiver<String>,
    pub admin: String,
    pub listener: String,
    /// Serves setup and sign-in only.
    pub token: String,
}

impl Hirelayd {
    pub fn start(mut command: Command, interrupt: &Interrupt) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("hirelayd could not be started")?;
        let stdout = lines(child.stdout.take());
        let mut hirelayd =
            Self { child, stdout, admin: String::new(), listener: String::new(), token: String::new() };
        let ready = interrupt.or_until(START_PATIENCE, "hirelayd to listen", || hirelayd.next_line())?;
        let ready: Value =
            serde_json::from_str(&ready).context("hirelayd's first line on stdout is not JSON")?;
        hirelayd.admin = text(&ready, "admin")?;
        hirelayd.listener = text(&ready, "listener")?;
        hirelayd.token = text(&ready, "token")?;
        Ok(hirelayd)
    }

    fn next_line(&mut self) -> Result<Option<String>> {
        match self.stdout.try_recv() {
            Ok(line) => Ok(Some(line)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => {
                let status = self.child.wait()?;
                bail!("hirelayd ended before it listened ({status})")
            }
        }
    }

    /// Some once it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Asks it to stop; fails unless it stops in order and in time.
    pub fn stop(mut self) -> Result<()> {
        self.ask_to_stop()?;
        // Not interruptible: an interrupt is the most common reason to be here.
        let status = Interrupt::default().or_until(STOP_PATIENCE, "hirelayd to stop", || self.ended())?;
        if !status.success() {
            bail!("hirelayd was asked to stop and ended with {status}");
        }
        if let Some(line) = self.stdout.iter().next() {
            bail!("hirelayd printed more than its one line on stdout: {line}");
        }
        Ok(())
    }

    #[cfg(unix)]
    fn ask_to_stop(&mut self) -> Result<()> {
        use rustix::process::{Pid, Signal, kill_process};
        // Looking first also keeps the number from being someone else's by now.
        if self.ended()?.is_none() {
            kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn ask_to_stop(&mut self) -> Result<()> {
        bail!("this system has no way to ask hirelayd to stop; it is ended at once")
    }

    pub fn session(&self, token: &str) -> Session {
        Session::new(&self.admin, token)
    }
}

impl Drop for Hirelayd {
    /// After `stop` there is nothing left to kill; after a failure there is.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of a child's stdout, read to the end so that the child never waits for its reader.
fn lines(stdout: Option<ChildStdout>) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    if let Some(stdout) = stdout {
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
    }
    receiver
}

/// One bearer of a token, calling commands.
pub struct Session {
    agent: Agent,
    rpc: String,
    authorization: String,
}

impl Session {
    fn new(admin: &str, token: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(CALL_PATIENCE))
            .proxy(None)
            .build()
            .into();
        Self { agent, rpc: format!("{admin}/rpc"), authorization: format!("Bearer {token}") }
    }

    pub fn call(&self, command: &str, input: Value) -> Result<Value> {
        let mut response = self
            .agent
            .post(&self.rpc)
            .header("authorization", &self.authorization)
            .send_json(json!({ "cmd": command, "input": input }))
            .with_context(|| command.to_owned())?;
        let status = response.status();
        let mut answer: Value = response
            .body_mut()
            .read_json()
            .with_context(|| format!("{command}: the answer ({status}) is not JSON"))?;
        match answer.get_mut("ok") {
            Some(ok) if status == 200 => Ok(ok.take()),
            _ => bail!(
                "{command}: {} ({}, {status})",
                answer["error"]["message"].as_str().unwrap_or("no message"),
                answer["error"]["code"].as_str().unwrap_or("no code"),
            ),
        }
    }
}

/// A text that must be there.
pub fn text(value: &Value, key: &str) -> Result<String> {
    value[key].as_str().map(str::to_owned).with_context(|| format!("`{key}` is missing from the answer"))
}
