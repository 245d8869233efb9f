//! From what Ashby sent to what the profile will say.
//!
//! Pure: the same rules, parts and edits always give the same draft, and each value tells where it
//! came from. Nothing here reads a clock, a file or the store.

mod draft;
mod name;
mod rules;
mod target;
mod value;

pub use draft::{Changed, Draft, DraftField, Edit, Origin, Problem, draft};
pub use name::{SplitName, split_name};
pub use rules::{Parts, Rule, Rules, Source};
pub use target::{Kind, Section, TARGETS, Target, target};
pub use value::{InvalidValue, Value};
