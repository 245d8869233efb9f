//! What the hosts of the engine, the window and `hirelayd`, have in common.
//!
//! They open the same engine from the same options, keep the same logs, hand out a file in the same pieces
//! under the same headers, and let somebody explore with a simulated Ashby beside the company's own workspace. Nothing here knows how a host is reached: no server, no window.

mod explore;
pub mod files;
pub mod logs;
pub mod workspace;
pub mod workspaces;
