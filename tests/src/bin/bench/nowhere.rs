//! The same receiver with storing switched off: what the edge by itself can do.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use anyhow::{Context, Result};
use hirelay_engine::{
    ashby::WebhookSecret,
    ids::IntegrationId,
    receiver::{Door, Doors, Gate, Listener, Receiver, Sink, ValidSecret},
    time::SystemClock,
};
use tokio::sync::watch;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::place::Place;

const PATH: &str = "/hooks/ashby/nowhere";
pub const SECRET: &str = "the secret of a receiver that keeps nothing";

/// The receiver in a process of its own, where it has as much of the machine as `hirelayd`.
pub struct Nowhere {
    child: Child,
    pub url: String,
}

impl Nowhere {
    pub fn start(place: &Place) -> Result<Self> {
        let mut command = Command::new(&place.own);
        command.arg("serve-nowhere").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("the receiver that keeps nothing can't be started")?;
        let stdout = child.stdout.take();
        let mut nowhere = Self { child, url: String::new() };
        BufReader::new(stdout.context("its output is read")?).read_line(&mut nowhere.url)?;
        nowhere.url.truncate(nowhere.url.trim_end().len());
        Ok(nowhere)
    }
}

impl Drop for Nowhere {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves until standard input ends, which it does when the measuring process is gone.
pub fn serve() -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let _entered = runtime.enter();
    let installed = Door::Installed {
        integration: IntegrationId::from("nowhere".to_owned()),
        secrets: vec![ValidSecret { secret: WebhookSecret::new(SECRET), until: None }],
    };
    let doors = Doors { sink: Sink::Nowhere, by_path: HashMap::from([(PATH.to_owned(), installed)]) };
    let (_gate, gate) = watch::channel(Gate::Open(Arc::new(doors)));
    let receiver = Receiver { gate, clock: Arc::new(SystemClock) };
    let (connections, stop) = (TaskTracker::new(), CancellationToken::new());
    // With a named address nothing is written to the file.
    let listener = Listener::new(PathBuf::new(), receiver, connections, stop.clone());
    let address = runtime.block_on(listener.listen(Some(([127, 0, 0, 1], 0).into())))?;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "http://{address}{PATH}")?;
    stdout.flush()?;
    std::io::stdin().lock().read_to_end(&mut Vec::new())?;
    stop.cancel();
    Ok(())
}
