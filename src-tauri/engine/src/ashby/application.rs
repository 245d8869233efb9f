//! The application in a message: who was hired for which job.
//!
//! Source: https://developers.ashbyhq.com/reference/candidatehirewebhook. Every field may be null or
//! absent: recorded traffic shows both where the reference promises an object.

use super::Fields;

/// One `data.application`.
#[derive(Debug, Clone)]
pub struct Application<'a>(Fields<'a>);

impl<'a> Application<'a> {
    pub fn new(fields: Fields<'a>) -> Self {
        Self(fields)
    }

    pub fn read(json: &'a str) -> Option<Self> {
        Fields::read(json).map(Self)
    }

    /// Keeps hires single: it survives merges, which change the candidate's id.
    pub fn id(&self) -> Option<String> {
        self.0.text("id")
    }

    /// ISO 8601 in UTC with milliseconds, so that it sorts as text.
    pub fn updated_at(&self) -> Option<String> {
        self.0.text("updatedAt")
    }

    pub fn candidate(&self) -> Candidate<'a> {
        Candidate(self.0.object("candidate").unwrap_or_default())
    }

    pub fn job(&self) -> Fields<'a> {
        self.0.object("job").unwrap_or_default()
    }

    /// Whether Ashby says in so many words that the candidate is not hired any more.
    ///
    /// There is no event for that: the stage leaves *Hired*, or the application is archived. A word
    /// that is not known says nothing, and one of the two saying *Hired* is enough to stay.
    pub fn no_longer_hired(&self) -> bool {
        let status = self.0.text("status");
        let stage = self.0.object("currentInterviewStage").and_then(|stage| stage.text("type"));
        let hired = |word: &Option<String>| word.as_deref() == Some("Hired");
        let left = matches!(status.as_deref(), Some("Archived" | "Active" | "Lead"));
        match status {
            Some(_) => left && (!hired(&stage) || status.as_deref() == Some("Archived")),
            None => matches!(
                stage.as_deref(),
                Some("Archived" | "Active" | "Lead" | "PreInterviewScreen" | "Offer")
            ),
        }
    }
}

/// The person, as far as the webhook tells.
#[derive(Debug, Clone)]
pub struct Candidate<'a>(Fields<'a>);

impl Candidate<'_> {
    pub fn id(&self) -> Option<String> {
        self.0.text("id")
    }

    /// One text; Ashby does not split names.
    pub fn name(&self) -> Option<String> {
        self.0.text("name")
    }

    pub fn email(&self) -> Option<Contact> {
        self.contact("primaryEmailAddress")
    }

    pub fn phone(&self) -> Option<Contact> {
        self.contact("primaryPhoneNumber")
    }

    fn contact(&self, name: &str) -> Option<Contact> {
        let contact = self.0.object(name)?;
        let kind = match contact.text("type").as_deref() {
            Some("Personal") => ContactKind::Personal,
            Some("Work") => ContactKind::Work,
            _ => ContactKind::Other,
        };
        Some(Contact { value: contact.text("value")?, kind })
    }
}

/// An email address or a phone number, as the candidate wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub value: String,
    pub kind: ContactKind,
}

/// Whose address it is. `Work` is the candidate's employer of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    Personal,
    Work,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_longer_hired(json: &str) -> bool {
        Application::read(json).expect("an object").no_longer_hired()
    }

    #[test]
    fn a_stage_or_a_status_that_left_hired_counts() {
        assert!(!no_longer_hired(r#"{"status":"Hired","currentInterviewStage":{"type":"Hired"}}"#));
        assert!(no_longer_hired(r#"{"status":"Archived","currentInterviewStage":{"type":"Archived"}}"#));
        assert!(no_longer_hired(r#"{"status":"Archived","currentInterviewStage":{"type":"Hired"}}"#));
        assert!(no_longer_hired(r#"{"status":"Active","currentInterviewStage":{"type":"Offer"}}"#));
        assert!(no_longer_hired(r#"{"currentInterviewStage":{"type":"Offer"}}"#));
    }

    #[test]
    fn unknown_words_and_lagging_states_do_not() {
        assert!(!no_longer_hired(r#"{}"#));
        assert!(!no_longer_hired(r#"{"status":"Boarding"}"#));
        assert!(!no_longer_hired(r#"{"status":"Active","currentInterviewStage":{"type":"Hired"}}"#));
        assert!(!no_longer_hired(r#"{"status":"Hired","currentInterviewStage":{"type":"Offer"}}"#));
    }
}
