import { useEffect, useRef, useState } from 'react';
import type { HireItem } from '@/bindings/types';
import { formatDay } from '@/format';
import { announce } from '@/shell/announce';
import { t } from '@/text';

const newest = (hires: HireItem[]): number =>
  Math.max(Date.now(), ...hires.map((hire) => Date.parse(hire.received_at) || 0));

/** Holds back what arrives while a person looks at the list, so that no row moves under the pointer. */
export function useArrivals(hires: HireItem[]) {
  const [since, setSince] = useState(() => Date.now());
  const isNew = (hire: HireItem) => Date.parse(hire.received_at) > since;
  const arrived = hires.filter(isNew);
  const shown = hires.filter((hire) => !isNew(hire));
  // Nothing can move in an empty list.
  const holds = shown.length > 0;
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const hire of arrived) {
      if (said.current.has(hire.id)) continue;
      said.current.add(hire.id);
      const start = hire.start_date && formatDay(hire.start_date);
      announce(t.inbox.newHire(hire.job_title ?? t.inbox.unknownJob, start));
    }
  });
  return {
    shown: holds ? shown : hires,
    arrived: holds ? arrived : [],
    show: () => setSince(newest(hires)),
  };
}
