//! Exploring with a simulated Ashby, in a throw-away workspace beside the company's own.
//!
//! The engine knows no simulated Ashby: whoever hosts it may bring one along.

use std::sync::Arc;

use futures_util::future::BoxFuture;

/// What opens the throw-away workspace to the window that asked.
#[derive(Debug, Clone)]
pub struct Explored {
    /// Of that workspace's own engine.
    pub host_token: String,
    /// Of its owner, who is signed in.
    pub token: String,
}

/// What the simulated Ashby can be asked to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Simulated {
    /// Somebody else was hired.
    Hire,
    /// The newest hire starts two weeks later, for more money.
    Change,
    /// The newest hire is not hired any more.
    Withdrawal,
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum ExploreError {
    #[error("The workspace to explore could not be made: {0}. Nothing of your own was touched.")]
    NotMade(String),
    #[error("The simulated Ashby could not send its message: {0}")]
    NotSent(String),
    #[error("Nothing is being explored any more.")]
    Ended,
}

/// Makes throw-away workspaces, one at a time.
pub trait Explorer: Send + Sync {
    /// A new workspace with some hires, in place of the one before.
    fn start(self: Arc<Self>) -> BoxFuture<'static, Result<Explored, ExploreError>>;
    fn send(self: Arc<Self>, what: Simulated) -> BoxFuture<'static, Result<(), ExploreError>>;
    /// Throws the workspace away.
    fn end(self: Arc<Self>) -> BoxFuture<'static, ()>;
}

/// Whether, and on which side, an engine has to do with exploring.
#[derive(Clone, Default)]
pub enum Exploring {
    #[default]
    Impossible,
    /// The company's own workspace; one to explore can be made beside it.
    Possible(Arc<dyn Explorer>),
    /// This workspace is the one to explore.
    Simulated(Arc<dyn Explorer>),
}
