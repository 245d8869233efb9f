import type { Commands } from '../../../ui/src/bindings/commands';
import type { ApiError } from '../../../ui/src/bindings/types';

type Command = keyof Commands;

/** One bearer of a token, calling commands: prepares what a journey does not test. */
export class Session {
  constructor(
    private readonly admin: string,
    readonly token: string,
  ) {}

  async call<C extends Command>(cmd: C, input: Commands[C]['input']): Promise<Commands[C]['output']> {
    const answer = await fetch(`${this.admin}/rpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ cmd, input }),
    });
    const body = (await answer.json()) as { ok?: Commands[C]['output']; error?: ApiError };
    if (body.ok === undefined) throw new Error(`${cmd}: ${JSON.stringify(body.error)}`);
    return body.ok;
  }

  as(token: string): Session {
    return new Session(this.admin, token);
  }
}
