import { useSyncExternalStore } from 'react';

let said = { text: '', number: 0 };
const listeners = new Set<() => void>();

/** Tells a person with a screen reader what others see, such as "New hire: Senior Engineer, starts 1 December". */
export function announce(text: string): void {
  said = { text, number: said.number + 1 };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The one live region. The same sentence twice is said twice. */
export function LiveRegion() {
  const { text, number } = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="only-heard" aria-live="polite">
      <span key={number}>{text}</span>
    </div>
  );
}
