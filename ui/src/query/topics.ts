import type { Query } from '@tanstack/react-query';
import type { Change, Topic } from '@/bindings/types';
import type { Command } from '@/host';

/** Which answers a change of a topic makes old. A new command that reads has its line here. */
const read: Record<Topic, Command[]> = {
  hire: ['inbox.list', 'inbox.get', 'inbox.counts'],
  delivery: ['delivery.list', 'delivery.get', 'integration.get'],
  refused_message: ['integration.refused', 'integration.get'],
  integration: ['integration.get', 'integration.refused', 'reach.get'],
  reach: ['reach.get', 'integration.get'],
  employee: ['employee.list', 'employee.get', 'session.current'],
  document: ['document.list'],
};

/** Which topics a command writes to, by the part of its name before the dot. */
const written: Record<string, Topic[]> = {
  inbox: ['hire', 'employee'],
  delivery: ['delivery', 'hire'],
  integration: ['integration', 'refused_message'],
  reach: ['reach'],
  employee: ['employee'],
  document: ['document'],
};

export const writtenBy = (cmd: Command): Topic[] => written[cmd.split('.')[0] ?? ''] ?? [];

/** Whether an answer in the cache is old after the changes. A single thing is old only by its own id. */
export function isOld(query: Query, changes: Pick<Change, 'topic' | 'id'>[], topics: Topic[] = []): boolean {
  const [cmd, input] = query.queryKey as [Command, { id?: string } | undefined];
  if (topics.some((topic) => read[topic].includes(cmd))) return true;
  const isSingle = cmd === 'inbox.get' || cmd === 'employee.get' || cmd === 'delivery.get';
  return changes.some(({ topic, id }) => read[topic].includes(cmd) && (!isSingle || input?.id === id));
}
