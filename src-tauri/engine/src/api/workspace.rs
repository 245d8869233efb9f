//! The company's own settings.

use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::{ApiError, access::Session, setup::Nothing};
use crate::{engine::Engine, explore::Exploring, time::today};

#[derive(Serialize, TS)]
pub(super) struct WorkspaceView {
    /// IANA name, such as `Europe/Warsaw`.
    time_zone: String,
    /// The day that it is there.
    #[ts(type = "string")]
    today: Date,
    /// A throw-away one with a simulated Ashby.
    is_simulated: bool,
    /// Whether one can be made beside this.
    can_explore: bool,
}

pub(super) async fn get(engine: Engine, session: Session, _: Nothing) -> Result<WorkspaceView, ApiError> {
    let zone = &session.workspace.zone;
    Ok(WorkspaceView {
        time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
        today: today(engine.clock().now(), zone),
        is_simulated: matches!(engine.exploring(), Exploring::Simulated(_)),
        can_explore: matches!(engine.exploring(), Exploring::Possible(_)),
    })
}
