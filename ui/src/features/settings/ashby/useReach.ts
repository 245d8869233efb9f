import { useState } from 'react';
import type { ReachView, SaveReach } from '@/bindings/types';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { bindOf, readPort, whereOf, type Where } from './listening';

const words = t.settings.reach;

interface Typed {
  url?: string;
  where?: Where;
  other?: string;
  port?: string;
}

/** What a person types about the address and the port, and its way into the engine. All is saved, or nothing. */
export function useReach({ public_url, listener }: ReachView) {
  const [typed, setTyped] = useState<Typed>({});
  const [portError, setPortError] = useState<string | null>(null);
  const save = useRpcMutation('reach.save');
  const savedWhere = whereOf(listener.bind_address);
  const savedPort = listener.port === null ? '' : String(listener.port);
  const url = typed.url ?? public_url ?? '';
  const where = typed.where ?? savedWhere;
  const other = typed.other ?? (savedWhere === 'other' ? (listener.bind_address ?? '') : '');
  const port = typed.port ?? savedPort;
  const bind = bindOf(where, other);
  const isMoving = typed.where !== undefined || typed.other !== undefined || typed.port !== undefined;
  const moves =
    !listener.is_fixed && isMoving && (bind !== (listener.bind_address ?? '') || port.trim() !== savedPort);
  const isUrlChanged = url.trim() !== (public_url ?? '');

  const type = (next: Typed) => {
    save.reset();
    setPortError(null);
    setTyped({ ...typed, ...next });
  };
  const submit = () => {
    const number = readPort(port);
    if (moves && number === null) {
      setPortError(words.noPort);
      return;
    }
    const input: SaveReach = { kind: 'by_hand', public_url: url.trim() || null };
    if (moves && number !== null) Object.assign(input, { bind_address: bind, port: number });
    save.mutate(input, {
      onSuccess: () => {
        setTyped({});
        announce(words.saved);
      },
    });
  };
  const fields = save.error?.fields ?? {};
  return {
    url,
    where,
    other,
    port,
    type,
    submit,
    moves,
    isUrlChanged,
    isChanged: isUrlChanged || moves,
    isSaving: save.isPending,
    errors: { url: fields['public_url'], bind: fields['bind_address'], port: portError ?? fields['port'] },
    failure: save.error && save.error.code !== 'invalid' ? save.error : null,
  };
}

export type ReachForm = ReturnType<typeof useReach>;
