//! A crowd that says nothing keeps no hire waiting.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{daemon::Serve, owner::Owner, program};
use serde_json::Value;

const CROWD: usize = 4_000;
const STAYS: Duration = Duration::from_secs(6);

/// Silent connections from another process, which needs more file handles than a shell gives by default.
struct Crowd(Child);

impl Crowd {
    fn gather(listener: &str) -> Result<Self> {
        let script = "ulimit -n 8192 && exec \"$0\" crowd --url \"$1\" --connections \"$2\" --seconds \"$3\"";
        let mut child = Command::new("sh")
            .args(["-c", script])
            .arg(program::path("hirelay-sim")?)
            .args([format!("{listener}/"), CROWD.to_string(), STAYS.as_secs().to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut said = String::new();
        BufReader::new(child.stderr.take().context("stderr")?).read_line(&mut said)?;
        let crowd = Self(child);
        ensure!(said.starts_with(&format!("{CROWD} connections")), "the crowd did not gather: {said}");
        Ok(crowd)
    }

    /// Waits until it has gone home; gives its report.
    fn went_home(mut self) -> Result<Value> {
        let report = serde_json::from_reader(self.0.stdout.take().context("stdout")?)?;
        self.0.wait()?;
        Ok(report)
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_flood_of_4000_silent_connections_keeps_no_hire_waiting() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let crowd = Crowd::gather(&daemon.listener)?;
    for sample in [samples::HIRE_FULL, samples::HIRE_MINIMAL] {
        let begun = Instant::now();
        let answer = owner.post(&daemon, sample.body)?;
        let took = begun.elapsed();
        ensure!(answer.status == 200, "{}: {}", sample.name, answer.status);
        ensure!(took < Duration::from_secs(2), "{} waited {took:?} behind the silent ones", sample.name);
    }
    let report = crowd.went_home()?;
    ensure!(report["opened"] == CROWD, "all of them were accepted: {report}");
    let closed = report["closed"].as_u64().unwrap_or(0);
    ensure!(closed >= 3_000, "the oldest silent ones had to go: {report}");
    ensure!(owner.hires(&daemon, Duration::from_secs(10))?.len() == 2);
    daemon.stop()
}
