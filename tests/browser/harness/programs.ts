import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The project's root, and the folder that its programs were built into. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Where cargo puts what it builds. */
export const TARGET = process.env['HIRELAY_TARGET'] ?? join(ROOT, 'target');
const PROGRAMS = join(TARGET, 'debug');

const run = promisify(execFile);

export function program(name: 'hirelayd' | 'hirelay-sim'): string {
  const path = join(PROGRAMS, name);
  if (!existsSync(path)) throw new Error(`${path} is not built: cargo build -p ${name}`);
  return path;
}

/** Nothing of the person's own desktop is touched, and nothing but loopback is reached. */
export function surroundings(more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    TZ: 'Europe/Berlin',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/hirelay-journeys',
    HIRELAY_ONLY_LOOPBACK: '1',
    ...more,
  };
}

/** Runs a program to its end, and gives what it printed. */
export async function runToEnd(
  name: 'hirelayd' | 'hirelay-sim',
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run(program(name), args, {
    env: surroundings(env),
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
