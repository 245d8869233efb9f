import type { Numbered } from '@/bindings/types';
import { hasEnded } from './error';
import type { Listener } from './host';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

type Connect = (stopped: AbortSignal) => Promise<AsyncIterable<Numbered>>;

/** Listens, and comes back by itself, ever more slowly, when the connection breaks. */
export function follow(
  connect: Connect,
  signInAgain: () => Promise<boolean>,
  listener: Listener,
): () => void {
  const stop = new AbortController();
  void keepFollowing(connect, signInAgain, listener, stop.signal);
  return () => stop.abort();
}

async function keepFollowing(
  connect: Connect,
  signInAgain: () => Promise<boolean>,
  listener: Listener,
  stopped: AbortSignal,
): Promise<void> {
  let wait_ms = FIRST_WAIT_MS;
  let wasHeard = false;
  const isStopped = () => stopped.aborted;
  while (!isStopped()) {
    try {
      const events = await connect(stopped);
      wait_ms = FIRST_WAIT_MS;
      if (isStopped()) return;
      listener.heard(true);
      if (wasHeard) listener.missed();
      wasHeard = true;
      await hear(events, listener, isStopped);
    } catch (error) {
      if (hasEnded(error) && !(await signInAgain())) return;
    }
    if (isStopped()) return;
    listener.heard(false);
    await pause(wait_ms, stopped);
    wait_ms = Math.min(wait_ms * 2, LONGEST_WAIT_MS);
  }
}

async function hear(
  events: AsyncIterable<Numbered>,
  listener: Listener,
  isStopped: () => boolean,
): Promise<void> {
  let expected = 1;
  for await (const { number, event } of events) {
    if (isStopped()) return;
    if (event === null || number !== expected) listener.missed();
    expected = number + 1;
    if (event) listener.changed(event);
  }
}

function pause(duration_ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, duration_ms);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
