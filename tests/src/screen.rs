//! A display for a window: one that nobody sees, or the one of whoever runs this.

use std::{
    env,
    ffi::OsString,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{
    daemon::{Owned, lines},
    wait::until,
};

const PATIENCE: Duration = Duration::from_secs(15);
/// A little larger than the window at its first size.
const SIZE: &str = "1360x860x24";
/// What tells a program where its display is.
const NAMES: [&str; 4] = ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR"];

pub struct Screen {
    env: Vec<(&'static str, OsString)>,
    _server: Option<Owned>,
}

impl Screen {
    /// A virtual one, that ends with its owner.
    pub fn hidden() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        // It chooses a free number itself and says which.
        command.args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Owned(command.spawn().context("Xvfb is missing (Debian: xvfb)")?);
        let said = lines(server.0.stdout.take());
        let number = until(PATIENCE, "a virtual display", || {
            if let Some(status) = server.0.try_wait()? {
                bail!("Xvfb ended by itself ({status})");
            }
            Ok(said.try_recv().ok())
        })?;
        Ok(Self { env: vec![("DISPLAY", format!(":{number}").into())], _server: Some(server) })
    }

    /// The one that this process was started on, if any.
    pub fn visible() -> Option<Self> {
        let here = |name| env::var_os(name).filter(|value| !value.is_empty());
        let has_one = here("DISPLAY").or(here("WAYLAND_DISPLAY")).is_some();
        let env = NAMES.iter().filter_map(|name| Some((*name, here(name)?))).collect();
        has_one.then_some(Self { env, _server: None })
    }

    pub(crate) fn env(&self) -> &[(&'static str, OsString)] {
        &self.env
    }
}
