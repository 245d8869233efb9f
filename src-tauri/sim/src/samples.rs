//! Webhook bodies written by hand, with the signatures they must carry.
//!
//! They cover the shape of what Ashby sends: every field filled, almost nothing filled, and text that
//! breaks careless programs. The bytes are embedded as they are, for a signature holds for exact bytes.

/// One body and the `Ashby-Signature` that [`SECRET`] gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    pub name: &'static str,
    pub body: &'static [u8],
    pub signature: &'static str,
}

/// The secret behind every [`Sample::signature`].
pub const SECRET: &str = "example-webhook-secret-not-real";

/// A hire with every optional field filled.
pub const HIRE_FULL: Sample = Sample {
    name: "candidate-hire-full",
    body: include_bytes!("../samples/candidate-hire-full.json"),
    signature: "sha256=7e6088cee321c9b96acefe977754b4e16a6a19653ebeddbc8b9906471fdb299a",
};

/// A hire without offer, contact details or `webhookActionId`, of a person with one name.
pub const HIRE_MINIMAL: Sample = Sample {
    name: "candidate-hire-minimal",
    body: include_bytes!("../samples/candidate-hire-minimal.json"),
    signature: "sha256=d3596130c5776ad7c38ff491dee6279fa8669dae899cf01bd3cf272e8b30cbb5",
};

/// A hire in several scripts, with joiners, combining marks and line separators.
pub const HIRE_UNICODE: Sample = Sample {
    name: "candidate-hire-unicode",
    body: include_bytes!("../samples/candidate-hire-unicode.json"),
    signature: "sha256=8a6b8880cc3bf706ddc11e3fa9aec13999342d1b68b6483fefef3a88ef3aceff",
};

/// Two candidates merged into one.
pub const MERGE: Sample = Sample {
    name: "candidate-merge",
    body: include_bytes!("../samples/candidate-merge.json"),
    signature: "sha256=920110be01df1c570cd6b8ec97afd0b7fe927110eb3520fb359f1c1e78d623f6",
};

/// What Ashby sends when a webhook setting is saved.
pub const PING: Sample = Sample {
    name: "ping",
    body: include_bytes!("../samples/ping.json"),
    signature: "sha256=688733fdc65b5713d8a15c02bcbd8bf439ef919573c4493378097f3c493818e1",
};

/// An offer letter was signed by everyone.
pub const SIGNATURE_REQUEST: Sample = Sample {
    name: "signature-request-update",
    body: include_bytes!("../samples/signature-request-update.json"),
    signature: "sha256=5a75fa5dbe3f24c85903ef49418cf6edb0c457fd6ae40a8d583b72e5e28e66ee",
};

/// Every sample.
pub const ALL: [Sample; 6] = [HIRE_FULL, HIRE_MINIMAL, HIRE_UNICODE, MERGE, PING, SIGNATURE_REQUEST];

/// The sample with this name.
pub fn named(name: &str) -> Option<Sample> {
    ALL.into_iter().find(|sample| sample.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_secret_and_signatures_are_those_of_the_file_beside_the_bodies() {
        let file: serde_json::Value = serde_json::from_str(include_str!("../samples/signatures.json"))
            .expect("signatures.json is JSON");
        assert_eq!(file["secret"], SECRET);
        assert_eq!(file["signatures"].as_object().map(|all| all.len()), Some(ALL.len()));
        for sample in ALL {
            assert_eq!(
                file["signatures"][format!("{}.json", sample.name)],
                sample.signature,
                "{}",
                sample.name
            );
        }
    }
}
