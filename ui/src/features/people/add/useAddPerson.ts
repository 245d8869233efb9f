import { useState } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { readDay } from '@/format';
import { hostError, type HostError } from '@/host';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { takenIn, type Taken } from '../profile/taken';

const words = t.addPerson;

export type Target = keyof typeof words.labels;
export const REQUIRED: Target[] = ['first_name', 'last_name'];

/** What is typed about a new person; it stays until the person is added. */
export function useAddPerson() {
  const [typed, setTyped] = useState<Partial<Record<Target, string>>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [taken, setTaken] = useState<Taken[]>([]);
  const [notice, setNotice] = useState<HostError | null>(null);
  const create = useRpcMutation('employee.create');
  const values = Object.fromEntries(
    Object.entries(typed)
      .map(([target, text]) => [target, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  ) as Partial<Record<Target, string>>;

  const check = (): Record<string, string> => {
    const wrong: Record<string, string> = {};
    for (const target of REQUIRED) {
      if (values[target] === undefined) wrong[target] = t.profile.required(words.labels[target]);
    }
    if (values.hired_on !== undefined && readDay(values.hired_on) === null)
      wrong['hired_on'] = t.profile.noDay;
    return wrong;
  };

  /** The person who was added, or null. */
  const save = async (): Promise<EmployeeProfile | null> => {
    const wrong = check();
    setErrors(wrong);
    setNotice(null);
    setTaken([]);
    if (Object.keys(wrong).length > 0) return null;
    const day =
      values.hired_on === undefined ? {} : { hired_on: readDay(values.hired_on) ?? values.hired_on };
    try {
      return await create.mutateAsync({ ...values, ...day });
    } catch (thrown) {
      const error = hostError(thrown);
      setErrors(error.fields);
      setTaken(takenIn(error));
      // A field that is not on this page has nowhere to be told.
      if (!Object.keys(error.fields).some((target) => target in words.labels)) setNotice(error);
      return null;
    }
  };

  const type = (target: Target, text: string) => {
    setTyped((old) => ({ ...old, [target]: text }));
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([known]) => known !== target)));
    setTaken((old) => old.filter((known) => known.target !== target));
  };
  return {
    typed,
    errors,
    taken,
    notice,
    isSaving: create.isPending,
    hasTyped: Object.keys(values).length > 0,
    type,
    save,
  };
}
