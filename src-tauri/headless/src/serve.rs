//! `hirelayd serve`: from the first listener to the last write.

use std::{io::Write as _, time::Duration};

use hirelay_engine::files;
use hirelay_host::{logs, workspaces::Workspaces};
use tokio::signal::unix::{SignalKind, signal};

use crate::{Failure, Serve, addresses, admin};

/// Opening takes milliseconds; after this long the addresses are printed all the same, and the
/// status tells that it is still starting.
const LONGEST_SILENCE: Duration = Duration::from_secs(5);

pub async fn run(options: Serve) -> Result<(), Failure> {
    if !options.admin.ip().is_loopback() {
        return Err(Failure::AdminOutside);
    }
    let data_dir = &options.workspace.data_dir;
    let workspaces = Workspaces::new(data_dir, options.workspace.place()?)?;
    let engine = workspaces.own();
    let _logs = logs::begin(data_dir, "hirelayd")?;
    if options.ashby_api.is_some() {
        tracing::info!("another Ashby API was named; nothing asks the API yet");
    }
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let listen_address = engine.listener().listen(options.listen).await?;
    let admin_listener = addresses::bind(options.admin).await?;
    let admin_address = admin_listener.local_addr()?;
    let written = files::replace(&data_dir.join("admin.token"), engine.host_token().as_bytes())
        .and_then(|()| addresses::save_admin(data_dir, &format!("http://{admin_address}")));
    if let Err(error) = written {
        // On a full disk it is better to answer *try again* than not to be there.
        tracing::warn!(%error, "the token could not be written to admin.token; it is on standard output");
    }

    let serving = tokio::spawn(admin::serve(admin_listener, workspaces.clone()));
    let opening = tokio::spawn({
        let engine = engine.clone();
        async move { engine.open().await }
    });
    let _ = tokio::time::timeout(LONGEST_SILENCE, opening).await;
    announce(&serde_json::json!({
        "admin": format!("http://{admin_address}"),
        "listener": format!("http://{listen_address}"),
        "token": engine.host_token(),
    }))?;

    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    workspaces.stop().await;
    // What is still connected has been told; it need not hold up the end.
    let _ = tokio::time::timeout(Duration::from_secs(3), serving).await;
    Ok(())
}

fn announce(line: &serde_json::Value) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{line}")?;
    Ok(stdout.flush()?)
}
