//! A few connections that only read, each used by one query at a time.

use std::sync::Mutex;

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::StoreError;

/// More would not read faster on an office computer, and each keeps a page cache.
const CONNECTIONS: usize = 3;

pub(super) struct Readers {
    idle: std::sync::Arc<Mutex<Vec<Connection>>>,
    permits: Semaphore,
}

impl Readers {
    pub fn new(connect: impl Fn() -> Result<Connection, StoreError>) -> Result<Self, StoreError> {
        let mut idle = Vec::with_capacity(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            let connection = connect()?;
            connection.execute_batch("PRAGMA query_only = ON;")?;
            idle.push(connection);
        }
        Ok(Self { idle: std::sync::Arc::new(Mutex::new(idle)), permits: Semaphore::new(CONNECTIONS) })
    }

    /// Runs a query on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let _permit = self.permits.acquire().await.map_err(|_| StoreError::Closed)?;
        let lease = Lease::take(self.idle.clone()).ok_or(StoreError::Closed)?;
        tokio::task::spawn_blocking(move || {
            let connection = lease.connection.as_ref().ok_or(StoreError::Closed)?;
            let snapshot = connection.unchecked_transaction()?;
            query(&snapshot)
        })
        .await
        .map_err(|_| StoreError::Closed)?
    }
}

/// Gives its connection back, also when the query panics.
struct Lease {
    connection: Option<Connection>,
    home: std::sync::Arc<Mutex<Vec<Connection>>>,
}

impl Lease {
    fn take(home: std::sync::Arc<Mutex<Vec<Connection>>>) -> Option<Self> {
        let connection = home.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop()?;
        Some(Self { connection: Some(connection), home })
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.home.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(connection);
        }
    }
}
