/** The engine in this window's own process, over Tauri's bridge. Only this folder imports @tauri-apps. */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Numbered } from '@/bindings/types';
import type { Host } from './host';
import { hostError } from './error';
import type { Kept, Tokens } from './tokens';
import { hostOver, valueOf, type Answer, type Transport } from './transport';

export const desktopHost = (tokens: Tokens, signInAgain: () => Promise<boolean>): Host =>
  hostOver(overTauri, tokens, signInAgain);

/** What a page in the window begins with. */
export interface Beginning {
  host: string | null;
  kept: Kept;
}

/** Without an answer the page begins like one that nobody started, and says what to do. */
export async function beginOnDesktop(): Promise<Beginning> {
  const nothing = { host: null, session: null };
  const begun = invoke<{ host: string | null; session: string | null }>('begin');
  const { host, session } = await begun.catch(() => nothing);
  return { host, kept: new KeptByDesktop(session) };
}

/** Storage in the window is wiped with it; the desktop keeps a session in the system's credential store. */
class KeptByDesktop implements Kept {
  constructor(public session: string | null) {}

  keep(session: string | null): void {
    if (session === this.session) return;
    this.session = session;
    void invoke('stay_signed_in', { token: session }).catch(() => null);
  }
}

const overTauri: Transport = {
  call: (cmd, input, token) => ask('rpc', { token, cmd, input }),

  events: async (token, stopped) => {
    const heard = new Heard();
    stopped.addEventListener('abort', heard.end);
    await ask('listen', { token, channel: heard.channel });
    return heard.events();
  },

  openFile: async (ticket) => {
    await ask('save_document', { ticket });
  },

  saveFile: async (name, content) => send('save_file', { name }, content),

  upload: (to, file, token) => {
    const about = { ...to, token, name: file.name, media_type: file.type || 'application/octet-stream' };
    return send('upload', about, file);
  },
};

async function ask<T>(command: string, args: Record<string, unknown>): Promise<T> {
  return valueOf(await invoke<Answer<T>>(command, args).catch(thrown));
}

/** Bytes go as they are, beside a header that says what they are. */
async function send<T>(command: string, about: object, content: Blob): Promise<T> {
  const headers = { 'hirelay-about': encodeURIComponent(JSON.stringify(about)) };
  const bytes = new Uint8Array(await content.arrayBuffer());
  return valueOf(await invoke<Answer<T>>(command, bytes, { headers }).catch(thrown));
}

function thrown(error: unknown): never {
  throw hostError(error);
}

type Told = ({ kind: 'event' } & Numbered) | { kind: 'ended' };

/** What came through a channel and was not read yet. */
class Heard {
  readonly channel = new Channel<Told>();
  private waiting: Numbered[] = [];
  private hasEnded = false;
  private wake: () => void = () => undefined;

  constructor() {
    this.channel.onmessage = (told) => {
      if (told.kind === 'event') this.waiting.push(told);
      else this.hasEnded = true;
      this.wake();
    };
  }

  /** Nobody wants to hear more. */
  readonly end = (): void => {
    this.hasEnded = true;
    this.wake();
  };

  async *events(): AsyncGenerator<Numbered> {
    try {
      for (;;) {
        const next = this.waiting.shift();
        if (next) yield next;
        else if (this.hasEnded) return;
        else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      void invoke('stop_listening', { channel: this.channel.id }).catch(() => null);
    }
  }
}
