//! Tickets: a link to one file, for one session, for one minute.
//!
//! An image or a frame can't send a header, so the link itself is the proof. It is random, short-lived,
//! and worthless once the session that asked for it has ended.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    ids::DocumentId,
    people::Caller,
    random::{self, NoRandomness, Random},
};

const VALID: SignedDuration = SignedDuration::from_secs(60);

#[derive(Default)]
pub struct Tickets(Mutex<HashMap<String, Ticket>>);

struct Ticket {
    document: DocumentId,
    session: [u8; 32],
    until: Timestamp,
}

impl Tickets {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Ticket>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub fn issue(
        &self,
        caller: &Caller,
        document: DocumentId,
        now: Timestamp,
        random: &dyn Random,
    ) -> Result<String, NoRandomness> {
        let ticket = random::token::<24>(random)?;
        let until = now.saturating_add(VALID).unwrap_or(Timestamp::MAX);
        let mut tickets = self.lock();
        tickets.retain(|_, ticket| now < ticket.until);
        tickets.insert(ticket.clone(), Ticket { document, session: caller.token_hash(), until });
        Ok(ticket)
    }

    /// The file of a ticket that is still good, and the session that it was issued to.
    pub fn document(&self, ticket: &str, now: Timestamp) -> Option<(DocumentId, [u8; 32])> {
        let tickets = self.lock();
        let ticket = tickets.get(ticket).filter(|ticket| now < ticket.until)?;
        Some((ticket.document.clone(), ticket.session))
    }
}
