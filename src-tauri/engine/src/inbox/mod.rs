//! From message to hire, and from hire to employee.
//!
//! A hire is made of parts. The interpreter reads each kept message once, in the order of receipt,
//! and puts its parts where they belong; the same messages in any order give the same hire. People
//! edit, complete, dismiss, restore and reopen.

mod actions;
mod employee;
mod hire;
mod interpreter;
mod merge;
mod reading;

pub use actions::{Inbox, InboxError};
pub use hire::{Hire, changed_since_end};
pub use interpreter::Interpreter;
