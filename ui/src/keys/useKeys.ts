import { useEffect, useRef } from 'react';

/** "j", "g i" (one after the other), "mod+enter"; "mod" is Cmd on a Mac and Ctrl elsewhere. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

/** How long the second key of "g i" may take. */
const SEQUENCE_MS = 1200;

/**
 * Single keys, off inside inputs and dialogs. Keys with "mod" work inside inputs as well, but not in dialogs.
 */
export function useKeys(keys: Keys, enabled = true): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    let first: { key: string; at: number } | null = null;
    const pressed = (event: KeyboardEvent) => {
      const key = nameOf(event);
      if (!key || event.defaultPrevented || isInDialog() || (isTyping(event) && !key.startsWith('mod+')))
        return;
      const isSecond = first !== null && event.timeStamp - first.at < SEQUENCE_MS;
      const sequence = isSecond && first ? `${first.key} ${key}` : null;
      const act = (sequence && current.current[sequence]) || current.current[key];
      first = { key, at: event.timeStamp };
      if (!act) return;
      event.preventDefault();
      first = null;
      act(event);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [enabled]);
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey || event.isComposing || event.key === 'Control' || event.key === 'Meta') return null;
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** A dialog that is open takes the keys. */
const isInDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
