import { Radio } from '@mantine/core';
import { MASK } from '@/format';
import { t } from '@/text';
import type { Line, Pair } from './compare';
import classes from './link.module.css';

const words = t.review.link;

interface Props {
  pairs: Pair[];
  name: string;
  taken: ReadonlySet<string>;
  take: (key: string, isTaken: boolean) => void;
}

/** Value by value: what the profile says, and what Ashby says. */
export function CompareValues({ pairs, name, taken, take }: Props) {
  return (
    <table className={classes.compare}>
      <thead>
        <tr>
          <th scope="col">{words.value}</th>
          <th scope="col">
            <bdi>{words.theirs(name)}</bdi>
          </th>
          <th scope="col">{words.ashbys}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.key}>
            <th scope="row">{pair.label}</th>
            {(['theirs', 'ashbys'] as const).map((side) => {
              const isTaken = side === 'ashbys';
              return (
                <td key={side} data-chosen={taken.has(pair.key) === isTaken || undefined}>
                  <Radio
                    name={`take ${pair.key}`}
                    checked={taken.has(pair.key) === isTaken}
                    aria-label={isTaken ? words.takeValue(pair.label) : words.keepValue(pair.label)}
                    onChange={() => take(pair.key, isTaken)}
                    label={<Side pair={pair} side={side} />}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ pair: { lines }, side }: { pair: Pair; side: 'theirs' | 'ashbys' }) {
  const [only, ...more] = lines;
  if (only && more.length === 0) return <bdi>{shown(only, side)}</bdi>;
  return (
    <dl className={classes.lines}>
      {lines.map((line) => (
        <div key={line.label}>
          <dt>{line.label}</dt>
          <dd>
            <bdi>{shown(line, side)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const shown = (line: Line, side: 'theirs' | 'ashbys'): string =>
  line.masked ? MASK : (line[side] ?? t.review.nothing);
