//! What Ashby sends: its signature, and its messages as values.
//!
//! Bytes in, values out: nothing here reads a clock, a file or a socket. The readers are tolerant,
//! because Ashby adds fields without notice and sends nulls where its own schema forbids them.

mod application;
mod fields;
mod message;
mod offer;
mod signature;

pub use application::{Application, Candidate, Contact, ContactKind};
pub use fields::Fields;
pub(crate) use message::action_of;
pub use message::{Message, Subject, Unreadable, is_ping};
pub use offer::Offer;
pub use signature::{Refusal, Unverified, Verified, WebhookSecret, sign};
