/**
 * The two tokens. The host's serves the first start and signing in; it comes in the fragment of a one-time
 * address and never stays in the address bar. The session's serves everything else.
 */
const HOST = 'hirelay.host';
const SESSION = 'hirelay.session';

export class Tokens {
  host: string | null;
  session: string | null;

  constructor() {
    this.host = fromAddress() ?? sessionStorage.getItem(HOST);
    if (this.host) sessionStorage.setItem(HOST, this.host);
    this.session = sessionStorage.getItem(SESSION) ?? localStorage.getItem(SESSION);
  }

  /** Keeps a session until the window closes, or until it ends where somebody stays signed in. */
  begin(session: string, stays: boolean): void {
    this.end();
    this.session = session;
    (stays ? localStorage : sessionStorage).setItem(SESSION, session);
  }

  /** Keeps the next session where the last one was kept. */
  renew(session: string): void {
    this.begin(session, localStorage.getItem(SESSION) !== null);
  }

  end(): void {
    this.session = null;
    sessionStorage.removeItem(SESSION);
    localStorage.removeItem(SESSION);
  }

  forgetHost(): void {
    this.host = null;
    sessionStorage.removeItem(HOST);
  }
}

function fromAddress(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
