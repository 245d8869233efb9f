import { Anchor, CloseButton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JsonValue } from '@/bindings/types';
import type { HostError } from '@/host';
import { t } from '@/text';
import classes from './review.module.css';

/** Why something was not saved or not completed. */
export function Notice({ error, close }: { error: HostError; close: () => void }) {
  const isRefused = Object.keys(error.fields).length > 0;
  const text = error.reason === 'changed' ? t.review.overtaken : isRefused ? t.review.refused : error.message;
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertCircle size={16} aria-hidden />
      <span className={classes.noticeText}>
        {!isRefused && <strong>{t.review.notSaved}. </strong>}
        {text}{' '}
        {owners(error.detail).map((name) => (
          <Anchor key={name} component={Link} to="/people" inherit>
            {t.review.openOwner(name)}
          </Anchor>
        ))}
      </span>
      <CloseButton size="sm" aria-label={t.common.close} onClick={close} />
    </div>
  );
}

/** Who has an address or a phone already. */
function owners(detail: JsonValue): string[] {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return [];
  const taken = detail['taken'];
  if (!Array.isArray(taken)) return [];
  const names = taken.map((one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? one['name'] : null,
  );
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}
