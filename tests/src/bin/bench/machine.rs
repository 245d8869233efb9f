//! What the figures were measured on.

use std::{
    fs::{self, OpenOptions},
    io::{Seek as _, SeekFrom, Write as _},
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{figure::median, place::Place};

const SYNCS: usize = 200;
const LOG_BYTES: usize = 64 * 1024;
/// Others at work on this machine would be measured too.
const BUSY: f64 = 0.5;

/// Says on one line what this machine is, and on another when it is not idle.
pub fn describe(place: &Place) -> Result<()> {
    let processors = thread::available_parallelism()?;
    let model = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    println!(
        "{processors} x {model}, kernel {}; writing 64 KB and syncing takes {:.2} ms here",
        kernel.trim(),
        sync_time(place)?.as_secs_f64() * 1e3
    );
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: f64 = load.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(0.0);
    if load > BUSY {
        println!("The load average is {load}: something else is at work, and the figures suffer from it.");
    }
    Ok(())
}

fn line_of(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The median time of a write over existing bytes and its sync, as a commit does it.
fn sync_time(place: &Place) -> Result<Duration> {
    let scratch = place.scratch()?;
    let path = scratch.path().join("sync");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(path)?;
    let block = vec![0x5a_u8; LOG_BYTES];
    file.write_all(&block)?;
    file.sync_data()?;
    let mut times = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let began = Instant::now();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&block)?;
        file.sync_data()?;
        times.push(began.elapsed().as_secs_f64());
    }
    Ok(Duration::from_secs_f64(median(times)))
}
