/** What the tests of this feature share: an engine that answers as told, and remembers what it was asked. */
import { vi } from 'vitest';
import type { ApiError } from '@/bindings/types';
import { host, HostError, type Command } from '@/host';

type Given = (input: never) => unknown;

export interface Asked {
  cmd: Command;
  input: unknown;
}

/** Answers the named commands; a HostError is thrown. Gives the list of calls, which grows. */
export function answer(answers: Partial<Record<Command, Given>>): Asked[] {
  const asked: Asked[] = [];
  vi.spyOn(host, 'rpc').mockImplementation(async (cmd: Command, input: unknown) => {
    asked.push({ cmd, input });
    const given: unknown = await answers[cmd]?.(input as never);
    if (given instanceof HostError) throw given;
    return (given ?? {}) as never;
  });
  return asked;
}

export const refusal = (code: ApiError['code'], detail: ApiError['detail'] = null, message = 'Refused.') =>
  new HostError({ code, message, detail, retryable: false });

/** A promise that the test resolves: an engine that is slow. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Names as nobody should enter them, and as some will. */
export const BAD_NAMES = {
  long: 'N'.repeat(400),
  rightToLeft: 'שרה \u202Eكلارا',
  control: 'Cla\u0000ra\u0007 Kel\u001Bler',
  html: '<img src=x onerror="document.title=1">',
  formula: '=HYPERLINK("http://example.invalid","x")',
};
