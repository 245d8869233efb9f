//! Measures what the design promises: `cargo xtask bench [NAME…]`.
//!
//! Every measurement drives the built programs from outside, over loopback, and ends by itself. It
//! prints a table and leaves the numbers in `<target>/bench/NAME.json`.

mod figure;
mod fill;
mod hirelayd;
mod idle;
mod kill;
mod load;
mod machine;
mod names;
mod nowhere;
mod paging;
mod place;
mod receive;
mod rpc;
mod search;
mod visible;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::place::Place;

#[derive(Parser)]
#[command(name = "bench", about = "Measures Hirelay; figures go to <target>/bench/NAME.json")]
struct Options {
    /// What to measure; everything where nothing is named.
    names: Vec<Name>,
    /// A short look at `receive` and `visible`: shows that all works, and roughly where it stands.
    #[arg(long)]
    quick: bool,
    /// How many hires the inbox holds for `inbox`, `search` and `idle`.
    #[arg(long, default_value_t = 100_000)]
    hires: usize,
    /// How often `kill` kills.
    #[arg(long, default_value_t = 20)]
    kills: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// Signed bodies of 4 KB, as fast as they are taken.
    Receive,
    /// Killed under load: what was acknowledged is there.
    Kill,
    /// From the answer to the hire in the list.
    Visible,
    /// A page of the inbox, and opening one hire.
    Inbox,
    /// Searching as one types.
    Search,
    /// Memory at rest, and the start.
    Idle,
    /// Not a measurement: the receiver with storing switched off, for `receive` to compare with.
    #[value(hide = true)]
    ServeNowhere,
}

const ALL: [Name; 6] = [Name::Receive, Name::Kill, Name::Visible, Name::Inbox, Name::Search, Name::Idle];

fn main() -> ExitCode {
    let options = Options::parse();
    let measured = match options.names[..] {
        [Name::ServeNowhere] => nowhere::serve().map(|()| true),
        _ => measure(&options),
    };
    match measured {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// True when every bar was met.
fn measure(options: &Options) -> Result<bool> {
    let names = match (&options.names[..], options.quick) {
        ([], false) => &ALL[..],
        ([], true) => &[Name::Receive, Name::Visible],
        (named, _) => named,
    };
    let place = Place::find()?;
    machine::describe(&place)?;
    let mut all_met = true;
    let mut filled = fill::Filled::new(options.hires);
    for name in names {
        let (file, figures) = match name {
            Name::Receive => ("receive", receive::measure(&place, options.quick)?),
            Name::Kill => ("kill", kill::measure(&place, options.kills)?),
            Name::Visible => ("visible", visible::measure(&place, options.quick)?),
            Name::Inbox => ("inbox", paging::measure(&place, filled.workspace(&place)?)?),
            Name::Search => ("search", search::measure(&place, filled.workspace(&place)?)?),
            Name::Idle => ("idle", idle::measure(&place, filled.workspace(&place)?)?),
            Name::ServeNowhere => continue,
        };
        figures.print();
        figures.write(&place.results, file)?;
        all_met &= figures.all_met();
    }
    Ok(all_met)
}
