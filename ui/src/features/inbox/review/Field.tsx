import { Anchor } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import type { EmployeeId, FieldView, HireDetail } from '@/bindings/types';
import { Masked, Pay } from '@/blocks';
import { formatCountdown, formatDay, readDay, useToday } from '@/format';
import { t } from '@/text';
import { Changed } from './Changed';
import { FieldInput } from './FieldInput';
import classes from './review.module.css';
import { sourceLine } from './source';
import { Unsaved } from './Unsaved';
import { isOvertaken, type Review } from './useReview';
import { blocking, fieldId, placeId, showValue, typedOf } from './values';

interface Props {
  field: FieldView;
  hire: HireDetail;
  review: Review;
  me: EmployeeId;
}

/** A value, below it where it came from, and what somebody should look at. */
export function Field({ field, hire, review, me }: Props) {
  const { target, label, problem } = field;
  const isNew = hire.state === 'new';
  const isOpen = isNew && !field.masked;
  const draft = review.drafts[target];
  const typed = draft?.typed ?? typedOf(field);
  const error = review.errors[target];
  // That there is nothing is said once.
  const isBare =
    field.source.origin === 'missing' && review.drafts[target] === undefined && (!isNew || problem !== null);
  const noteId = `${fieldId(target)}-note`;
  const isEdited = field.source.origin === 'edited' && !draft;
  const isBlocking = blocking([field]).length > 0;
  const Sign = isBlocking ? IconAlertCircle : IconAlertTriangle;
  return (
    <div id={placeId(target)} className={classes.field} data-wide={field.kind === 'money' || undefined}>
      <label htmlFor={isOpen ? fieldId(target) : undefined} className={classes.label}>
        {label}
        {field.required && isNew && (
          <span className={classes.required} aria-hidden>
            {' '}
            *
          </span>
        )}
      </label>
      {isOpen ? (
        <FieldInput
          field={field}
          typed={typed}
          isWrong={error !== undefined}
          describedBy={noteId}
          type={(next) => review.type(field, next)}
          save={() => void review.save([target])}
        />
      ) : (
        <div className={classes.plain}>
          <Shown field={field} />
        </div>
      )}
      <div id={noteId} className={classes.notes}>
        {error !== undefined && (
          <p className={classes.note} data-tone="red" role="alert">
            <IconAlertCircle size={14} aria-hidden />
            <bdi>{error}</bdi>
          </p>
        )}
        {error === undefined && problem && isNew && (
          <p className={classes.note} data-tone={isBlocking ? 'red' : 'amber'}>
            <Sign size={14} aria-hidden />
            {t.review.problems[problem]}
          </p>
        )}
        {field.unknown_id && isNew && (
          <p className={classes.source}>
            {t.review.unknownId} <code>{field.unknown_id}</code>
          </p>
        )}
        {isOpen && field.kind === 'date' && <Read typed={typed} target={target} />}
        <p className={classes.source} hidden={isBare}>
          {isEdited && <IconPencil size={12} aria-hidden />}
          {lineOf(field, hire, review, me)}
          {isEdited && isOpen && !field.changed && (
            <>
              {' · '}
              <Anchor
                component="button"
                type="button"
                fz="inherit"
                aria-label={t.review.resetField(label)}
                onClick={() => void review.reset(field)}
              >
                {t.review.reset}
              </Anchor>
            </>
          )}
        </p>
      </div>
      {draft && !isOpen && (
        <Unsaved label={label} typed={draft.typed} drop={() => review.discard([target])} />
      )}
      {field.changed && <Changed field={field} isNew={isNew} review={review} />}
    </div>
  );
}

/** Where it came from; while it is being saved, or stands beside what was typed, that. */
function lineOf(field: FieldView, hire: HireDetail, review: Review, me: EmployeeId): string {
  const { target } = field;
  if (review.saving.includes(target)) return t.review.source.saving;
  const isTyped = review.drafts[target] !== undefined;
  const stands = review.notice !== null || isOvertaken(review.drafts, hire.fields, [target]);
  if (isTyped && stands) return t.review.standsNow(showValue(field.kind, field.value));
  return sourceLine(field, me, hire.history);
}

/** A day as it will be read, and for the start how far it is. */
function Read({ typed, target }: { typed: ReturnType<typeof typedOf>; target: string }) {
  const today = useToday();
  const day = typeof typed === 'string' ? readDay(typed) : null;
  if (day === null) return null;
  return (
    <p className={`${classes.source} figures`}>
      {target === 'hired_on' ? `${formatDay(day)}, ${formatCountdown(day, today)}` : formatDay(day)}
    </p>
  );
}

function Shown({ field }: { field: FieldView }) {
  if (field.masked) return <Masked />;
  if (field.value === null) return <span className="quiet">–</span>;
  if (typeof field.value !== 'string') return <Pay money={field.value} />;
  return <bdi>{showValue(field.kind, field.value)}</bdi>;
}
