//! A workspace to explore, with a simulated Ashby.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, Code,
    access::{Holder, Session},
    session::Done,
    setup::Nothing,
};
use crate::{
    engine::Engine,
    explore::{ExploreError, Explorer, Exploring, Simulated},
    people::kind::ManageIntegrations,
};

/// Opens the workspace to explore: its tokens are used in place of one's own until it ends.
#[derive(Serialize, TS)]
pub(super) struct ExploreStarted {
    host_token: String,
    token: String,
}

pub(super) async fn start(
    engine: Engine,
    _: Holder<ManageIntegrations>,
    _: Nothing,
) -> Result<ExploreStarted, ApiError> {
    let explorer = match engine.exploring() {
        Exploring::Possible(explorer) | Exploring::Simulated(explorer) => explorer.clone(),
        Exploring::Impossible => {
            return Err(ApiError::new(Code::Conflict, "This Hirelay has no simulated Ashby."));
        }
    };
    let explored = explorer.start().await?;
    Ok(ExploreStarted { host_token: explored.host_token, token: explored.token })
}

#[derive(Deserialize, TS)]
pub(super) struct Send {
    what: SimulatedName,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum SimulatedName {
    /// Somebody else was hired.
    Hire,
    /// The newest hire starts later, for more money.
    Change,
    /// The newest hire is not hired any more.
    Withdrawal,
}

pub(super) async fn send(engine: Engine, _: Session, input: Send) -> Result<Done, ApiError> {
    let what = match input.what {
        SimulatedName::Hire => Simulated::Hire,
        SimulatedName::Change => Simulated::Change,
        SimulatedName::Withdrawal => Simulated::Withdrawal,
    };
    simulated(&engine)?.send(what).await?;
    Ok(Done {})
}

pub(super) async fn end(engine: Engine, _: Session, _: Nothing) -> Result<Done, ApiError> {
    simulated(&engine)?.end().await;
    Ok(Done {})
}

/// Only the workspace to explore hears from a simulated Ashby, and only it can be thrown away.
fn simulated(engine: &Engine) -> Result<Arc<dyn Explorer>, ApiError> {
    match engine.exploring() {
        Exploring::Simulated(explorer) => Ok(explorer.clone()),
        Exploring::Possible(_) | Exploring::Impossible => Err(ApiError::new(
            Code::Conflict,
            "This is your company's own workspace. Nothing is simulated in it.",
        )),
    }
}

impl From<ExploreError> for ApiError {
    fn from(error: ExploreError) -> Self {
        let code = match error {
            ExploreError::Ended => Code::Conflict,
            ExploreError::NotMade(_) | ExploreError::NotSent(_) => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}
