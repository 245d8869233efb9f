//! Bodies of every size and pace.

use std::time::Duration;

use hirelay_engine::receiver::LONGEST_BODY_BYTES;
use hirelay_sim::signature::sign;
use serde_json::json;
use tokio::{io::AsyncWriteExt as _, net::TcpStream, time::Instant};

use crate::support::{Answer, Hire, House, exchange, items, read_answer};

/// A hire that fills exactly so many bytes.
fn hire_of(bytes: usize) -> Vec<u8> {
    let mut body = Hire::default().body();
    let padding = bytes - body.len();
    body.resize(body.len() + padding, b' ');
    body
}

async fn post_chunked(house: &House, body: &[u8]) -> Answer {
    let signature = sign(&house.secret, body);
    let mut request = format!(
        "POST {} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nashby-signature: {signature}\r\n\r\n",
        house.path
    )
    .into_bytes();
    for chunk in body.chunks(50_000) {
        request.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        request.extend_from_slice(chunk);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"0\r\n\r\n");
    exchange(house.edge, &request).await
}

#[tokio::test]
async fn a_body_at_the_limit_is_taken_and_one_byte_more_is_not() {
    let house = House::new().await;
    let (fits, too_large) = (hire_of(LONGEST_BODY_BYTES), hire_of(LONGEST_BODY_BYTES + 1));
    assert_eq!(LONGEST_BODY_BYTES, 5 * 1024 * 1024);
    assert_eq!(house.post(&too_large).await, 413, "length-delimited");
    assert_eq!(post_chunked(&house, &too_large).await.status, 413, "chunked");
    assert_eq!(house.post(&fits).await, 200, "length-delimited");
    assert_eq!(post_chunked(&house, &fits).await.status, 200, "chunked, the same bytes: a duplicate");
    house.settled().await;
    let page = house.ok("delivery.list", json!({})).await;
    assert_eq!((items(&page).len(), &items(&page)[0]["repeats"]), (1, &json!(1)));
}

#[tokio::test]
async fn the_sender_of_far_too_much_still_sees_its_answer() {
    let house = House::new().await;
    let body = vec![b'x'; 14 * 1024 * 1024];
    let answer = house.post_with(&body, Some("sha256=00")).await;
    assert_eq!(answer.status, 413, "the rest is read away, so that the connection is not reset");
}

#[tokio::test]
async fn a_message_in_many_small_chunks_is_one_message() {
    let house = House::new().await;
    let body = Hire::default().body();
    let signature = sign(&house.secret, &body);
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nashby-signature: {signature}\r\n\r\n",
        house.path
    );
    let mut socket = TcpStream::connect(house.edge).await.unwrap();
    socket.write_all(head.as_bytes()).await.unwrap();
    for byte in &body {
        socket.write_all(&[b"1\r\n", &[*byte][..], b"\r\n"].concat()).await.unwrap();
    }
    socket.write_all(b"0\r\n\r\n").await.unwrap();
    assert_eq!(read_answer(&mut socket).await.unwrap().status, 200);
    house.settled().await;
    assert_eq!(house.hires().await.len(), 1);
}

#[tokio::test]
async fn a_sender_who_stops_in_the_middle_is_let_go_and_holds_up_nobody() {
    let house = House::new().await;
    let body = Hire::default().body();
    let head = format!("POST {} HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", house.path, body.len());
    let mut slow = TcpStream::connect(house.edge).await.unwrap();
    slow.write_all(head.as_bytes()).await.unwrap();
    slow.write_all(&body[..10]).await.unwrap();
    let begun = Instant::now();
    assert_eq!(house.post(&body).await, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "others are served meanwhile");
    let answer = read_answer(&mut slow).await.expect("told before it is let go");
    assert_eq!(answer.status, 408, "Ashby tries again after this");
    assert!(begun.elapsed() < Duration::from_secs(15));
}

#[tokio::test]
async fn endless_headers_are_refused() {
    let house = House::new().await;
    let long =
        format!("POST {} HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", house.path, "x".repeat(64 * 1024));
    assert_eq!(exchange(house.edge, long.as_bytes()).await.status, 431);
    let many: String = (0..200).map(|n| format!("x-{n}: 1\r\n")).collect();
    let many = format!("POST {} HTTP/1.1\r\nhost: x\r\n{many}\r\n", house.path);
    assert_eq!(exchange(house.edge, many.as_bytes()).await.status, 431);
}

#[tokio::test]
async fn the_same_message_ten_times_at_once_is_kept_once() {
    let house = House::new().await;
    let body = Hire::default().body();
    let statuses = futures_util::future::join_all((0..10).map(|_| house.post(&body))).await;
    assert_eq!(statuses, [200; 10], "each of them is acknowledged");
    house.settled().await;
    let page = house.ok("delivery.list", json!({})).await;
    assert_eq!((items(&page).len(), &items(&page)[0]["repeats"]), (1, &json!(9)));
    assert_eq!(house.hires().await.len(), 1);
}

#[tokio::test]
async fn refused_messages_are_bounded_in_count_and_bytes() {
    let house = House::new().await;
    for number in 0..250 {
        let body = format!("{{\"n\":{number}}}");
        assert_eq!(house.post_with(body.as_bytes(), None).await.status, 400);
    }
    let refused = async || items(&house.ok("integration.refused", json!({})).await).clone();
    assert_eq!(refused().await.len(), 200, "the oldest go first");
    for _ in 0..5 {
        let body = vec![b'x'; 4 * 1024 * 1024];
        assert_eq!(house.post_with(&body, None).await.status, 400);
    }
    let kept = refused().await;
    let bytes: i64 = kept.iter().filter_map(|message| message["bytes"].as_i64()).sum();
    assert!(bytes <= 16 * 1024 * 1024 && kept.len() >= 4, "{bytes} bytes in {} messages", kept.len());
}
