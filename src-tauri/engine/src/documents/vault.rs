//! Files on disk, encrypted, written and read in pieces.
//!
//! A file is a row of sealed pieces of 64 KiB, each under a key of the file's own, with its number
//! and whether it is the last one in the nonce: pieces can't be swapped, cut off or moved to another
//! file unnoticed. Writing goes to a temporary file first, so that a name in the vault is always a
//! whole file.

use std::{
    io,
    path::{Path, PathBuf},
};

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use tokio::{
    fs::{self, File},
    io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _},
};
use zeroize::Zeroizing;

use crate::{files, ids::DocumentId};

const PIECE_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;
const PART: &str = "part";

#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("the file can't be read or written: {0}")]
    Io(#[from] io::Error),
    #[error("the file is damaged, or it belongs to another workspace")]
    Damaged,
}

/// The folder of encrypted files.
#[derive(Clone)]
pub struct Vault {
    dir: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

/// What was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub bytes: u64,
    /// SHA-256 of the content.
    pub digest: [u8; 32],
}

impl Vault {
    /// Opens the folder and removes what a crash left half-written.
    pub fn open(dir: PathBuf, key: Zeroizing<[u8; 32]>) -> io::Result<Self> {
        files::private_dir(&dir)?;
        for entry in std::fs::read_dir(&dir)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == PART) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(Self { dir, key })
    }

    fn path(&self, id: &DocumentId) -> PathBuf {
        // Ids are ours: hex digits and dashes.
        self.dir.join(id.as_str())
    }

    fn cipher(&self, id: &DocumentId) -> XChaCha20Poly1305 {
        let mut key = Zeroizing::new([0; 32]);
        // 32 bytes are always a valid length for HKDF-SHA256.
        let _ = Hkdf::<Sha256>::new(None, &*self.key).expand(id.as_str().as_bytes(), &mut *key);
        XChaCha20Poly1305::new((&*key).into())
    }

    /// Begins to write a file.
    pub async fn write(&self, id: &DocumentId) -> Result<Writing, VaultError> {
        let path = self.path(id);
        let part = path.with_extension(PART);
        let file = files::private().write(true).create_new(true).open(&part)?;
        Ok(Writing {
            file: File::from_std(file),
            part,
            path,
            cipher: self.cipher(id),
            piece: Vec::with_capacity(PIECE_BYTES + TAG_BYTES),
            pieces: 0,
            digest: Sha256::new(),
            bytes: 0,
            finished: false,
        })
    }

    /// At most one piece of the content, from `offset`; empty at the end.
    pub async fn read(&self, id: &DocumentId, offset: u64) -> Result<Vec<u8>, VaultError> {
        let mut file = File::open(self.path(id)).await?;
        let length = file.metadata().await?.len();
        let sealed_bytes = (PIECE_BYTES + TAG_BYTES) as u64;
        let number = offset / PIECE_BYTES as u64;
        let begin = number * sealed_bytes;
        if begin >= length {
            return Ok(Vec::new());
        }
        file.seek(io::SeekFrom::Start(begin)).await?;
        let size = sealed_bytes.min(length - begin);
        let mut piece = vec![0; usize::try_from(size).map_err(|_| VaultError::Damaged)?];
        file.read_exact(&mut piece).await?;
        let is_last = begin + size == length;
        self.cipher(id)
            .decrypt_in_place(&nonce(number, is_last), b"", &mut piece)
            .map_err(|_| VaultError::Damaged)?;
        let skip = usize::try_from(offset % PIECE_BYTES as u64).map_err(|_| VaultError::Damaged)?;
        Ok(piece.split_off(skip.min(piece.len())))
    }

    pub async fn remove(&self, id: &DocumentId) -> Result<(), VaultError> {
        match fs::remove_file(self.path(id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

fn nonce(number: u64, is_last: bool) -> XNonce {
    let mut nonce = [0; 24];
    nonce[..8].copy_from_slice(&number.to_be_bytes());
    nonce[8] = u8::from(is_last);
    nonce.into()
}

/// A file on its way into the vault. Dropped before it is finished, it leaves nothing.
pub struct Writing {
    file: File,
    part: PathBuf,
    path: PathBuf,
    cipher: XChaCha20Poly1305,
    piece: Vec<u8>,
    pieces: u64,
    digest: Sha256,
    bytes: u64,
    finished: bool,
}

impl Writing {
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub async fn push(&mut self, mut content: &[u8]) -> Result<(), VaultError> {
        self.digest.update(content);
        self.bytes += content.len() as u64;
        while !content.is_empty() {
            // A full piece is sealed only when more comes: the last one is marked as such.
            if self.piece.len() == PIECE_BYTES {
                self.seal(false).await?;
            }
            let room = (PIECE_BYTES - self.piece.len()).min(content.len());
            let (now, later) = content.split_at(room);
            self.piece.extend_from_slice(now);
            content = later;
        }
        Ok(())
    }

    /// Makes the file durable and gives it its name.
    pub async fn finish(mut self) -> Result<Stored, VaultError> {
        self.seal(true).await?;
        self.file.flush().await?;
        self.file.sync_all().await?;
        fs::rename(&self.part, &self.path).await?;
        self.finished = true;
        files::sync_dir(self.path.parent().unwrap_or(Path::new(".")))?;
        Ok(Stored { bytes: self.bytes, digest: std::mem::take(&mut self.digest).finalize().into() })
    }

    async fn seal(&mut self, is_last: bool) -> Result<(), VaultError> {
        let nonce = nonce(self.pieces, is_last);
        self.cipher.encrypt_in_place(&nonce, b"", &mut self.piece).map_err(|_| VaultError::Damaged)?;
        self.file.write_all(&self.piece).await?;
        self.piece.clear();
        self.pieces += 1;
        Ok(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(dir: &Path) -> Vault {
        Vault::open(dir.to_path_buf(), Zeroizing::new([7; 32])).expect("a vault")
    }

    fn id(name: &str) -> DocumentId {
        DocumentId(name.to_owned())
    }

    async fn whole(vault: &Vault, id: &DocumentId) -> Result<Vec<u8>, VaultError> {
        let mut content = Vec::new();
        loop {
            let piece = vault.read(id, content.len() as u64).await?;
            if piece.is_empty() {
                return Ok(content);
            }
            content.extend(piece);
        }
    }

    #[tokio::test]
    async fn content_of_every_length_comes_back_from_any_offset() {
        let dir = tempfile::tempdir().expect("a folder");
        let vault = vault(dir.path());
        for length in [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES] {
            let content: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let id = id(&format!("{length}"));
            let mut writing = vault.write(&id).await.expect("begun");
            for part in content.chunks(10_007) {
                writing.push(part).await.expect("pushed");
            }
            let stored = writing.finish().await.expect("finished");
            assert_eq!((stored.bytes, stored.digest), (length as u64, Sha256::digest(&content).into()));
            assert!(whole(&vault, &id).await.expect("reads") == content, "{length}");
            let middle = length / 2;
            let piece = vault.read(&id, middle as u64).await.expect("reads");
            assert!(content[middle..].starts_with(&piece));
        }
    }

    #[tokio::test]
    async fn nothing_readable_is_on_disk_and_no_change_goes_unnoticed() {
        let dir = tempfile::tempdir().expect("a folder");
        let vault = vault(dir.path());
        let mut writing = vault.write(&id("a")).await.expect("begun");
        writing.push(&b"a secret letter ".repeat(10_000)).await.expect("pushed");
        writing.finish().await.expect("finished");
        let sealed = std::fs::read(dir.path().join("a")).expect("there");
        assert!(!sealed.windows(13).any(|window| window == b"secret letter"));
        // Moved to another name, cut after a whole piece, and with one bit changed.
        std::fs::write(dir.path().join("b"), &sealed).expect("writes");
        std::fs::write(dir.path().join("c"), &sealed[..PIECE_BYTES + TAG_BYTES]).expect("writes");
        assert!(matches!(whole(&vault, &id("b")).await, Err(VaultError::Damaged)));
        assert!(matches!(whole(&vault, &id("c")).await, Err(VaultError::Damaged)));
        let mut changed = sealed;
        changed[100] ^= 1;
        std::fs::write(dir.path().join("a"), changed).expect("writes");
        assert!(matches!(whole(&vault, &id("a")).await, Err(VaultError::Damaged)));
    }

    #[tokio::test]
    async fn what_is_not_finished_leaves_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let vault = vault(dir.path());
        let mut writing = vault.write(&id("a")).await.expect("begun");
        writing.push(b"half").await.expect("pushed");
        drop(writing);
        assert_eq!(std::fs::read_dir(dir.path()).expect("lists").count(), 0);
        std::fs::write(dir.path().join("crashed.part"), b"x").expect("writes");
        self::vault(dir.path());
        assert_eq!(std::fs::read_dir(dir.path()).expect("lists").count(), 0);
    }
}
