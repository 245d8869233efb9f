//! Why there is no window. Said on standard error and, to who started Hirelay with a click, in a dialog.

use std::io;

use rfd::{MessageButtons, MessageDialog, MessageLevel};

#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("There is no display here. On a machine without one, run `hirelayd serve` instead.")]
    NoDisplay,
    #[error("This user has no home folder to keep data in. Name a folder with --data-dir.")]
    NoHome,
    #[error(transparent)]
    Secrets(#[from] hirelay_host::workspace::SecretsOption),
    #[error(transparent)]
    Start(#[from] hirelay_engine::engine::StartError),
    #[error("A file can't be written: {0}. Nothing was changed. Free some space, then start Hirelay again.")]
    File(#[from] io::Error),
    #[error("The window can't be opened: {0}. Nothing was changed.")]
    Window(#[from] tauri::Error),
}

impl Trouble {
    pub fn tell(&self) {
        eprintln!("hirelay: {self}");
        if matches!(self, Self::NoDisplay) {
            return;
        }
        MessageDialog::new()
            .set_level(MessageLevel::Error)
            .set_title("Hirelay did not start")
            .set_description(sentence(&self.to_string()))
            .set_buttons(MessageButtons::Ok)
            .show();
    }
}

/// An error begins small, because it often follows other words; in a dialog it stands alone.
fn sentence(error: &str) -> String {
    let mut letters = error.chars();
    let first = letters.next().map(char::to_uppercase);
    let dot = if error.ends_with(['.', '?', '!']) { "" } else { "." };
    first.into_iter().flatten().chain(letters).collect::<String>() + dot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_stands_alone_as_a_sentence() {
        assert_eq!(sentence("the folder is in use"), "The folder is in use.");
        assert_eq!(sentence("There is no display."), "There is no display.");
    }
}
