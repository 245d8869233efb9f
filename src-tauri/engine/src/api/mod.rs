//! What a host can ask for.
//!
//! Every command is declared once, in [`registry`], with its permission. The router, the TypeScript
//! types and `docs/rpc.md` come out of that declaration. Permissions are checked before an input is
//! even looked at, so that nothing leaks through the shape of an error.

mod access;
mod delivery;
mod describe;
mod document;
mod employee;
mod error;
mod events;
mod explore;
mod files;
mod generated;
mod hire_detail;
mod hire_item;
mod history;
mod inbox;
mod integration;
mod page;
mod reach;
pub mod registry;
mod role;
mod session;
mod setup;
mod test_hire;
mod workspace;

pub use access::Rule;
pub use error::{ApiError, Code};
pub use events::{Events, Numbered};
pub use files::{FileReader, Upload};
pub use generated::{Generated, generate};
