//! The simulator seen from outside: against a real HTTP server on a port of its own.

#![expect(clippy::expect_used, reason = "clippy takes functions that serve tests for ordinary ones")]

mod cli;
mod delivery;
mod load;
mod people;
mod settings;
mod support;
