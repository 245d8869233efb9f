/**
 * `hirelayd` as a child process, known only by its contract: one line on stdout says where it listens, SIGTERM
 * stops it in order, and nothing of it outlives its test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { program, runToEnd, surroundings } from './programs';
import { Session } from './session';

export const PASSPHRASE = 'correct horse battery staple';
const STOP_PATIENCE_MS = 15_000;

interface Ready {
  admin: string;
  listener: string;
  token: string;
}

export interface Serving {
  /** Null to start without one, and therefore locked. */
  passphrase?: string | null;
}

export class Hirelayd {
  private child: ChildProcess | null = null;
  private lines: string[] = [];
  private words = '';
  private ready: Ready | null = null;

  private constructor(readonly dataDir: string) {}

  /** In a new folder of its own. */
  static async start(serving: Serving = {}): Promise<Hirelayd> {
    const hirelayd = new Hirelayd(await mkdtemp(join(tmpdir(), 'hirelay-journey-')));
    await hirelayd.startAgain(serving);
    return hirelayd;
  }

  /** On the same folder, and under the same addresses as before. */
  async startAgain({ passphrase = PASSPHRASE }: Serving = {}): Promise<void> {
    const port = (address: string | undefined) => `127.0.0.1:${address ? new URL(address).port : '0'}`;
    const args = [
      'serve',
      '--data-dir',
      this.dataDir,
      '--secrets',
      `file:${join(this.dataDir, 'keys.json')}`,
    ];
    args.push('--admin', port(this.ready?.admin), '--listen', port(this.ready?.listener));
    const env = surroundings(passphrase === null ? {} : { HIRELAY_SECRETS_PASSPHRASE: passphrase });
    const child = spawn(program('hirelayd'), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    this.lines = [];
    child.stderr.on('data', (data: Buffer) => (this.words += data.toString()));
    this.ready = await new Promise<Ready>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        this.lines.push(line);
        if (this.lines.length === 1) resolve(JSON.parse(line) as Ready);
      });
      child.once('exit', (code) =>
        reject(new Error(`hirelayd ended with ${code ?? 'a signal'}: ${this.words}`)),
      );
    });
  }

  get admin(): string {
    return this.known.admin;
  }

  get listener(): string {
    return this.known.listener;
  }

  get isRunning(): boolean {
    return this.child !== null;
  }

  /** The program that started it, before anybody signed in. */
  get host(): Session {
    return new Session(this.admin, this.known.token);
  }

  /** The one-time address for the browser, as a person gets it. */
  async open(): Promise<string> {
    return (await runToEnd('hirelayd', ['open', '--data-dir', this.dataDir])).trim();
  }

  /** Asks it to stop; fails unless it ends in order and in time, with nothing more on stdout. */
  async stop(): Promise<void> {
    const child = this.child;
    if (!child) return;
    this.child = null;
    if (child.exitCode !== null)
      throw new Error(`hirelayd ended by itself with ${child.exitCode}: ${this.words}`);
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(STOP_PATIENCE_MS) });
    child.kill('SIGTERM');
    const [code] = (await ended.catch((error: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`hirelayd did not stop in time: ${this.words}`, { cause: error });
    })) as [number | null];
    if (code !== 0)
      throw new Error(`asked to stop, hirelayd ended with ${code ?? 'a signal'}: ${this.words}`);
    if (this.lines.length !== 1) throw new Error(`one line was expected on stdout: ${this.lines.join('\n')}`);
  }

  /** Ends it and everything that it kept. */
  async remove(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await rm(this.dataDir, { recursive: true, force: true });
    }
  }

  private get known(): Ready {
    if (!this.ready) throw new Error('hirelayd has not started');
    return this.ready;
  }
}
