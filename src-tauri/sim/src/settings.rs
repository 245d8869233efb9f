//! Webhook settings as an administrator keeps them in Ashby.
//!
//! A setting listens to one action. Saving it, for the first time or again, sends one ping; if that is
//! answered with 400 or more, or not at all, the setting is stored but disabled, until an edit whose ping
//! succeeds. The same address and action cannot be set up twice. Events go to enabled settings only.

use uuid::Uuid;

use crate::delivery::{Answer, Attempt, Delivery, Endpoint, Sender};
use crate::event::{Action, Event};

/// What an administrator fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub action: Action,
    pub endpoint: Endpoint,
    /// The tick in the form. Without it the setting stays disabled, however the ping ends.
    pub enabled: bool,
}

impl Draft {
    /// An enabled setting for this action.
    pub fn new(action: Action, endpoint: &Endpoint) -> Self {
        Self { action, endpoint: endpoint.clone(), enabled: true }
    }
}

/// A stored setting.
#[derive(Debug, Clone)]
pub struct Setting {
    pub id: Uuid,
    pub action: Action,
    pub endpoint: Endpoint,
    pub enabled: bool,
    /// How the ping of the last save went.
    pub last_ping: Attempt,
}

/// Why a setting was not saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    #[error("Duplicate webhook")]
    Duplicate,
    #[error("there is no webhook setting with the id {0}")]
    Unknown(Uuid),
}

/// All webhook settings of an organisation, and what sends to them.
pub struct Settings {
    sender: Sender,
    stored: Vec<Setting>,
}

impl Settings {
    /// None yet.
    pub fn new(sender: Sender) -> Self {
        Self { sender, stored: Vec::new() }
    }

    /// Stores a setting under `id` and pings it.
    pub async fn create(&mut self, id: Uuid, draft: Draft) -> Result<Setting, SettingError> {
        self.refuse_duplicate(id, &draft)?;
        let setting = self.ping(id, draft).await;
        self.stored.push(setting.clone());
        Ok(setting)
    }

    /// Replaces a setting by what the form now says, and pings it.
    pub async fn edit(&mut self, id: Uuid, draft: Draft) -> Result<Setting, SettingError> {
        self.refuse_duplicate(id, &draft)?;
        let place =
            self.stored.iter().position(|setting| setting.id == id).ok_or(SettingError::Unknown(id))?;
        let setting = self.ping(id, draft).await;
        self.stored[place] = setting.clone();
        Ok(setting)
    }

    /// Removes a setting.
    pub fn delete(&mut self, id: Uuid) -> Result<(), SettingError> {
        let place =
            self.stored.iter().position(|setting| setting.id == id).ok_or(SettingError::Unknown(id))?;
        self.stored.remove(place);
        Ok(())
    }

    /// Every setting, in order of creation.
    pub fn all(&self) -> &[Setting] {
        &self.stored
    }

    /// Sends each event to every enabled setting for its action, and waits until all have ended. What nobody
    /// listens to is not sent, now or later.
    pub async fn fire(&self, events: &[Event]) -> Vec<Delivery> {
        let mut orders = Vec::new();
        for event in events {
            let listening =
                self.stored.iter().filter(|setting| setting.enabled && setting.action == event.action);
            orders.extend(listening.map(|setting| (setting.endpoint.clone(), event.clone())));
        }
        self.sender.deliver_all(orders).await
    }

    fn refuse_duplicate(&self, id: Uuid, draft: &Draft) -> Result<(), SettingError> {
        let taken = |other: &Setting| {
            other.id != id && other.action == draft.action && other.endpoint.target == draft.endpoint.target
        };
        if self.stored.iter().any(taken) { Err(SettingError::Duplicate) } else { Ok(()) }
    }

    async fn ping(&self, id: Uuid, draft: Draft) -> Setting {
        let last_ping = self.sender.try_once(&draft.endpoint, &Event::ping()).await;
        let answered = matches!(last_ping.answer, Answer::Status(status) if status < 400);
        Setting {
            id,
            action: draft.action,
            endpoint: draft.endpoint,
            enabled: draft.enabled && answered,
            last_ping,
        }
    }
}
