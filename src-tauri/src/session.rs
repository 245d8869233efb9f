//! *Stay signed in on this computer*: the session's token in the system's credential store.
//!
//! What the page keeps is wiped with the window, so the token is kept here. Where there is no credential
//! store, or it does not answer, nobody stays signed in, and everything else works.

use std::{path::Path, sync::Arc, time::Duration};

use hirelay_engine::secrets::{CredentialError, CredentialStore, KeyringCredentials};

/// How long the credential store may take: the window waits for it with its first page.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Clone)]
pub struct StaySignedIn {
    store: Option<Arc<dyn CredentialStore>>,
    account: String,
}

impl StaySignedIn {
    pub fn on(data_dir: &Path, has_credential_store: bool) -> Self {
        let store = has_credential_store.then(|| Arc::new(KeyringCredentials) as Arc<dyn CredentialStore>);
        let data_dir = data_dir.canonicalize().unwrap_or_else(|_| data_dir.to_owned());
        Self { store, account: format!("session in {}", data_dir.display()) }
    }

    pub async fn token(&self) -> Option<String> {
        let token = self.ask(|store, account| store.get(account)).await??;
        String::from_utf8(token.to_vec()).ok()
    }

    /// Keeps a token instead of the last one, or none.
    pub async fn keep(&self, token: Option<String>) {
        self.ask(move |store, account| match token {
            Some(token) => store.set(account, token.as_bytes()),
            None => store.delete(account),
        })
        .await;
    }

    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn CredentialStore, &str) -> Result<T, CredentialError> + Send + 'static,
    ) -> Option<T> {
        let (store, account) = (self.store.clone()?, self.account.clone());
        let asked = tokio::task::spawn_blocking(move || ask(&*store, &account));
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(Ok(answer))) => Some(answer),
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "nobody stays signed in");
                None
            }
            _ => {
                tracing::warn!("the credential store does not answer; nobody stays signed in");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hirelay_engine::secrets::MemoryCredentials;

    use super::*;

    fn on(store: Option<Arc<MemoryCredentials>>, account: &str) -> StaySignedIn {
        let store = store.map(|store| store as Arc<dyn CredentialStore>);
        StaySignedIn { store, account: account.to_owned() }
    }

    #[tokio::test]
    async fn a_token_stays_until_it_is_taken_back_and_only_for_its_data_folder() {
        let store = Arc::new(MemoryCredentials::default());
        let here = on(Some(store.clone()), "here");
        assert_eq!(here.token().await, None);
        here.keep(Some("token".to_owned())).await;
        assert_eq!(here.token().await.as_deref(), Some("token"));
        assert_eq!(on(Some(store), "there").token().await, None);
        here.keep(None).await;
        assert_eq!(here.token().await, None);
    }

    #[tokio::test]
    async fn without_a_working_credential_store_nobody_stays_signed_in() {
        let broken = Arc::new(MemoryCredentials::default());
        broken.fail_with(Some(CredentialError::Locked("by a test".to_owned())));
        for store in [None, Some(broken)] {
            let nowhere = on(store, "here");
            nowhere.keep(Some("token".to_owned())).await;
            assert_eq!(nowhere.token().await, None);
        }
    }
}
