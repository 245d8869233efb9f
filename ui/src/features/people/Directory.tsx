import { Button } from '@mantine/core';
import { IconPlus, IconSearchOff, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Loading, Problem, Rows, SearchField } from '@/blocks';
import { useRpcPages } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { lastPerson } from './lastPerson';
import classes from './people.module.css';
import { PersonRow } from './PersonRow';

const PAGE = 100;
const words = t.people;

interface Props {
  query: string;
  search: (query: string) => void;
}

/** Everybody, by name. */
export function Directory({ query, search }: Props) {
  const isFull = useMay('employees.manage');
  const employees = useRpcPages(
    'employee.list',
    { query: query || undefined, limit: PAGE },
    { keepLast: true },
  );
  const people = employees.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = employees.data !== undefined && people.length === 0;
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <SearchField label={words.search} words={query} search={search} />
        {isFull && (
          <Button
            component={Link}
            to="/people/new"
            className={classes.add}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t.addPerson.title}
          </Button>
        )}
      </div>
      {employees.isPending && (
        <div className={classes.inset}>
          <Loading rows={10} widths={[24, 28, 20]} />
        </div>
      )}
      {employees.error && people.length === 0 && (
        <div className={classes.inset}>
          <Problem
            error={employees.error}
            title={words.failed}
            safe={words.safe}
            again={() => void employees.refetch()}
          />
        </div>
      )}
      {isEmpty && query && (
        <Empty
          icon={IconSearchOff}
          title={words.nothingFound(query)}
          action={
            <Button variant="default" onClick={() => search('')}>
              {words.clear}
            </Button>
          }
        >
          {words.nothingFoundMore}
        </Empty>
      )}
      {isEmpty && !query && (
        <Empty icon={IconUsers} title={words.empty}>
          {words.emptyMore}
        </Empty>
      )}
      {people.length > 0 && (
        <Rows
          key={query}
          items={people}
          pages={employees}
          idOf={(person) => person.id}
          label={words.list}
          head={<Columns isFull={isFull} />}
          first={lastPerson.take}
        >
          {(person) => <PersonRow person={person} isFull={isFull} />}
        </Rows>
      )}
    </div>
  );
}

function Columns({ isFull }: { isFull: boolean }) {
  const { person, name, email, position, location, start, status } = words.columns;
  const names = isFull ? [person, position, location, start, status] : [name, email, position];
  return (
    <div className={classes.columns} data-full={isFull || undefined}>
      {names.map((column) => (
        <span key={column}>{column}</span>
      ))}
    </div>
  );
}
