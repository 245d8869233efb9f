//! Opening the file: key, pragmas, migrations.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::{StoreError, tables};

/// What opens the database.
pub struct StoreOptions {
    /// Given to SQLCipher as it is, so that a connection costs no key stretching.
    pub key: Zeroizing<[u8; 32]>,
}

/// Marks the file as Hirelay's ("Hire" in ASCII).
const APPLICATION_ID: i64 = 0x4869_7265;

/// Each step brings a database to the next version. A step that was released is never edited.
const MIGRATIONS: &[&[&str]] = &[tables::FIRST];

pub(super) fn connect(path: &Path, options: &StoreOptions) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if !path.exists() {
        // Made here and not by SQLite, so that nobody else may read it.
        let made = crate::files::private().create(true).append(true).open(path);
        made.map_err(|_| rusqlite::Error::InvalidPath(path.to_path_buf()))?;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch(&key_pragma(&options.key))?;
    // Processors hash SHA-256 in hardware; the default, SHA-512, takes twice as long a page.
    connection.execute_batch("PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        // Temporary tables stay in memory: a temporary file would not be encrypted.
        "PRAGMA temp_store = MEMORY;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA wal_autocheckpoint = 0;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;",
    )?;
    Ok(connection)
}

/// All missing steps in one transaction; refuses a file that a newer version made.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for step in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        for table in *step {
            transaction.execute_batch(table)?;
        }
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.commit()?;
    Ok(())
}

fn key_pragma(key: &[u8; 32]) -> Zeroizing<String> {
    let mut pragma = Zeroizing::new(String::with_capacity(96));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key {
        pragma.push_str(&format!("{byte:02x}"));
    }
    pragma.push_str("'\";");
    pragma
}
