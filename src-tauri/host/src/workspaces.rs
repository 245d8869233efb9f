//! The workspaces that a host serves: the company's own and, while somebody explores, a throw-away one.
//!
//! Who asks is told apart by the token, so that both can be open at the same time.

use std::{path::Path, sync::Arc};

use hirelay_engine::{
    api::{ApiError, Events, FileReader},
    engine::{Engine, StartError},
    explore::{Explorer as _, Exploring},
    secrets::Place,
};
use serde_json::Value;

use crate::{explore::Simulations, workspace};

/// Cheap to clone.
#[derive(Clone)]
pub struct Workspaces {
    own: Engine,
    simulations: Arc<Simulations>,
}

impl Workspaces {
    /// Opens the data folder for this process alone.
    pub fn new(data_dir: &Path, place: Place) -> Result<Self, StartError> {
        let simulations = Arc::new(Simulations::default());
        let own = workspace::engine(data_dir, place, Exploring::Possible(simulations.clone()))?;
        Ok(Self { own, simulations })
    }

    /// The company's own.
    pub fn own(&self) -> &Engine {
        &self.own
    }

    /// The one that knows the token; the company's own where none does.
    pub async fn of(&self, token: Option<&str>) -> Engine {
        match self.simulations.engine() {
            Some(explored) if explored.recognise(token).await.is_ok() => explored,
            _ => self.own.clone(),
        }
    }

    pub async fn call(&self, token: Option<&str>, command: &str, input: Value) -> Result<Value, ApiError> {
        self.of(token).await.call(token, command, input).await
    }

    pub async fn events(&self, token: Option<&str>) -> Result<Events, ApiError> {
        self.of(token).await.events(token).await
    }

    /// A ticket is a token of its own, and only one of the two has issued it.
    pub async fn open_file(&self, ticket: &str) -> Result<FileReader, ApiError> {
        if let Some(explored) = self.simulations.engine()
            && let Ok(file) = explored.open_file(ticket).await
        {
            return Ok(file);
        }
        self.own.open_file(ticket).await
    }

    /// Stops in order.
    pub async fn stop(&self) {
        self.simulations.clone().end().await;
        self.own.stop().await;
    }
}
