import { Select, TextInput } from '@mantine/core';
import type { FocusEvent } from 'react';
import type { FieldView } from '@/bindings/types';
import { t } from '@/text';
import { PickDay } from './PickDay';
import classes from './review.module.css';
import { fieldId, FREQUENCIES, isMoney, type Typed } from './values';

const CURRENCIES = Intl.supportedValuesOf('currency');
const MODES = {
  email: 'email',
  phone: 'tel',
  text: 'text',
  date: 'text',
  money: 'decimal',
  frequency: 'text',
} as const;

interface Props {
  field: FieldView;
  typed: Typed;
  isWrong: boolean;
  describedBy: string;
  type: (typed: Typed) => void;
  save: () => void;
}

/** The input that fits the kind of the field. It saves when the focus leaves it. Escape leaves it, so that keys work. */
export function FieldInput({ field, typed, isWrong, describedBy, type, save }: Props) {
  const shared = {
    id: fieldId(field.target),
    error: isWrong,
    'aria-required': field.required || undefined,
    // As an attribute: Mantine's own description would take its place, and ours stands outside of its wrapper.
    attributes: { input: { 'aria-describedby': describedBy } },
    autoComplete: 'off',
  };
  if (field.kind === 'frequency') {
    const known = FREQUENCIES.map((value) => ({ value, label: t.review.per[value] }));
    return (
      <Select
        {...shared}
        data={known}
        placeholder={t.format.perWhat}
        value={typeof typed === 'string' && typed !== '' ? typed : null}
        clearable
        clearButtonProps={{ 'aria-label': t.review.empty(field.label) }}
        onChange={(value) => type(value ?? '')}
        onBlur={save}
      />
    );
  }
  if (isMoney(typed)) {
    const { amount, currency } = typed;
    // The amount and its currency are saved together.
    const leave = (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.closest(`.${classes.money}`)?.contains(event.relatedTarget)) save();
    };
    return (
      <div className={classes.money}>
        <TextInput
          {...shared}
          className={classes.amount}
          inputMode="decimal"
          value={amount}
          onBlur={leave}
          onChange={(event) => type({ amount: event.currentTarget.value, currency })}
        />
        <Select
          className={classes.currency}
          aria-label={t.review.currency}
          placeholder={t.review.currency}
          data={CURRENCIES}
          value={currency || null}
          onBlur={leave}
          searchable
          limit={60}
          error={isWrong || (amount !== '' && currency === '')}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => type({ amount, currency: value ?? '' })}
        />
      </div>
    );
  }
  return (
    <TextInput
      {...shared}
      dir="auto"
      inputMode={MODES[field.kind]}
      placeholder={field.kind === 'date' ? t.review.dateForm : undefined}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      rightSectionPointerEvents="all"
      rightSection={
        field.kind === 'date' && (
          <PickDay
            label={field.label}
            typed={typed}
            done={() => document.getElementById(shared.id)?.focus()}
            pick={(day) => {
              type(day);
              save();
            }}
          />
        )
      }
    />
  );
}
