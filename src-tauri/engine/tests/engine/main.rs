//! The engine from outside: real HTTP, real encrypted files, a clock that the test moves.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something it relies on is missing"
)]

mod answers;
mod bodies;
mod commands;
mod completing;
mod files_and_events;
mod hires;
mod house;
mod listening;
mod lists;
mod passwords;
mod profiles;
mod roles;
mod secrets_of_the_integration;
mod support;
mod test_hires;
