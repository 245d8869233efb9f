import { Link } from '@tanstack/react-router';
import type { DirectoryEntry } from '@/bindings/types';
import { Day, Name, Two } from '@/blocks';
import { nameOf } from './person';
import classes from './people.module.css';
import { Status } from './Status';

/** Two lines of what everybody may see, or all of it for who may manage employees. */
export function PersonRow({ person, isFull }: { person: DirectoryEntry; isFull: boolean }) {
  const name = <Name>{nameOf(person)}</Name>;
  const position = person.position && <bdi>{person.position}</bdi>;
  return (
    <Link
      to="/people/$employeeId"
      params={{ employeeId: person.id }}
      className={classes.row}
      data-full={isFull || undefined}
    >
      {isFull ? (
        <>
          <Two first={name} second={person.email} isStrong />
          <Two first={position} second={person.department && <bdi>{person.department}</bdi>} />
          <Two first={person.location && <bdi>{person.location}</bdi>} />
          <span>{person.hired_on && <Day value={person.hired_on} />}</span>
          <span>
            <Status status={person.status} />
          </span>
        </>
      ) : (
        <>
          <Two first={name} isStrong />
          <Two first={person.email} />
          <Two first={position} />
        </>
      )}
    </Link>
  );
}
