import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FieldView, HireDetail, HireId, Value } from '@/bindings/types';
import { HostError, hostError, rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { isSame, toSave, type Typed } from './values';

export interface Draft {
  typed: Typed;
  /** What stood there when the typing began. */
  was: Value | null;
}

type Drafts = Record<string, Draft>;

/** What a person types into a hire, and its way into the engine. Typed text is dropped only once it is saved. */
export function useReview(id: HireId) {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [notice, setNotice] = useState<HostError | null>(null);
  const [saving, setSaving] = useState<string[]>([]);
  const editing = useRpcMutation('inbox.edit');
  const resetting = useRpcMutation('inbox.reset');
  const keeping = useRpcMutation('inbox.keep');
  // One after the other, so that each has the version that the one before made.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(drafts);

  const key = ['inbox.get', { id }];
  const change = (next: (old: Drafts) => Drafts) => {
    latest.current = next(latest.current);
    setDrafts(latest.current);
  };
  const forget = (targets: string[]) =>
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !targets.includes(name))));
  const current = () => client.getQueryData<HireDetail>(key);
  const take = (hire: HireDetail) => client.setQueryData(key, hire);
  const clear = () => setNotice(null);

  /** Shows what is there now, and says why nothing was saved. */
  const refused = async (thrown: unknown): Promise<void> => {
    const error = hostError(thrown);
    setErrors((old) => ({ ...old, ...error.fields }));
    if (error.code === 'conflict') {
      await rpc('inbox.get', { id }).then(take, () => null);
      // Now the person has seen it: the next save counts.
      change((old) => rebased(old, current()?.fields ?? []));
    }
    if (Object.keys(error.fields).length === 0) setNotice(error);
  };

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(act);
    queue.current = turn.catch(() => null);
    return turn;
  };

  const type = (field: FieldView, typed: Typed) => {
    change((old) => ({ ...old, [field.target]: { was: old[field.target]?.was ?? field.value, typed } }));
    forget([field.target]);
  };

  /** Saves the fields that were typed into; true when nothing is left unsaved. */
  const save = (targets = Object.keys(latest.current)): Promise<boolean> =>
    inTurn(async () => {
      const hire = current();
      if (!hire) return false;
      const sent = pending(latest.current, hire.fields, targets);
      const done = (names: string[]) => change((old) => without(old, names, sent));
      if (Object.keys(sent).length === 0) {
        done(targets);
        return true;
      }
      setSaving(Object.keys(sent));
      try {
        if (isOvertaken(latest.current, hire.fields, Object.keys(sent))) throw overtaken();
        take(await editing.mutateAsync({ id, version: hire.version, changes: sent }));
        done(targets);
        forget(targets);
        clear();
        return true;
      } catch (thrown) {
        await refused(thrown);
        return false;
      } finally {
        setSaving([]);
      }
    });

  const settle = (targets: string[], write: (version: number) => Promise<HireDetail>): Promise<boolean> =>
    inTurn(async () => {
      try {
        take(await write(current()?.version ?? 0));
        discard(targets);
        clear();
        return true;
      } catch (thrown) {
        await refused(thrown);
        return false;
      }
    });

  /** Drops what was typed and not saved. */
  const discard = (targets = Object.keys(latest.current)) => {
    change((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !targets.includes(name))));
    forget(targets);
  };

  return {
    drafts,
    errors,
    notice,
    saving,
    type,
    save,
    refused,
    discard,
    clearNotice: clear,
    /** Takes Ashby's value again; for all fields where none is named. */
    reset: (field?: FieldView) => {
      const targets = field ? [field.target] : undefined;
      return settle(targets ?? Object.keys(latest.current), (version) =>
        resetting.mutateAsync({ id, version, targets }),
      );
    },
    keep: (targets: string[]) => settle(targets, (version) => keeping.mutateAsync({ id, version, targets })),
    /** The version that stands here now, after everything before it was saved. */
    version: () => current()?.version ?? 0,
  };
}

export type Review = ReturnType<typeof useReview>;

const overtaken = (): HostError =>
  new HostError({
    code: 'conflict',
    message: t.review.overtaken,
    detail: { reason: 'changed' },
    retryable: false,
  });

const valueOf = (fields: FieldView[], target: string): Value | null =>
  fields.find((field) => field.target === target)?.value ?? null;

/** Whether the person had another value before them when they began to type. */
export const isOvertaken = (drafts: Drafts, fields: FieldView[], targets: string[]): boolean =>
  targets.some((target) => {
    const draft = drafts[target];
    return draft !== undefined && !isSame(valueOf(fields, target), draft.was);
  });

function pending(drafts: Drafts, fields: FieldView[], targets: string[]): Record<string, Value | null> {
  const sent: Record<string, Value | null> = {};
  for (const target of targets) {
    const draft = drafts[target];
    const field = fields.find((known) => known.target === target);
    if (draft && field && !isSame(toSave(draft.typed, field.kind), field.value)) {
      sent[target] = toSave(draft.typed, field.kind);
    }
  }
  return sent;
}

/** Without what was saved; what was typed on meanwhile stays. */
const without = (drafts: Drafts, names: string[], sent: Record<string, Value | null>): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).filter(
      ([name, draft]) =>
        !names.includes(name) ||
        (name in sent && !isSame(toSave(draft.typed), sent[name] ?? null) && !isDaySent(draft, sent[name])),
    ),
  );

/** "1 Dec 2026" is saved as the day that it is. */
const isDaySent = ({ typed }: Draft, sent: Value | null | undefined): boolean =>
  isSame(toSave(typed, 'date'), sent ?? null);

const rebased = (drafts: Drafts, fields: FieldView[]): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).map(([target, draft]) => {
      const field = fields.find((known) => known.target === target);
      return [target, { ...draft, was: field ? field.value : draft.was }];
    }),
  );
