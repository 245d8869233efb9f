import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FieldView, HireDetail, HireId, Value } from '@/bindings/types';
import { HostError, hostError, rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { isSame, toSave, type Typed } from './values';

interface Draft {
  typed: Typed;
  /** What stood there when the typing began. */
  was: Value | null;
}

/** What a person types into a hire, and its way into the engine. Typed text is dropped only once it is saved. */
export function useReview(id: HireId) {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
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
  const change = (next: (old: Record<string, Draft>) => Record<string, Draft>) => {
    latest.current = next(latest.current);
    setDrafts(latest.current);
  };
  const forget = (targets: string[]) =>
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !targets.includes(name))));
  const current = () => client.getQueryData<HireDetail>(key);
  const take = (hire: HireDetail) => client.setQueryData(key, hire);

  /** Shows what is there now, and says why nothing was saved. */
  const refused = async (thrown: unknown): Promise<void> => {
    const error = hostError(thrown);
    setErrors((old) => ({ ...old, ...error.fields }));
    if (Object.keys(error.fields).length === 0) setNotice(error);
    if (error.code !== 'conflict') return;
    announce(error.reason === 'changed' ? t.review.overtaken : error.message);
    await rpc('inbox.get', { id }).then(take, () => null);
    // Now the person has seen it: the next save counts.
    change((old) => rebased(old, current()?.fields ?? []));
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
      // The person had another value before them when they began to type.
      const isOld = Object.keys(sent).some((target) => {
        const now = hire.fields.find((field) => field.target === target)?.value ?? null;
        return !isSame(now, latest.current[target]?.was ?? null);
      });
      const done = (names: string[]) =>
        change((old) =>
          Object.fromEntries(
            Object.entries(old).filter(
              ([name, draft]) =>
                !names.includes(name) || (name in sent && !isSame(toSave(draft.typed), sent[name] ?? null)),
            ),
          ),
        );
      if (Object.keys(sent).length === 0) {
        done(targets);
        return true;
      }
      setSaving(Object.keys(sent));
      try {
        if (isOld) throw overtaken();
        take(await editing.mutateAsync({ id, version: hire.version, changes: sent }));
        done(targets);
        forget(targets);
        setNotice(null);
        return true;
      } catch (thrown) {
        await refused(thrown);
        return false;
      } finally {
        setSaving([]);
      }
    });

  const settle = (field: FieldView, write: (version: number) => Promise<HireDetail>) =>
    inTurn(async () => {
      try {
        take(await write(current()?.version ?? 0));
        change((old) => Object.fromEntries(Object.entries(old).filter(([name]) => name !== field.target)));
        forget([field.target]);
        setNotice(null);
      } catch (thrown) {
        await refused(thrown);
      }
    });

  return {
    drafts,
    errors,
    notice,
    saving,
    type,
    save,
    refused,
    clearNotice: () => setNotice(null),
    reset: (field: FieldView) =>
      settle(field, (version) => resetting.mutateAsync({ id, version, targets: [field.target] })),
    keep: (field: FieldView) =>
      settle(field, (version) => keeping.mutateAsync({ id, version, targets: [field.target] })),
    /** The version that stands here now, after everything before it was saved. */
    version: () => current()?.version ?? 0,
  };
}

const overtaken = (): HostError =>
  new HostError({
    code: 'conflict',
    message: t.review.overtaken,
    detail: { reason: 'changed' },
    retryable: false,
  });

export type Review = ReturnType<typeof useReview>;

function pending(
  drafts: Record<string, Draft>,
  fields: FieldView[],
  targets: string[],
): Record<string, Value | null> {
  const sent: Record<string, Value | null> = {};
  for (const target of targets) {
    const draft = drafts[target];
    const field = fields.find((known) => known.target === target);
    if (draft && field && !isSame(toSave(draft.typed), field.value)) sent[target] = toSave(draft.typed);
  }
  return sent;
}

const rebased = (drafts: Record<string, Draft>, fields: FieldView[]): Record<string, Draft> =>
  Object.fromEntries(
    Object.entries(drafts).map(([target, draft]) => {
      const field = fields.find((known) => known.target === target);
      return [target, { ...draft, was: field ? field.value : draft.was }];
    }),
  );
