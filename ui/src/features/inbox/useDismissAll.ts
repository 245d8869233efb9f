import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { HireId, HireItem } from '@/bindings/types';
import { hostError, rpc } from '@/host';

export interface Failure {
  hire: HireItem;
  why: string;
}

export interface Course {
  state: 'ready' | 'running' | 'ended';
  done: HireId[];
  failed: Failure[];
  total: number;
}

const READY: Course = { state: 'ready', done: [], failed: [], total: 0 };

/** Dismisses one hire after the other, each in the version it has then; one that fails stops no other. */
export function useDismissAll() {
  const client = useQueryClient();
  const [course, setCourse] = useState(READY);
  const isStopped = useRef(false);
  const isRunning = useRef(false);

  const run = async (hires: HireItem[], reason: string): Promise<Pick<Course, 'done' | 'failed'>> => {
    if (isRunning.current) return READY;
    isRunning.current = true;
    isStopped.current = false;
    const wantsStop = () => isStopped.current;
    const done: HireId[] = [];
    const failed: Failure[] = [];
    const tell = (state: Course['state']) =>
      setCourse({ state, done: [...done], failed: [...failed], total: hires.length });
    tell('running');
    for (const hire of hires) {
      if (wantsStop()) break;
      try {
        const { version } = await rpc('inbox.get', { id: hire.id });
        await rpc('inbox.dismiss', { id: hire.id, version, reason });
        done.push(hire.id);
      } catch (thrown) {
        failed.push({ hire, why: hostError(thrown).message });
      }
      tell('running');
    }
    tell('ended');
    isRunning.current = false;
    void client.invalidateQueries();
    return { done, failed };
  };
  return {
    course,
    run,
    stop: () => {
      isStopped.current = true;
    },
    reset: () => setCourse(READY),
  };
}
