import type { Query } from '@tanstack/react-query';
import type { Change, Topic } from '@/bindings/types';
import type { Command } from '@/host';

/** Which answers a change of a topic makes old. A new command that reads has its line here. */
const read: Record<Topic, Command[]> = {
  hire: ['inbox.list', 'inbox.get', 'inbox.counts', 'inbox.jobs', 'integration.checklist', 'history.list'],
  delivery: ['delivery.list', 'delivery.get', 'integration.get', 'integration.checklist'],
  refused_message: ['integration.refused', 'integration.get'],
  integration: [
    'integration.get',
    'integration.refused',
    'integration.checklist',
    'reach.get',
    'history.list',
  ],
  reach: ['reach.get', 'integration.get', 'integration.checklist', 'history.list'],
  employee: ['employee.list', 'employee.get', 'employee.history', 'history.list', 'session.current'],
  document: ['document.list'],
  role: ['role.list', 'session.current', 'employee.get', 'history.list'],
};

/** Which topics a command writes to, by the part of its name before the dot. */
const written: Record<string, Topic[]> = {
  inbox: ['hire', 'employee'],
  delivery: ['delivery', 'hire'],
  integration: ['integration', 'refused_message'],
  reach: ['reach'],
  employee: ['employee', 'role'],
  role: ['role'],
  document: ['document'],
};

export const writtenBy = (cmd: Command): Topic[] => written[cmd.split('.')[0] ?? ''] ?? [];

/** Of one thing, by its id. */
const SINGLE: Command[] = ['inbox.get', 'employee.get', 'employee.history', 'delivery.get'];

/** Whether an answer in the cache is old after the changes. A single thing is old only by its own id. */
export function isOld(query: Query, changes: Pick<Change, 'topic' | 'id'>[], topics: Topic[] = []): boolean {
  const [cmd, input] = query.queryKey as [Command, { id?: string } | undefined];
  if (topics.some((topic) => read[topic].includes(cmd))) return true;
  const isSingle = SINGLE.includes(cmd);
  return changes.some(({ topic, id }) => read[topic].includes(cmd) && (!isSingle || input?.id === id));
}
