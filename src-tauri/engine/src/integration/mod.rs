//! The Ashby integration: its address, its secrets, and the receiver's doors that follow from them.

mod test_hire;

use std::{collections::HashMap, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use crate::{
    ashby::{Unverified, WebhookSecret},
    ids::IntegrationId,
    people::{Allowed, kind::ManageIntegrations},
    random::{self, NoRandomness, Random},
    receiver::{Door, Doors, Sink, ValidSecret},
    secrets::{Purpose, RootKey, SealError},
    store::{
        Store, StoreError,
        tables::{IntegrationRecord, NewHistory, NewSecret, Received},
    },
    time::Clock,
};

pub use test_hire::TestHire;

/// How long the secret before the present one stays valid, unless the administrator ends it.
pub const PREVIOUS_SECRET_VALID: SignedDuration = SignedDuration::from_hours(3 * 24);
const SHORTEST_SECRET_CHARACTERS: usize = 16;
const LONGEST_SECRET_CHARACTERS: usize = 200;

/// Installs, changes and removes the integration.
#[derive(Clone)]
pub struct Integration {
    pub store: Store,
    pub root: RootKey,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    /// Rung when messages were kept.
    pub kept: Arc<Notify>,
}

/// The integration as it stands.
#[derive(Debug, Clone)]
pub struct Installed {
    pub record: IntegrationRecord,
    pub secret: WebhookSecret,
    pub secret_issued_at: Timestamp,
    /// Until when the secret before this one is valid too.
    pub previous_secret_until: Option<Timestamp>,
}

#[derive(Debug, thiserror::Error)]
pub enum IntegrationError {
    #[error("The integration is installed already.")]
    InstalledAlready,
    #[error("The integration is not installed. Install it first.")]
    NotInstalled,
    #[error("A secret has 16 to 200 characters, without spaces.")]
    UnfitSecret,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

type Proof = Allowed<ManageIntegrations>;

impl Integration {
    pub async fn installed(&self) -> Result<Option<Installed>, IntegrationError> {
        let all = self.store.integrations().await?;
        let Some(record) = all.into_iter().find(|record| record.uninstalled_at.is_none()) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let secrets = self.secrets(&record.id).await?;
        let previous_secret_until =
            secrets.iter().filter_map(|(secret, _)| secret.until).find(|until| *until > now);
        let Some((present, secret_issued_at)) = secrets.into_iter().next() else {
            return Ok(None);
        };
        Ok(Some(Installed { record, secret: present.secret, secret_issued_at, previous_secret_until }))
    }

    /// A new address (128 random bits) and a new secret.
    pub async fn install(&self, proof: &Proof) -> Result<(), IntegrationError> {
        let now = self.clock.now();
        let id = IntegrationId::new(now, &*self.random)?;
        let token = random::bytes::<16>(&*self.random)?;
        let token = token.iter().fold(String::new(), |path, byte| path + &format!("{byte:02x}"));
        let secret = self.new_secret(&self.random_secret()?)?;
        let entry = NewHistory::by(proof.who(), now, "installed");
        match self.store.install_integration(id, format!("/hooks/ashby/{token}"), secret, entry).await {
            Err(StoreError::Stale) => Err(IntegrationError::InstalledAlready),
            other => Ok(other?),
        }
    }

    pub async fn uninstall(&self, proof: &Proof) -> Result<(), IntegrationError> {
        let installed = self.installed().await?.ok_or(IntegrationError::NotInstalled)?;
        let entry = NewHistory::by(proof.who(), self.clock.now(), "uninstalled");
        Ok(self.store.uninstall_integration(installed.record.id, entry).await?)
    }

    /// Makes a new secret the present one: `own`, as it stands in Ashby already, or a random one.
    /// The one before stays valid for [`PREVIOUS_SECRET_VALID`].
    pub async fn rotate_secret(&self, proof: &Proof, own: Option<&str>) -> Result<(), IntegrationError> {
        let installed = self.installed().await?.ok_or(IntegrationError::NotInstalled)?;
        let secret = match own {
            Some(own) => fit_secret(own)?,
            None => self.random_secret()?,
        };
        let entry = NewHistory::by(proof.who(), self.clock.now(), "secret_replaced")
            .with(json!({"own": own.is_some()}));
        let sealed = self.new_secret(&secret)?;
        self.store.issue_webhook_secret(installed.record.id, sealed, entry).await?;
        self.accept_refused().await
    }

    /// From now on only the present secret is valid.
    pub async fn end_previous_secret(&self, proof: &Proof) -> Result<(), IntegrationError> {
        let installed = self.installed().await?.ok_or(IntegrationError::NotInstalled)?;
        let entry = NewHistory::by(proof.who(), self.clock.now(), "previous_secret_ended");
        Ok(self.store.end_previous_secret(installed.record.id, entry).await?)
    }

    /// What the receiver needs to know.
    pub async fn doors(&self) -> Result<Doors, IntegrationError> {
        let mut by_path = HashMap::new();
        for record in self.store.integrations().await? {
            let door = match record.uninstalled_at {
                Some(_) => Door::Uninstalled,
                None => {
                    let secrets =
                        self.secrets(&record.id).await?.into_iter().map(|(secret, _)| secret).collect();
                    Door::Installed { integration: record.id, secrets }
                }
            };
            by_path.insert(record.path, door);
        }
        Ok(Doors { sink: Sink::Store { store: self.store.clone(), kept: self.kept.clone() }, by_path })
    }

    /// Refused messages that fit a secret after all become ordinary ones. Nobody else can make them so.
    pub async fn accept_refused(&self) -> Result<(), IntegrationError> {
        for refused in self.store.refused().await? {
            let secrets = self.secrets(&refused.integration_id).await?;
            let body = self.store.refused_body(&refused.id).await?;
            let unverified = Unverified::new(body, refused.signature.as_deref());
            let now = self.clock.now();
            let valid = secrets.iter().map(|(secret, _)| secret).filter(|secret| secret.counts_at(now));
            let Ok(verified) = unverified.verify(valid.map(|secret| &secret.secret)) else {
                continue;
            };
            let received = Received {
                digest: Sha256::digest(verified.body()).into(),
                body: verified.body().clone(),
                received_at: refused.received_at,
                origin: "webhook",
                signature: "fitted_later",
            };
            self.store.accept_refused(&refused.id, received).await?;
            self.kept.notify_one();
        }
        Ok(())
    }

    /// The present one first, each with its time of issue.
    async fn secrets(&self, id: &IntegrationId) -> Result<Vec<(ValidSecret, Timestamp)>, IntegrationError> {
        let mut secrets = Vec::new();
        for record in self.store.webhook_secrets(id).await? {
            let plain = self.root.open(Purpose::WebhookSecret, &record.sealed)?;
            let secret = WebhookSecret::new(String::from_utf8_lossy(&plain).into_owned());
            secrets.push((ValidSecret { secret, until: record.valid_until }, record.issued_at));
        }
        Ok(secrets)
    }

    fn random_secret(&self) -> Result<WebhookSecret, IntegrationError> {
        Ok(WebhookSecret::new(random::token::<32>(&*self.random)?))
    }

    fn new_secret(&self, secret: &WebhookSecret) -> Result<NewSecret, IntegrationError> {
        let now = self.clock.now();
        Ok(NewSecret {
            sealed: self.root.seal(Purpose::WebhookSecret, secret.reveal().as_bytes(), &*self.random)?,
            issued_at: now,
            previous_until: now.saturating_add(PREVIOUS_SECRET_VALID).unwrap_or(Timestamp::MAX),
        })
    }
}

fn fit_secret(own: &str) -> Result<WebhookSecret, IntegrationError> {
    let characters = own.chars().count();
    let fits = (SHORTEST_SECRET_CHARACTERS..=LONGEST_SECRET_CHARACTERS).contains(&characters)
        && !own.contains(char::is_whitespace)
        && !own.contains(char::is_control);
    if fits { Ok(WebhookSecret::new(own)) } else { Err(IntegrationError::UnfitSecret) }
}
