//! Where tests run: nothing but this machine can be reached.
//!
//! Two fences, one behind the other. Hirelay itself refuses every other address
//! (`HIRELAY_ONLY_LOOPBACK`). Around it, on Linux, stands a network namespace whose only device is
//! loopback, so that a socket opened past Hirelay's own check reaches nothing either. Where
//! the system does not permit the second, this says so.

use std::iter;

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

pub const ONLY_LOOPBACK: (&str, &str) = ("HIRELAY_ONLY_LOOPBACK", "1");

pub struct Fence {
    /// What stands before a command to run it inside; empty without a namespace.
    entrance: Vec<String>,
}

impl Fence {
    pub fn raise(sh: &Shell) -> Result<Self> {
        let fence = Self { entrance: entrance(sh)? };
        if fence.entrance.is_empty() {
            println!(
                "Network: no namespaces on this system; Hirelay's own guard alone keeps the tests on loopback."
            );
            return Ok(fence);
        }
        match fence.command(sh, &["true"]).quiet().ignore_stderr().run() {
            Ok(()) => {
                println!("Network: the tests run in a namespace that has only loopback.");
                Ok(fence)
            }
            Err(_) => {
                println!(
                    "Network: NO NAMESPACE (this system does not permit `unshare --net` here); \
                     Hirelay's own guard alone keeps the tests on loopback."
                );
                Ok(Self { entrance: Vec::new() })
            }
        }
    }

    /// The command, to be run inside the fence. Cargo must not want the network there.
    pub fn command<'a>(&self, sh: &'a Shell, command: &[&str]) -> Cmd<'a> {
        let mut words = self.entrance.iter().map(String::as_str).chain(command.iter().copied());
        let program = words.next().unwrap_or("true");
        sh.cmd(program).args(words).env(ONLY_LOOPBACK.0, ONLY_LOOPBACK.1).env("CARGO_NET_OFFLINE", "true")
    }
}

fn entrance(sh: &Shell) -> Result<Vec<String>> {
    if !cfg!(target_os = "linux") {
        return Ok(Vec::new());
    }
    let user = cmd!(sh, "id -u").quiet().read()?;
    let group = cmd!(sh, "id -g").quiet().read()?;
    let (namespaces, inside) = if user == "0" {
        ("--net", "exec \"$@\"".to_owned())
    } else {
        // Only root may set up loopback, and only in a user namespace of their own may anyone be
        // root; a second one inside gives the tests their own name back.
        (
            "--map-root-user --net",
            format!("exec unshare --user --map-user={user} --map-group={group} -- \"$@\""),
        )
    };
    let script = format!("ip link set lo up && {inside}");
    Ok(iter::once("unshare")
        .chain(namespaces.split(' '))
        .chain(["--", "sh", "-c", &script, "sh"])
        .map(str::to_owned)
        .collect())
}
