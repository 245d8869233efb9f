/**
 * How long the window's own thread works for each frame, from Chromium's trace. The thread's clock counts, not
 * the wall's: what other programs do on a busy machine is no fault of the page. The wall's frames are told beside.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { TARGET } from './programs';

export interface Frames {
  /** Milliseconds of work for each frame. */
  work: number[];
  /** Milliseconds from one frame to the next, as a person sees them. */
  between: number[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** The thread's own time in it. */
  tdur?: number;
  args?: { name?: string };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Watches the frames of a page while something is done to it. */
export async function framesWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<Frames> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const next = (at: number) => {
      seen.push(at);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return {
    work: workOf(trace.traceEvents),
    between: seen.slice(1).map((at, frame) => at - (seen[frame] ?? at)),
  };
}

function workOf(events: TraceEvent[]): number[] {
  const frame = events.findLast((event) => event.name === 'FireAnimationFrame');
  if (!frame) throw new Error('the trace has no frames');
  const own = events.filter(({ pid, tid }) => pid === frame.pid && tid === frame.tid);
  const begins = own.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  begins.sort((one, other) => one - other);
  const tasks = own.filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X');
  if (tasks.every(({ tdur }) => tdur === undefined)) throw new Error('the trace has no times of the thread');
  const work = begins.map(() => 0);
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // A frame's own task surrounds its mark.
    const at = begins.findLastIndex((begin) => begin <= ts + dur);
    if (at >= 0) work[at] = (work[at] ?? 0) + tdur / 1000;
  }
  return work;
}

export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export interface Figure {
  name: string;
  value: number;
  unit: string;
  bar: string | null;
  met: boolean | null;
}

/** Beside the figures of `cargo xtask bench`, and in their form. */
export async function writeFigures(name: string, figures: Figure[]): Promise<void> {
  const folder = join(TARGET, 'bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
