import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EmployeeProfile, ProfileField } from '@/bindings/types';
import { readDay } from '@/format';
import { HostError, hostError, rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { takenIn, type Taken } from './taken';

interface Draft {
  typed: string;
  /** What the person had before them when they began to type. */
  was: string | null;
  /** What they were told stands there now. */
  told?: string | null;
}

const words = t.profile;
const toSave = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What a person types into a profile, and its way into the engine. Typed text is dropped only once it is saved. */
export function useProfileForm(profile: EmployeeProfile) {
  const client = useQueryClient();
  const update = useRpcMutation('employee.update');
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [taken, setTaken] = useState<Taken[]>([]);
  const [notice, setNotice] = useState<HostError | null>(null);
  const fields = profile.fields ?? [];
  const key = ['employee.get', { id: profile.id }];

  const changes = Object.fromEntries(
    fields.flatMap((field): [string, string | null][] => {
      const draft = drafts[field.target];
      if (!draft) return [];
      const value = read(field, draft.typed);
      return value === field.value ? [] : [[field.target, value]];
    }),
  );
  const count = Object.keys(changes).length;

  const type = (field: ProfileField, typed: string) => {
    setDrafts((old) => ({ ...old, [field.target]: { typed, was: old[field.target]?.was ?? field.value } }));
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([target]) => target !== field.target)));
    setTaken((old) => old.filter(({ target }) => target !== field.target));
  };

  /** From now on the person knows what stands there; their next save counts. */
  const tell = (now: ProfileField[]) =>
    setDrafts((old) =>
      Object.fromEntries(
        Object.entries(old).map(([target, draft]) => {
          const field = now.find((known) => known.target === target);
          return [target, field ? { ...draft, told: field.value } : draft];
        }),
      ),
    );

  const refused = async (error: HostError): Promise<void> => {
    setErrors(error.fields);
    setTaken(takenIn(error));
    if (Object.keys(error.fields).length === 0) setNotice(error);
    if (error.code !== 'conflict') return;
    const now = await rpc('employee.get', { id: profile.id }).catch(() => null);
    if (!now) return;
    client.setQueryData(key, now);
    tell(now.fields ?? []);
  };

  /** Changed by somebody else under the person's hands, and not told yet. */
  const isOvertaken = (target: string): boolean => {
    const draft = drafts[target];
    const value = fields.find((field) => field.target === target)?.value ?? null;
    return draft !== undefined && draft.was !== value && draft.told !== value;
  };

  /** True when everything is saved. */
  const save = async (): Promise<boolean> => {
    const wrong = check(fields, drafts);
    setErrors(wrong);
    setNotice(null);
    if (Object.keys(wrong).length > 0) return false;
    if (count === 0) return true;
    if (Object.keys(changes).some(isOvertaken)) {
      setNotice(overtaken());
      tell(fields);
      return false;
    }
    try {
      const saved = await update.mutateAsync({ id: profile.id, version: profile.version ?? 0, ...changes });
      client.setQueryData(key, saved);
      return true;
    } catch (thrown) {
      await refused(hostError(thrown));
      return false;
    }
  };

  return {
    fields,
    count,
    errors,
    taken,
    notice,
    isSaving: update.isPending,
    type,
    save,
    typed: (field: ProfileField): string => drafts[field.target]?.typed ?? field.value ?? '',
    /** What stands there now, where somebody changed it while it was typed into. */
    overtaken: (field: ProfileField): string | null => {
      const draft = drafts[field.target];
      return draft && draft.was !== field.value ? (field.value ?? words.nothing) : null;
    },
  };
}

const overtaken = (): HostError =>
  new HostError({ code: 'conflict', message: words.overtaken, detail: null, retryable: false });

export type ProfileForm = ReturnType<typeof useProfileForm>;

/** Days are sent as days; what is none is told before it is sent. */
const read = (field: ProfileField, typed: string): string | null =>
  field.kind === 'date' ? (readDay(typed) ?? toSave(typed)) : toSave(typed);

function check(fields: ProfileField[], drafts: Record<string, Draft>): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const field of fields) {
    const draft = drafts[field.target];
    if (!draft) continue;
    const value = toSave(draft.typed);
    if (field.required && value === null) wrong[field.target] = words.required(field.label);
    if (field.kind === 'date' && value !== null && readDay(value) === null) wrong[field.target] = words.noDay;
  }
  return wrong;
}
