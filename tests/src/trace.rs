//! Reading a trace of system calls: was the log on disk before the answer went out?
//!
//! strace writes a line when a call ends, or two when another thread's call comes between:
//! `<unfinished ...>` where it began and `<... resumed>` where it ended. The order of the lines is
//! the order in which things happened.

use std::collections::HashMap;

/// The calls that have to be traced.
pub const CALLS: &str = "trace=fdatasync,fsync,sync_file_range,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev";

/// What a trace says of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// After the last byte was received the log was written, then synced, and only then went the 200 out.
    pub after_sync: bool,
    /// What happened to the log between the two, for the message of a failed test.
    pub between: Vec<String>,
}

/// One call, from one line to another.
#[derive(Debug)]
struct Call<'t> {
    name: &'t str,
    /// The first argument: a number, and the path in angle brackets.
    file: &'t str,
    arguments: &'t str,
    result: i64,
    began: usize,
    ended: usize,
}

/// Each message that was posted to a path beginning with `hooks` and answered with 200, in order.
pub fn answered(trace: &str, hooks: &str, log: &str) -> Vec<Answered> {
    let calls = calls(trace);
    let mut received: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    // By the line that matters: a receipt counts when it ended, an answer when it began.
    let mut moments: Vec<(usize, &Call<'_>)> = calls.iter().map(|call| (moment(call), call)).collect();
    moments.sort_by_key(|(line, _)| *line);
    for (line, call) in moments {
        if is_receipt(call) {
            let is_post = call.arguments.contains(&format!("\"POST {hooks}"));
            if call.result > 0 && (is_post || received.contains_key(call.file)) {
                received.insert(call.file, line);
            }
        } else if is_sending(call)
            && call.arguments.contains("\"HTTP/1.1 200")
            && let Some(receipt) = received.remove(call.file)
        {
            found.push(judge(&calls, receipt, line, log));
        }
    }
    found
}

fn judge(calls: &[Call<'_>], receipt: usize, answer: usize, log: &str) -> Answered {
    let on_log = |call: &&Call<'_>| call.file.ends_with(&format!("{log}>"));
    let between: Vec<&Call<'_>> =
        calls.iter().filter(on_log).filter(|call| call.began > receipt && call.began < answer).collect();
    let written =
        between.iter().find(|call| call.name.starts_with("pwrite") || call.name.starts_with("write"));
    let after_sync = written.is_some_and(|written| {
        between.iter().any(|sync| {
            matches!(sync.name, "fdatasync" | "fsync")
                && sync.result == 0
                && sync.began > written.ended
                && sync.ended < answer
        })
    });
    let between = between.iter().map(|call| format!("{} = {}", call.name, call.result)).collect();
    Answered { after_sync, between }
}

fn is_receipt(call: &Call<'_>) -> bool {
    matches!(call.name, "read" | "readv" | "recvfrom" | "recvmsg") && call.file.contains("<socket:")
        || matches!(call.name, "recvfrom" | "recvmsg")
}

fn is_sending(call: &Call<'_>) -> bool {
    matches!(call.name, "write" | "writev" | "sendto" | "sendmsg")
}

fn moment(call: &Call<'_>) -> usize {
    if is_receipt(call) { call.ended } else { call.began }
}

/// Every call that ended, in the order in which they ended.
fn calls(trace: &str) -> Vec<Call<'_>> {
    let mut unfinished: HashMap<(&str, &str), (usize, &str)> = HashMap::new();
    let mut calls = Vec::new();
    for (number, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.trim_start().split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some((name, rest)) = rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            let Some((began, arguments)) = unfinished.remove(&(thread, name)) else {
                continue;
            };
            let Some((late, result)) = rest.rsplit_once(" = ") else {
                continue;
            };
            let file = first_argument(arguments);
            // What a call reads stands where it ended, what it writes where it began.
            let arguments = if arguments.contains('"') { arguments } else { late };
            calls.push(Call { name, file, arguments, result: leading_number(result), began, ended: number });
            continue;
        }
        let Some((name, arguments)) = rest.split_once('(') else {
            continue;
        };
        if let Some(arguments) = arguments.strip_suffix(" <unfinished ...>") {
            unfinished.insert((thread, name), (number, arguments));
        } else if let Some((arguments, result)) = arguments.rsplit_once(" = ") {
            let file = first_argument(arguments);
            let result = leading_number(result);
            calls.push(Call { name, file, arguments, result, began: number, ended: number });
        }
    }
    calls
}

/// Up to the first comma or the end: `7</data/hirelay.db-wal>`.
fn first_argument(arguments: &str) -> &str {
    let end = arguments.find([',', ')']).unwrap_or(arguments.len());
    arguments[..end].trim_end()
}

fn leading_number(result: &str) -> i64 {
    result.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_ORDER: &str = r#"
10 recvfrom(9<socket:[77]>, "POST /hooks/a HTTP/1.1\r\n"..., 8192, 0, NULL, NULL) = 900
11 pwrite64(7</d/hirelay.db-wal>, "\1\2"..., 24, 0 <unfinished ...>
10 epoll_wait(3<anon_inode:[eventpoll]>, [], 1024, 0) = 0
11 <... pwrite64 resumed>)                = 24
11 fdatasync(7</d/hirelay.db-wal> <unfinished ...>
10 recvfrom(9<socket:[77]>, 0x7f, 8192, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)
11 <... fdatasync resumed>)               = 0
10 sendto(9<socket:[77]>, "HTTP/1.1 200 OK\r\n"..., 120, MSG_NOSIGNAL, NULL, 0) = 120
"#;

    fn verdicts(trace: &str) -> Vec<bool> {
        answered(trace, "/hooks/", "-wal").into_iter().map(|answered| answered.after_sync).collect()
    }

    #[test]
    fn an_answer_after_a_write_and_a_sync_of_the_log_is_in_order() {
        assert_eq!(verdicts(IN_ORDER), [true]);
        assert!(verdicts("").is_empty());
    }

    #[test]
    fn an_answer_is_out_of_order_without_a_sync_or_before_it_ended_or_when_it_failed() {
        let without = IN_ORDER.replace("fdatasync", "sync_file_range");
        let elsewhere = IN_ORDER.replace("fdatasync(7</d/hirelay.db-wal>", "fdatasync(8</d/hirelay.db>");
        let failed =
            IN_ORDER.replace("fdatasync resumed>)               = 0", "fdatasync resumed>) = -1 EIO (x)");
        let unwritten = IN_ORDER.replace("pwrite64", "pread64");
        let mut lines: Vec<&str> = IN_ORDER.lines().collect();
        let (ended, answer) = (lines.len() - 2, lines.len() - 1);
        lines.swap(ended, answer);
        for trace in [without, elsewhere, failed, unwritten, lines.join("\n")] {
            assert_eq!(verdicts(&trace), [false], "{trace}");
        }
    }

    #[test]
    fn a_sync_before_the_message_came_does_not_count() {
        let lines: Vec<&str> = IN_ORDER.lines().filter(|line| !line.is_empty()).collect();
        let early = [&lines[1..7], &lines[..1], &lines[7..]].concat().join("\n");
        assert_eq!(verdicts(&early), [false]);
    }

    #[test]
    fn a_receipt_that_was_interrupted_counts_from_its_end_and_other_sockets_do_not_matter() {
        let receipt =
            r#"10 recvfrom(9<socket:[77]>, "POST /hooks/a HTTP/1.1\r\n"..., 8192, 0, NULL, NULL) = 900"#;
        let halves = "10 recvfrom(9<socket:[77]>,  <unfinished ...>\n12 sendto(4<socket:[5]>, \"HTTP/1.1 200 OK\"..., 9, 0, NULL, 0) = 9\n10 <... recvfrom resumed>\"POST /hooks/a HTTP/1.1\\r\\n\"..., 8192, 0, NULL, NULL) = 900";
        assert_eq!(verdicts(&IN_ORDER.replace(receipt, halves)), [true]);
    }
}
