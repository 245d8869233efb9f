//! The pages are part of the program: it is made anew when they are.

fn main() {
    println!("cargo:rerun-if-changed=../../ui/dist");
}
