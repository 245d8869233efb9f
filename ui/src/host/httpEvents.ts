import type { Change } from '@/bindings/types';
import type { Listener } from './host';
import { readEvents } from './sse';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

interface Source {
  /** The stream's answer; rejects when nobody answers. */
  connect: (signal: AbortSignal) => Promise<Response>;
  /** Asks the person to sign in again. */
  signInAgain: () => Promise<boolean>;
}

/** Listens, and comes back by itself, ever more slowly, when the connection breaks. */
export function listen(source: Source, listener: Listener): () => void {
  const stop = new AbortController();
  void follow(source, listener, stop.signal);
  return () => stop.abort();
}

async function follow(source: Source, listener: Listener, stopped: AbortSignal): Promise<void> {
  let wait_ms = FIRST_WAIT_MS;
  let wasHeard = false;
  const isStopped = () => stopped.aborted;
  while (!isStopped()) {
    const response = await source.connect(stopped).catch(() => null);
    if (response?.status === 401 && !(await source.signInAgain())) return;
    if (response?.ok && response.body) {
      wait_ms = FIRST_WAIT_MS;
      listener.heard(true);
      if (wasHeard) listener.missed();
      wasHeard = true;
      await hear(response.body, listener).catch(() => null);
    }
    if (isStopped()) return;
    listener.heard(false);
    await pause(wait_ms, stopped);
    wait_ms = Math.min(wait_ms * 2, LONGEST_WAIT_MS);
  }
}

async function hear(body: ReadableStream<Uint8Array>, listener: Listener): Promise<void> {
  let expected = 1;
  for await (const event of readEvents(body)) {
    const number = Number(event.id);
    if (event.name === 'resync' || number !== expected) listener.missed();
    expected = number + 1;
    if (event.name === 'message') listener.changed(JSON.parse(event.data) as Change);
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
