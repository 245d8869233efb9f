//! The desktop host: the engine in this process, and one window that shows the pages of `ui/`.
//!
//! The pages reach the engine through the few commands of [`rpc`], [`events`] and [`files`], and nothing
//! else of this computer. What the window writes to disk is gone when it closes.

mod events;
mod files;
mod options;
mod rpc;
mod scratch;
mod session;
mod trouble;
mod window;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use clap::Parser as _;
use hirelay_engine::engine::Engine;
use hirelay_host::{logs, workspaces::Workspaces};
use tauri::AppHandle;
use tokio::runtime::Runtime;

use crate::{options::Options, scratch::Scratch, session::StaySignedIn, trouble::Trouble};

/// From the command line to the last write.
pub fn run() -> ExitCode {
    match start(&Options::parse()) {
        Ok(code) => code,
        Err(trouble) => {
            trouble.tell();
            ExitCode::FAILURE
        }
    }
}

fn start(options: &Options) -> Result<ExitCode, Trouble> {
    window::needs_a_display()?;
    let data_dir = options.data_dir()?;
    let workspaces = Workspaces::new(&data_dir, options.place(&data_dir)?)?;
    let _logs = logs::begin(&data_dir, "hirelay")?;
    let scratch = Scratch::new(&data_dir)?;
    let runtime = Runtime::new()?;
    tauri::async_runtime::set(runtime.handle().clone());
    runtime.spawn(open(workspaces.own().clone()));

    let stay_signed_in = StaySignedIn::on(&data_dir, options.has_credential_store());
    let app = window::app(workspaces.clone(), stay_signed_in, scratch.path().to_owned())?;
    let wiped = scratch.path().to_owned();
    runtime.spawn(quit_when_told(app.handle().clone(), workspaces.clone(), wiped));
    let code = app.run_return(|_, _| {});

    tracing::info!("stopping");
    runtime.block_on(workspaces.stop());
    // A credential store that never answers must not keep the program from ending.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The window does not wait for this: it shows how far it is, and what to do when something is in the way.
async fn open(engine: Engine) {
    if let Err(error) = engine.listener().listen(None).await {
        tracing::error!(%error, "messages from Ashby can't arrive");
        let blocked = engine.clone();
        tokio::spawn(async move { blocked.listener().keep_trying().await });
    }
    engine.open().await;
}

/// A dialog of the system, such as the one to print, keeps the window's loop from ending while it is open.
const LONGEST_DIALOG: Duration = Duration::from_secs(3);

async fn quit_when_told(app: AppHandle, workspaces: Workspaces, scratch: PathBuf) {
    told_to_quit().await;
    app.exit(0);
    tokio::time::sleep(LONGEST_DIALOG).await;
    workspaces.stop().await;
    let _ = scratch::remove(&scratch);
    std::process::exit(0);
}

#[cfg(unix)]
async fn told_to_quit() {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = signal(SignalKind::terminate()).and_then(|end| Ok((end, signal(SignalKind::interrupt())?)));
    match signals {
        Ok((mut terminate, mut interrupt)) => tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        },
        Err(error) => {
            tracing::warn!(%error, "Hirelay can't be told to stop by a signal");
            std::future::pending().await
        }
    }
}

#[cfg(not(unix))]
async fn told_to_quit() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
