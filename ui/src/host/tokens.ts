/**
 * The two tokens. The host's serves the first start and signing in; in a browser it comes in the fragment
 * of a one-time address and never stays in the address bar. The session's serves everything else.
 */
const HOST = 'hirelay.host';
const SESSION = 'hirelay.session';
const OWN = 'hirelay.own';

/** Where a session outlives its window, for who stays signed in. */
export interface Kept {
  readonly session: string | null;
  keep: (session: string | null) => void;
}

const keptByBrowser: Kept = {
  get session() {
    return localStorage.getItem(SESSION);
  },
  keep(session) {
    if (session === null) localStorage.removeItem(SESSION);
    else localStorage.setItem(SESSION, session);
  },
};

export class Tokens {
  host: string | null;
  session: string | null;

  constructor(
    host: string | null = fromAddress(),
    private readonly kept: Kept = keptByBrowser,
  ) {
    // While somebody explores, one's own host waits with one's own session.
    if (host && this.isExploring) sessionStorage.setItem(OWN, JSON.stringify({ ...own(), host }));
    else if (host) sessionStorage.setItem(HOST, host);
    this.host = sessionStorage.getItem(HOST);
    this.session = sessionStorage.getItem(SESSION) ?? kept.session;
  }

  /** Keeps a session until the window closes, or until it ends where somebody stays signed in. */
  begin(session: string, stays: boolean): void {
    this.session = session;
    this.kept.keep(stays ? session : null);
    if (stays) sessionStorage.removeItem(SESSION);
    else sessionStorage.setItem(SESSION, session);
  }

  /** Keeps the next session where the last one was kept. */
  renew(session: string): void {
    this.begin(session, this.kept.session !== null);
  }

  /** Uses the tokens of the workspace to explore; one's own wait until `leaveExplored`. */
  explore(host: string, session: string): void {
    const mine: Own = { host: this.host, session: sessionStorage.getItem(SESSION) };
    if (!this.isExploring) sessionStorage.setItem(OWN, JSON.stringify(mine));
    this.host = host;
    this.session = session;
    sessionStorage.setItem(HOST, host);
    sessionStorage.setItem(SESSION, session);
  }

  get isExploring(): boolean {
    return sessionStorage.getItem(OWN) !== null;
  }

  /** Uses one's own tokens again. */
  leaveExplored(): void {
    const { host, session } = own();
    sessionStorage.removeItem(OWN);
    put(HOST, host);
    put(SESSION, session);
    this.host = host ?? null;
    this.session = session ?? this.kept.session;
  }

  end(): void {
    this.session = null;
    sessionStorage.removeItem(SESSION);
    this.kept.keep(null);
  }

  forgetHost(): void {
    this.host = null;
    sessionStorage.removeItem(HOST);
  }
}

type Own = Partial<Record<'host' | 'session', string | null>>;

const own = (): Own => JSON.parse(sessionStorage.getItem(OWN) ?? '{}') as Own;

function put(key: string, value: string | null | undefined): void {
  if (value) sessionStorage.setItem(key, value);
  else sessionStorage.removeItem(key);
}

function fromAddress(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
