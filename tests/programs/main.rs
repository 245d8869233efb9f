//! The built programs, driven from outside. Each module is one promise.

mod crowd;
mod damage;
mod edges;
mod events;
mod explore;
mod full_disk;
mod keyring;
mod kill;
mod pages;
mod readable;
mod secrets;
mod start;
mod stop;
mod sync;
mod window;
