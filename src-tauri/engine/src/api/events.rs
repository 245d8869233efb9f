//! What changes, told as it happens: a topic and an id, never content.

use serde::Serialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use ts_rs::TS;

use super::{ApiError, access::Asker};
use crate::{
    engine::Engine,
    people::{Caller, Permission, Presence},
    store::{Change, Topic},
};

/// An event, numbered per connection: a gap, or `resync`, means *ask again for everything*.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Numbered {
    pub number: u64,
    pub event: Option<Change>,
}

/// Whether somebody with these permissions is told of a topic.
pub(super) fn may_hear(caller: &Caller, topic: Topic) -> bool {
    let needed = match topic {
        Topic::Hire | Topic::Delivery => Permission::ManageAtsInbox,
        Topic::RefusedMessage | Topic::Integration | Topic::Reach => Permission::ManageIntegrations,
        Topic::Document => Permission::ManageDocuments,
        // What somebody may do concerns everybody: each asks again for their own.
        Topic::Employee | Topic::Role => return true,
    };
    caller.holds(needed)
}

/// One connection's events.
pub struct Events {
    engine: Engine,
    token: String,
    caller: Caller,
    changes: Receiver<Change>,
    next: u64,
}

impl Engine {
    /// Begins to tell a session what changes.
    pub async fn events(&self, token: Option<&str>) -> Result<Events, ApiError> {
        let Asker::Signed(workspace, caller) = self.asker(token, Presence::Listening).await? else {
            return Err(ApiError::unauthenticated());
        };
        let token = token.unwrap_or_default().to_owned();
        Ok(Events { engine: self.clone(), token, caller, changes: workspace.store.changes(), next: 1 })
    }
}

impl Events {
    /// The next event that this session may hear. `None` when the engine stops or the session ends.
    pub async fn next(&mut self) -> Option<Numbered> {
        loop {
            let change = tokio::select! {
                change = self.changes.recv() => change,
                () = self.engine.stopping().cancelled() => return None,
            };
            let event = match change {
                Ok(change) => Some(change),
                // Too slow to follow: told to ask again for everything.
                Err(RecvError::Lagged(_)) => None,
                Err(RecvError::Closed) => return None,
            };
            // Asked anew each time, so that a change of roles or a sign-out counts at once.
            match self.engine.asker(Some(&self.token), Presence::Listening).await {
                Ok(Asker::Signed(_, caller)) => self.caller = caller,
                _ => return None,
            }
            if event.as_ref().is_none_or(|change| may_hear(&self.caller, change.topic)) {
                let number = self.next;
                self.next += 1;
                return Some(Numbered { number, event });
            }
        }
    }
}
