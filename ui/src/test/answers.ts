import { vi } from 'vitest';
import type { Code, JsonValue } from '@/bindings/types';
import { host, HostError, type Command } from '@/host';

type Answer = unknown;
export type Answers = Partial<Record<Command, Answer>>;

/** Answers by command: a value, a HostError to be thrown, or a function of the input that gives one of both. */
export function answer(answers: Answers) {
  return vi.spyOn(host, 'rpc').mockImplementation(async (cmd: Command, input: unknown) => {
    const known = answers[cmd];
    const given: unknown = await (typeof known === 'function'
      ? (known as (input: unknown) => Answer)(input)
      : known);
    if (given instanceof HostError) throw given;
    if (given === undefined) throw new Error(`${cmd} has no answer`);
    return given as never;
  });
}

export const refusal = (code: Code, detail: JsonValue = null, message = 'It was refused.'): HostError =>
  new HostError({ code, message, detail, retryable: false });

export const invalid = (fields: Record<string, string>, more: Record<string, JsonValue> = {}): HostError =>
  refusal('invalid', { fields, ...more }, 'Some fields need your attention.');

/** jsdom lays nothing out, so that a list would show no rows. */
export function giveRowsRoom(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000);
}
