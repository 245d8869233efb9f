import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import type { HireItem } from '@/bindings/types';
import { today } from '@/format';
import { host, hostError, rpc } from '@/host';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { BYTE_ORDER_MARK, csvHead, csvHire } from './csv';
import { viewAsked } from './groups';
import { viewOf, type InboxSearch } from './views';

const PAGE = 500;
/** What takes longer is counted before the eyes of the person. */
const LONG_MS = 2_000;
const NOTE = 'export';
const words = t.inbox.export;

/** Saves hires as CSV: those that are given, or all of the view, page after page. */
export function useExport(search: InboxSearch): (chosen?: HireItem[]) => Promise<void> {
  const isRunning = useRef(false);
  return async (chosen) => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      const lines = chosen ? chosen.map(csvHire) : await viewLines(search);
      const content = new Blob([BYTE_ORDER_MARK, csvHead(), ...lines], { type: 'text/csv;charset=utf-8' });
      const isSaved = await host.saveFile(words.fileName(viewOf(search), today()), content);
      if (isSaved) announce(words.saved(lines.length));
    } catch (thrown) {
      notifications.show({
        title: words.failed,
        message: `${hostError(thrown).message} ${words.failedMore}`,
        color: 'red',
        autoClose: false,
      });
    } finally {
      notifications.hide(NOTE);
      isRunning.current = false;
    }
  };
}

async function viewLines(search: InboxSearch): Promise<string[]> {
  const lines: string[] = [];
  const began = Date.now();
  let after: string | undefined;
  let isCounted = false;
  do {
    const page = await rpc('inbox.list', { ...viewAsked(search), limit: PAGE, after });
    lines.push(...page.items.map(csvHire));
    after = page.next ?? undefined;
    if (after === undefined || Date.now() - began < LONG_MS) continue;
    const note = { id: NOTE, loading: true, autoClose: false, withCloseButton: false } as const;
    const told = { ...note, title: words.running, message: words.soFar(lines.length) };
    if (isCounted) notifications.update(told);
    else notifications.show(told);
    isCounted = true;
  } while (after !== undefined);
  return lines;
}
