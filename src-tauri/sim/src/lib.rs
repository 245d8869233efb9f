//! A simulated Ashby, faithful where a receiver could tell the difference.
//!
//! This half sends webhooks: [`people`] makes hires, [`event`] puts them into bodies, [`signature`] signs,
//! [`settings`] decides who listens, [`delivery`] sends and retries, [`load`] sends without end. Time and
//! seeds come in as arguments. Nothing is ever sent anywhere but to a literal loopback address.

pub mod crowd;
pub mod delivery;
pub mod event;
pub mod load;
pub mod objects;
pub mod people;
pub mod samples;
pub mod settings;
pub mod signature;
