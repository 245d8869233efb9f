/** Ashby's side: the simulated Ashby where it is enough, a signer of our own where a body must be just so. */
import { createHmac } from 'node:crypto';
import { runToEnd } from './programs';

export interface Webhook {
  /** Where messages arrive on this computer, whatever the public address is. */
  target: string;
  secret: string;
}

export interface Hired {
  name: string;
  email: string | null;
  jobTitle: string;
}

export class Ashby {
  constructor(readonly webhook: Webhook) {}

  /** The same address, with another secret. */
  withSecret(secret: string): Ashby {
    return new Ashby({ ...this.webhook, secret });
  }

  /** Saves the webhook's setting, which sends one ping. Ashby disables it where the ping is refused. */
  async ping(): Promise<void> {
    await this.simulated('ping').catch((error: unknown) => {
      if (!(error as { stdout?: string }).stdout?.includes('"enabled":false')) throw error;
    });
  }

  /** Hires people of the simulated organisation, with the options of `hirelay-sim hire`. */
  async hires(...options: string[]): Promise<Hired[]> {
    const said = JSON.parse(await this.simulated('hire', ...options)) as {
      hires: { known: { name: string; email: string | null; job_title: string } }[];
    };
    return said.hires.map(({ known: { name, email, job_title } }) => ({ name, email, jobTitle: job_title }));
  }

  /** Hires so many plain people as fast as Hirelay answers. */
  async load(hires: number): Promise<void> {
    const patiently = ['--connections', '32', '--timeout-ms', '60000'];
    await this.simulated('load', '--requests', String(hires), '--body-bytes', '2500', ...patiently);
  }

  /** Posts a body once, signed, and gives the answer's status. */
  async send(body: unknown): Promise<number> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = `sha256=${createHmac('sha256', this.webhook.secret).update(text).digest('hex')}`;
    return this.post(text, { 'ashby-signature': signature });
  }

  /** Posts a body that nobody signed. */
  unsigned(body: unknown): Promise<number> {
    return this.post(JSON.stringify(body), {});
  }

  private async post(body: string, headers: Record<string, string>): Promise<number> {
    const answer = await fetch(this.webhook.target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return answer.status;
  }

  private simulated(verb: string, ...options: string[]): Promise<string> {
    const { target, secret } = this.webhook;
    return runToEnd('hirelay-sim', [verb, '--url', target, '--secret', secret, ...options]);
  }
}
