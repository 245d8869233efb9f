//! Drives the built programs from outside: real processes, real files, real HTTP on loopback.
//!
//! The tests lie in `programs/`. This is what they stand on; everything here gives errors and never
//! panics, and every process, folder and file system that it makes is gone with its owner.

pub mod daemon;
pub mod disk;
pub mod events;
pub mod http;
pub mod journey;
pub mod keyring;
pub mod owner;
pub mod program;
pub mod readable;
pub mod rpc;
pub mod screen;
pub mod trace;
pub mod wait;
pub mod window;
