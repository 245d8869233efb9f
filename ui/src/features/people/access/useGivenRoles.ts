import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EmployeeProfile, RoleId } from '@/bindings/types';
import { hostError, rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { nameOf } from '../person';

/** The roles that a person chooses for somebody; kept until they are saved or discarded. */
export function useGivenRoles(profile: EmployeeProfile, given: RoleId[]) {
  const client = useQueryClient();
  const update = useRpcMutation('employee.update');
  const [chosen, setChosen] = useState<RoleId[] | null>(null);
  const ids = chosen ?? given;
  const isChanged = ids.length !== given.length || ids.some((id) => !given.includes(id));
  const key = ['employee.get', { id: profile.id }];

  const save = async () => {
    try {
      const input = { id: profile.id, version: profile.version ?? 0, role_ids: ids };
      client.setQueryData(key, await update.mutateAsync(input));
      setChosen(null);
      announce(t.access.rolesSaved(nameOf(profile)));
    } catch (thrown) {
      if (hostError(thrown).reason !== 'changed') return;
      const now = await rpc('employee.get', { id: profile.id }).catch(() => null);
      if (now) client.setQueryData(key, now);
    }
  };
  return {
    ids,
    isChanged,
    isSaving: update.isPending,
    error: update.error,
    save,
    choose: (next: RoleId[]) => {
      update.reset();
      setChosen(next);
    },
    discard: () => {
      update.reset();
      setChosen(null);
    },
  };
}
