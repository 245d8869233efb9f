//! The load tool, as a process of its own: what it costs is not the measured program's.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::place::Place;

/// What to send, and for how long.
pub struct Load<'a> {
    pub url: &'a str,
    pub secret: &'a str,
    pub connections: usize,
    pub seconds: u64,
    /// Where the ids of acknowledged applications go.
    pub acknowledged: Option<&'a Path>,
}

/// What the tool tells at its end.
#[derive(Debug, Clone, Deserialize)]
pub struct Report {
    pub answered: u64,
    pub acknowledged: u64,
    pub failed: u64,
    pub per_second: f64,
    pub latency_ms: Latency,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Latency {
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub max: f64,
}

/// A load under way. It stops with its owner.
pub struct Running(Option<Child>);

impl Load<'_> {
    pub fn start(&self, place: &Place) -> Result<Running> {
        let mut command = Command::new(&place.sim);
        command
            .args(["load", "--url", self.url, "--body-bytes", "4096", "--give-up-after", "2"])
            .args(["--connections", &self.connections.to_string()])
            .args(["--duration-s", &self.seconds.to_string()])
            .env("HIRELAY_SIM_SECRET", self.secret)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        if let Some(file) = self.acknowledged {
            command.arg("--acknowledged").arg(file);
        }
        Ok(Running(Some(command.spawn().context("the load tool can't be started")?)))
    }

    pub fn run(&self, place: &Place) -> Result<Report> {
        self.start(place)?.finish()
    }
}

impl Running {
    /// Waits for the end, which the tool comes to by itself.
    pub fn finish(mut self) -> Result<Report> {
        let child = self.0.take().context("the load is under way")?;
        let output = child.wait_with_output()?;
        serde_json::from_slice(&output.stdout).context("the load tool told nothing")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
