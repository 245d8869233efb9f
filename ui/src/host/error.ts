import type { ApiError, Code, JsonValue } from '@/bindings/types';
import { t } from '@/text';

/** `offline` is ours: nobody answered. The other codes come from the engine. */
export type HostCode = Code | 'offline';

/** The one shape that every failure of a call has. Switch on `code`; never look inside `message`. */
export class HostError extends Error {
  readonly code: HostCode;
  readonly detail: JsonValue;
  readonly retryable: boolean;

  constructor(error: Omit<ApiError, 'code'> & { code: HostCode }) {
    super(error.message);
    this.name = 'HostError';
    this.code = error.code;
    this.detail = error.detail;
    this.retryable = error.retryable;
  }

  static offline(): HostError {
    return new HostError({ code: 'offline', message: t.common.offline, detail: null, retryable: true });
  }

  /** What a person has to correct, by field; empty for every other error. */
  get fields(): Record<string, string> {
    if (!isObject(this.detail) || !isObject(this.detail['fields'])) return {};
    const told = Object.entries(this.detail['fields']);
    return Object.fromEntries(
      told.filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
  }

  /** Why a call came too late or is not allowed now, where the engine says so. */
  get reason(): string | null {
    const reason = isObject(this.detail) ? this.detail['reason'] : null;
    return typeof reason === 'string' ? reason : null;
  }
}

/** Whether there is no session any more. */
export const hasEnded = (error: unknown): boolean =>
  error instanceof HostError && error.code === 'unauthenticated';

/** Makes a HostError of anything that was thrown. */
export function hostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  return new HostError({
    code: 'internal',
    message: t.common.unexpected,
    detail: String(thrown),
    retryable: false,
  });
}

interface JsonObject {
  [key: string]: JsonValue;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
