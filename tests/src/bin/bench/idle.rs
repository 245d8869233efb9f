//! What `hirelayd` takes at rest, and how long it takes to start.

use std::{thread, time::Duration};

use anyhow::Result;

use crate::{
    figure::{Bar, Figures, median},
    hirelayd::{Hirelayd, Workspace},
    place::Place,
};

const STARTS: usize = 7;
const SETTLING: Duration = Duration::from_secs(5);

pub fn measure(place: &Place, workspace: &Workspace) -> Result<Figures> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let hirelayd = Hirelayd::start(place, &workspace.data_dir)?;
        starts.push(hirelayd.started_in.as_secs_f64() * 1e3);
        hirelayd.stop()?;
    }
    let hirelayd = Hirelayd::start(place, &workspace.data_dir)?;
    thread::sleep(SETTLING);
    let (resident, peak) = (hirelayd.megabytes("VmRSS")?, hirelayd.megabytes("VmHWM")?);
    hirelayd.stop()?;

    let mut figures = Figures::new("At rest, and the start");
    figures.held("resident", resident, "MB", Bar::Below(60.0));
    figures.told("resident at most, while starting", peak, "MB");
    let longest = starts.iter().copied().fold(0.0, f64::max);
    figures.held("start to listening, longest", longest, "ms", Bar::Below(500.0));
    figures.told("start to listening, median", median(starts), "ms");
    Ok(figures)
}
