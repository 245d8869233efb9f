//! Hirelay without a window.
//!
//! The engine receives Ashby's messages, keeps them, makes hires of them and lets people complete
//! those. It knows no window and no Tauri; the desktop, `hirelayd` and the tests all call it through
//! [`api`]. Data flows one way: a host asks [`api`], which checks the permission and calls a room,
//! which reads and writes the [`store`]; the [`receiver`] is the only other door.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod api;
pub mod ashby;
mod documents;
pub mod engine;
pub mod explore;
pub mod files;
pub mod ids;
mod inbox;
mod integration;
pub mod mapping;
pub mod money;
pub mod net;
pub mod people;
pub mod random;
mod reach;
pub mod receiver;
pub mod secrets;
pub mod store;
pub mod time;
