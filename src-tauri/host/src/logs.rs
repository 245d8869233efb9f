//! Logs: a file a day, fourteen kept, with ids and sizes and never what a message says.

use std::{io, path::Path};

use tracing_appender::{
    non_blocking::WorkerGuard,
    rolling::{Builder, Rotation},
};
use tracing_subscriber::{
    EnvFilter, Layer as _, filter::LevelFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

const KEPT_DAYS: usize = 14;

/// Begins to log into the data folder, and warnings to standard error. Ends with the guard.
pub fn begin(data_dir: &Path, program: &str) -> io::Result<WorkerGuard> {
    let folder = data_dir.join("logs");
    std::fs::create_dir_all(&folder)?;
    let appender = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix(program)
        .filename_suffix("log")
        .max_log_files(KEPT_DAYS)
        .build(folder)
        .map_err(io::Error::other)?;
    let (file, guard) = tracing_appender::non_blocking(appender);
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .with_env_var("HIRELAY_LOG")
        .from_env_lossy();
    let to_file = fmt::layer().with_ansi(false).with_writer(file).with_filter(filter);
    let to_stderr = fmt::layer().with_writer(io::stderr).with_filter(LevelFilter::WARN);
    // A test may have begun to log already; then that stands.
    let _ = tracing_subscriber::registry().with(to_file).with(to_stderr).try_init();
    Ok(guard)
}
