//! Which addresses exist, which secrets open them, and where messages go.

use std::{collections::HashMap, sync::Arc};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use crate::{
    ashby::{Verified, WebhookSecret},
    ids::IntegrationId,
    store::{
        Store, StoreError,
        tables::{NewRefused, PingRecord, Received},
    },
};

/// Whether messages can be taken at all.
#[derive(Clone)]
pub enum Gate {
    /// Starting, locked, without a database, or stopping.
    Closed,
    Open(Arc<Doors>),
}

/// What is behind the gate.
pub struct Doors {
    pub sink: Sink,
    /// By path, such as `/hooks/ashby/…`.
    pub by_path: HashMap<String, Door>,
}

/// An address that was issued.
pub enum Door {
    Installed {
        integration: IntegrationId,
        /// The present one first.
        secrets: Vec<ValidSecret>,
    },
    Uninstalled,
}

/// A secret, and until when it counts.
#[derive(Clone)]
pub struct ValidSecret {
    pub secret: WebhookSecret,
    /// Unset for the present one.
    pub until: Option<Timestamp>,
}

impl ValidSecret {
    pub fn counts_at(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// Where messages go.
#[derive(Clone)]
pub enum Sink {
    /// To disk; then whoever interprets them is woken.
    Store { store: Store, kept: Arc<Notify> },
    /// Nowhere. Only to measure the edge by itself.
    Nowhere,
}

impl Sink {
    /// Whether what is kept now would stay: the disk has room, and the database is whole.
    pub fn is_sound(&self) -> bool {
        !matches!(self, Sink::Store { store, .. } if store.is_full() || store.is_damaged())
    }

    pub fn is_busy(&self) -> bool {
        matches!(self, Sink::Store { store, .. } if store.is_busy())
    }

    /// Returns once the message is on disk.
    pub async fn keep(&self, message: &Verified, now: Timestamp) -> Result<(), StoreError> {
        let received = Received {
            digest: Sha256::digest(message.body()).into(),
            body: message.body().clone(),
            received_at: now,
            origin: "webhook",
            signature: if message.secret_index() == 0 { "valid" } else { "previous_secret" },
        };
        if let Sink::Store { store, kept } = self {
            store.keep_delivery(received).await?;
            kept.notify_one();
        }
        Ok(())
    }

    /// Keeps a refused message where there is room; if not, the answer is the same.
    pub async fn keep_refused(&self, message: NewRefused) {
        if let Sink::Store { store, .. } = self
            && let Err(error) = store.keep_refused(message).await
        {
            tracing::warn!(%error, "a refused message was not kept");
        }
    }

    pub async fn note_ping(&self, integration: &IntegrationId, ping: PingRecord) {
        if let Sink::Store { store, .. } = self
            && let Err(error) = store.note_ping(integration.clone(), ping).await
        {
            tracing::warn!(%error, "a ping was not noted");
        }
    }
}
