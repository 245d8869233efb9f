//! The public HTTP edge: the one door that strangers can reach.
//!
//! It takes signed messages, commits them, and only then answers 200. What it answers is protocol:
//! Ashby gives up for good on 401, 403, 404, 405 and 410 and tries again on everything else, so those
//! five are said only when they are meant. Nothing of the program's inside is shown here.

mod answer;
mod body;
mod connections;
mod doors;
mod handle;
mod listener;
mod serve;

pub use doors::{Door, Doors, Gate, Sink, ValidSecret};
pub use handle::LONGEST_BODY_BYTES;
pub use listener::{ListenError, Listener, Listening, from_this_computer, problem};
pub use serve::Receiver;
