import { useState } from 'react';
import type { Permission, RoleView } from '@/bindings/types';
import type { HostError } from '@/host';
import { useRpcMutation } from '@/query';
import { t } from '@/text';

const words = t.roles;

/** Where the engine's refusal is told: at what caused it. */
interface Refused {
  name?: string;
  switches: Partial<Record<Permission, string>>;
  elsewhere: HostError | null;
}

const NONE: Refused = { switches: {}, elsewhere: null };

/**
 * What a person changes about a role. Only that is kept here: what they did not touch follows what others save
 * meanwhile. It is dropped once it is saved.
 */
export function useRoleForm(role: RoleView | null) {
  const [typed, setTyped] = useState<string | null>(null);
  const [switched, setSwitched] = useState<Partial<Record<Permission, boolean>>>({});
  const [refused, setRefused] = useState<Refused>(NONE);
  const saving = useRpcMutation('role.save');
  const allowed = new Set(role?.permissions);
  const name = typed ?? role?.name ?? '';
  const isOn = (permission: Permission): boolean => switched[permission] ?? allowed.has(permission);
  const toggled = (Object.keys(switched) as Permission[]).filter(
    (permission) => isOn(permission) !== allowed.has(permission),
  );
  const count = toggled.length + (name.trim() === (role?.name ?? '') ? 0 : 1);

  const discard = () => {
    setTyped(null);
    setSwitched({});
    setRefused(NONE);
  };

  /** The role as it was saved, or null. */
  const save = async (all: Permission[]): Promise<RoleView | null> => {
    if (name.trim() === '') {
      setRefused({ ...NONE, name: words.noName });
      return null;
    }
    setRefused(NONE);
    try {
      const input = { name: name.trim(), permissions: all.filter(isOn) };
      const saved = await saving.mutateAsync(role ? { id: role.id, ...input } : input);
      discard();
      return saved;
    } catch (thrown) {
      setRefused(whereOf(thrown as HostError));
      return null;
    }
  };

  return {
    name,
    count,
    refused,
    isSaving: saving.isPending,
    isOn,
    rename: (next: string) => {
      setTyped(next);
      setRefused(NONE);
    },
    turn: (permission: Permission, on: boolean) => {
      setSwitched((old) => ({ ...old, [permission]: on }));
      setRefused(NONE);
    },
    discard,
    save,
  };
}

function whereOf(error: HostError): Refused {
  const { name } = error.fields;
  if (name !== undefined) return { ...NONE, name };
  if (error.reason === 'yourself') return { ...NONE, switches: { 'roles.manage': error.message } };
  const missing = missingIn(error);
  if (missing) return { ...NONE, switches: { [missing]: error.message } };
  return { ...NONE, elsewhere: error };
}

/** The permission that the person would have to hold themselves. */
export function missingIn({ code, detail }: HostError): Permission | null {
  if (code !== 'forbidden' || typeof detail !== 'object' || detail === null || Array.isArray(detail)) {
    return null;
  }
  const named = detail['permission'];
  return typeof named === 'string' && named in t.permissions.names ? (named as Permission) : null;
}
