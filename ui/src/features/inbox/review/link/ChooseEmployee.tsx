import { Loader, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { EmployeeId, HireDetail } from '@/bindings/types';
import { Name, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './link.module.css';

const words = t.review.link;
const PAUSE_MS = 200;

export interface Chosen {
  id: EmployeeId;
  name: string;
}

/** Who it is: those who share something first, then everybody by name. */
export function ChooseEmployee({ hire, choose }: { hire: HireDetail; choose: (chosen: Chosen) => void }) {
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useRpc('employee.list', { query: query || undefined, limit: 20 }, { keepLast: true });
  const label = (target: string) =>
    (hire.fields.find((field) => field.target === target)?.label ?? target).toLowerCase();
  const likely = new Map<EmployeeId, { name: string; matched: string[] }>();
  for (const { employee_id, name, matched } of hire.duplicates) {
    const known = likely.get(employee_id);
    if (known) known.matched.push(label(matched));
    else likely.set(employee_id, { name, matched: [label(matched)] });
  }
  const others = (found.data?.items ?? []).filter(({ id }) => !likely.has(id) || query !== '');
  return (
    <>
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={found.isFetching && <Loader size={14} />}
        value={typed}
        maxLength={200}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {query === '' && likely.size > 0 && (
        <>
          <Text className={classes.heading}>{words.likely}</Text>
          <ul className={classes.people}>
            {[...likely].map(([id, { name, matched }]) => (
              <Person
                key={id}
                name={name}
                below={t.review.same.matched(matched.join(', '))}
                choose={() => choose({ id, name })}
              />
            ))}
          </ul>
          <Text className={classes.heading}>{words.everybody}</Text>
        </>
      )}
      {found.error && <Problem error={found.error} again={() => void found.refetch()} />}
      {found.data && others.length === 0 && <Text c="dimmed">{words.nobody}</Text>}
      <ul className={classes.people}>
        {others.map(({ id, first_name, last_name, email, position }) => {
          const name = `${first_name} ${last_name}`;
          const below = [position, email].filter(Boolean).join(' · ');
          return <Person key={id} name={name} below={below} choose={() => choose({ id, name })} />;
        })}
      </ul>
    </>
  );
}

interface PersonProps {
  name: string;
  below: string;
  choose: () => void;
}

function Person({ name, below, choose }: PersonProps) {
  return (
    <li>
      <UnstyledButton className={classes.person} onClick={choose}>
        <span className={classes.personText}>
          <strong>
            <Name>{name}</Name>
          </strong>
          <span className="quiet">
            <bdi>{below}</bdi>
          </span>
        </span>
        <IconChevronRight size={16} aria-hidden />
      </UnstyledButton>
    </li>
  );
}
