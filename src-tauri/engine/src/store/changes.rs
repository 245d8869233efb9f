//! What changed, told to whoever shows it. No content: who is told asks again, with permission.

use serde::Serialize;
use ts_rs::TS;

/// Kinds of things that change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Hire,
    Delivery,
    RefusedMessage,
    Integration,
    Reach,
    Employee,
    /// Roles, who has them, and who can sign in.
    Role,
    Document,
}

impl Topic {
    pub const ALL: &[Topic] = &[
        Topic::Hire,
        Topic::Delivery,
        Topic::RefusedMessage,
        Topic::Integration,
        Topic::Reach,
        Topic::Employee,
        Topic::Role,
        Topic::Document,
    ];
}

/// One thing that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Change {
    pub topic: Topic,
    pub id: String,
}
