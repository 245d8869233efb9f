//! What changes, told to the window through a channel of Tauri's.
//!
//! There is one window, so there is one listening: a page that was loaded again takes the place of the last.

use std::sync::{Mutex, MutexGuard};

use hirelay_engine::api::{Events, Numbered};
use hirelay_host::workspaces::Workspaces;
use serde::Serialize;
use tauri::{State, ipc::Channel};
use tokio_util::sync::CancellationToken;

use crate::rpc::{Answer, Answered};

/// What goes through the channel. After `Ended` nothing does.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Told {
    Event(Numbered),
    Ended,
}

#[derive(Default)]
pub struct Listening(Mutex<Option<(u32, CancellationToken)>>);

impl Listening {
    fn current(&self) -> MutexGuard<'_, Option<(u32, CancellationToken)>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn begin(&self, id: u32) -> CancellationToken {
        let stop = CancellationToken::new();
        if let Some((_, last)) = self.current().replace((id, stop.clone())) {
            last.cancel();
        }
        stop
    }

    fn stop(&self, id: u32) {
        if let Some((_, stop)) = self.current().take_if(|(current, _)| *current == id) {
            stop.cancel();
        }
    }
}

/// Answered when nothing is missed any more; each change follows through the channel.
#[tauri::command]
pub async fn listen(
    workspaces: State<'_, Workspaces>,
    listening: State<'_, Listening>,
    token: Option<String>,
    channel: Channel<Told>,
) -> Answered<()> {
    let events = match workspaces.events(token.as_deref()).await {
        Ok(events) => events,
        Err(error) => return Ok(Answer::Error(error)),
    };
    let stop = listening.begin(channel.id());
    tokio::spawn(async move {
        stop.run_until_cancelled(tell(events, &channel)).await;
        let _ = channel.send(Told::Ended);
    });
    Ok(Answer::Ok(()))
}

#[tauri::command]
pub fn stop_listening(listening: State<'_, Listening>, channel: u32) {
    listening.stop(channel);
}

async fn tell(mut events: Events, channel: &Channel<Told>) {
    while let Some(event) = events.next().await {
        if channel.send(Told::Event(event)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_listening_ends_the_last_and_a_late_stop_does_not_end_the_new() {
        let listening = Listening::default();
        let (first, second) = (listening.begin(1), listening.begin(2));
        assert!(first.is_cancelled());
        listening.stop(1);
        assert!(!second.is_cancelled());
        listening.stop(2);
        assert!(second.is_cancelled());
    }
}
