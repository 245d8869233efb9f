/**
 * When a session ends in the middle of something, every call that needs it waits here for one and the same
 * sign-in; the dialog over the page answers.
 */
import { useSyncExternalStore } from 'react';

class Asked {
  private waiting: ((signedIn: boolean) => void)[] = [];
  private listeners = new Set<() => void>();

  /** Resolves to false at once where no dialog stands ready, as before the first sign-in. */
  ask = (): Promise<boolean> => {
    if (this.listeners.size === 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.tell();
    });
  };

  answer = (signedIn: boolean): void => {
    const waiting = this.waiting;
    this.waiting = [];
    this.tell();
    for (const resolve of waiting) resolve(signedIn);
  };

  isOpen = (): boolean => this.waiting.length > 0;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const signInAgain = new Asked();

export const useSignInAgainIsOpen = (): boolean =>
  useSyncExternalStore(signInAgain.subscribe, signInAgain.isOpen);
