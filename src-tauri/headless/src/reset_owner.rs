//! `hirelayd reset-owner`: a new password for an owner who has the recovery key.

use std::io::BufRead as _;

use hirelay_engine::explore::Exploring;
use hirelay_host::workspace;
use zeroize::Zeroizing;

use crate::{Failure, Workspace};

pub async fn run(options: Workspace) -> Result<(), Failure> {
    let engine = workspace::engine(&options.data_dir, options.place()?, Exploring::Impossible)?;
    eprintln!("Recovery key:");
    let recovery_key = read_line()?;
    eprintln!("New password:");
    let password = read_line()?;
    let reset = engine.reset_owner(recovery_key, password).await;
    engine.stop().await;
    reset.map_err(|error| Failure::ResetOwner(error.message))?;
    eprintln!("The owner's password was changed, and the owner's sessions were ended.");
    Ok(())
}

fn read_line() -> Result<Zeroizing<String>, Failure> {
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
