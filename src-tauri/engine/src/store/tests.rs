//! The store on real encrypted files.

use std::{path::PathBuf, sync::mpsc, time::Duration};

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zeroize::Zeroizing;

use super::{
    tables::{NewHistory, Received},
    *,
};

struct Disk {
    dir: TempDir,
}

impl Disk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temp folder") }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("hirelay.db")
    }

    fn options(&self) -> StoreOptions {
        StoreOptions { key: Zeroizing::new([9; 32]) }
    }

    fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.path(), &self.options())
    }
}

/// Makes a closed database look like one of a later version of Hirelay.
pub(crate) fn pretend_newer(path: &Path, options: &StoreOptions) {
    let connection = open::connect(path, options).expect("connects");
    connection.pragma_update(None, "user_version", 99).expect("set");
}

fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().expect("an instant")
}

fn message(number: usize, bytes: usize) -> Received {
    let mut body = number.to_be_bytes().to_vec();
    body.resize(bytes, 7);
    Received {
        digest: Sha256::digest(&body).into(),
        body: Bytes::from(body),
        received_at: now(),
        origin: "webhook",
        signature: "valid",
    }
}

#[tokio::test]
async fn a_bad_item_fails_alone_and_its_neighbours_stay() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    let (release, wait) = mpsc::channel::<()>();
    // Holds the writer, so that what follows shares one batch.
    let held = store.write(move |_| {
        let _ = wait.recv_timeout(Duration::from_secs(10));
        Ok(())
    });
    let good = store.keep_delivery(message(1, 100));
    let bad = store.write(|tx| {
        tx.execute("UPDATE workspace SET time_zone = 'changed'", [])?;
        tx.execute("INSERT INTO hire_count VALUES ('other', 5)", [])?;
        Err::<(), _>(StoreError::NotFound)
    });
    let panics = store.write(|_| -> Result<(), StoreError> { panic!("a bug") });
    let also_good = store.write(|tx| {
        tx.execute("INSERT INTO hire_count VALUES ('also good', 1)", [])?;
        Ok(())
    });
    let (held, good, bad, panicked, also_good, ()) =
        tokio::join!(held, good, bad, panics, also_good, async {
            tokio::task::yield_now().await;
            release.send(()).expect("the writer waits");
        });
    held.expect("held");
    good.expect("kept");
    assert!(matches!(bad, Err(StoreError::NotFound)));
    assert!(matches!(panicked, Err(StoreError::Closed)), "who asked is told");
    also_good.expect("kept");
    let states: Vec<String> = store
        .read(|db| {
            let mut query = db.prepare("SELECT state FROM hire_count ORDER BY state")?;
            let rows = query.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
        .expect("reads");
    assert_eq!(states, ["also good", "completed", "dismissed", "new"], "nothing of the bad one stays");
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused_and_not_touched() {
    let disk = Disk::new();
    disk.open().expect("opens").close().await;
    pretend_newer(&disk.path(), &disk.options());
    let before = std::fs::read(disk.path()).expect("there");
    let refused = disk.open().err().expect("refused");
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }));
    assert!(refused.to_string().contains("newer version of Hirelay"));
    assert_eq!(std::fs::read(disk.path()).expect("there"), before);
}

#[tokio::test]
async fn another_key_and_a_damaged_file_are_told_and_not_touched() {
    let disk = Disk::new();
    disk.open().expect("opens").close().await;
    let other = StoreOptions { key: Zeroizing::new([8; 32]) };
    assert!(matches!(Store::open(&disk.path(), &other), Err(StoreError::Damaged)));
    let mut bytes = std::fs::read(disk.path()).expect("there");
    bytes[100] ^= 1;
    std::fs::write(disk.path(), &bytes).expect("writes");
    assert!(matches!(disk.open(), Err(StoreError::Damaged)));
    assert_eq!(std::fs::read(disk.path()).expect("there"), bytes);
}

#[tokio::test]
async fn history_can_be_added_to_and_nothing_else() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    store
        .write(|tx| tables_for_tests::append(tx, &NewHistory::by_hirelay(now(), "received")))
        .await
        .expect("appended");
    for sql in ["UPDATE history SET what = 'x'", "DELETE FROM history"] {
        let changed = store.write(move |tx| Ok(tx.execute(sql, [])?)).await;
        assert!(matches!(changed, Err(StoreError::Sqlite(_))), "{sql}");
    }
    assert_eq!(store.history("hire", "h".into()).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn a_claim_holds_until_its_lease_ends_and_a_start_releases_only_its_own() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    let claim = |owner: &str, at: Timestamp| {
        store.claim("reading", owner.to_owned(), at, SignedDuration::from_secs(60))
    };
    let later = |seconds| now().saturating_add(SignedDuration::from_secs(seconds)).expect("in range");
    assert!(claim("a", now()).await.expect("claims"));
    assert!(claim("a", later(30)).await.expect("renews"));
    assert!(!claim("b", later(60)).await.expect("refused"), "still leased until 90");
    assert!(claim("b", later(91)).await.expect("claims"), "the lease ended");
    store.release_claims("a".into()).await.expect("releases");
    assert!(!claim("a", later(92)).await.expect("refused"), "b's claim is b's");
    store.release_claims("b".into()).await.expect("releases");
    assert!(claim("a", later(92)).await.expect("claims"));
}

#[tokio::test]
async fn the_log_stays_short_while_much_is_written_and_read() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    let longest = std::sync::atomic::AtomicU64::new(0);
    let log = disk.path().with_extension("db-wal");
    for round in 0..40 {
        let kept = (0..100).map(|n| store.keep_delivery(message(round * 100 + n, 40_000)));
        let (kept, _) =
            tokio::join!(futures_util::future::join_all(kept), store.deliveries(None, None, None, 50));
        assert!(kept.iter().all(Result::is_ok));
        let length = std::fs::metadata(&log).expect("there").len();
        longest.fetch_max(length, std::sync::atomic::Ordering::Relaxed);
    }
    let longest = longest.into_inner();
    assert!(longest < 64 * 1024 * 1024, "160 MB were written, the log grew to {longest} bytes");
    store.close().await;
    assert_eq!(
        std::fs::metadata(&log).map_or(0, |log| log.len()),
        0,
        "closed in order, nothing is left in it"
    );
}

#[tokio::test]
async fn more_than_fits_is_told_to_come_back_and_a_closed_store_says_so() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    let (release, wait) = mpsc::channel::<()>();
    let held = store.write(move |_| {
        let _ = wait.recv_timeout(Duration::from_secs(20));
        Ok(())
    });
    let crowd = futures_util::future::join_all((0..2_500).map(|n| store.keep_delivery(message(n, 100))));
    let (held, crowd, ()) = tokio::join!(held, crowd, async {
        assert!(store.is_busy());
        release.send(()).expect("the writer waits");
    });
    held.expect("held");
    let busy = crowd.iter().filter(|kept| matches!(kept, Err(StoreError::Busy))).count();
    let kept = crowd.iter().filter(|kept| kept.is_ok()).count();
    assert!(busy > 0 && kept >= 2_000 && busy + kept == 2_500, "{kept} kept, {busy} told to come back");
    assert!(!store.is_busy());
    store.close().await;
    assert!(matches!(store.keep_delivery(message(0, 100)).await, Err(StoreError::Closed)));
}

#[tokio::test]
async fn merged_candidates_are_followed_through_chains_and_back() {
    let disk = Disk::new();
    let store = disk.open().expect("opens");
    for (deleted, merged) in [("a", "b"), ("b", "c"), ("x", "y"), ("y", "x")] {
        store.write(move |tx| tables_for_tests::alias(tx, deleted, merged)).await.expect("merged");
    }
    let present = async |id: &str| store.present_candidate(id.to_owned()).await.expect("reads");
    assert_eq!(present("a").await, "c");
    assert_eq!(present("b").await, "c");
    assert_eq!(present("y").await, "x", "a merge back ends at the one that is left");
    assert_eq!(present("nobody").await, "nobody");
}

use super::tables::tests as tables_for_tests;
