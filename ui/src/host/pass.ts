import type { Answer } from './transport';

/**
 * The host's token, from the pass in the fragment of a one-time address. The pass never stays in the
 * address bar; one that was used before gives nothing.
 */
export async function redeemPass(): Promise<string | null> {
  const pass = new URLSearchParams(location.hash.slice(1)).get('pass');
  if (!pass) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    const answer = await fetch(`/passes/${encodeURIComponent(pass)}`, { method: 'POST', cache: 'no-store' });
    const read = (await answer.json()) as Answer<{ token: string }>;
    return 'ok' in read ? read.ok.token : null;
  } catch {
    return null;
  }
}
