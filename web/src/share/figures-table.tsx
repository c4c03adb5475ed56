import { useWords } from '../language/words.js';
import { formatShare, formatTonnes } from './figures.js';
import type { Figures } from './share.js';
import { shareWords } from './share.words.js';

interface Row extends Figures {
  readonly name: string;
}

/** The chart's figures, all of them, in tonnes and percent. */
export function FiguresTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
}) {
  const w = useWords(shareWords);
  const inTonnes = (name: string) => `${name} (${w.tonnes})`;
  const columns = [
    { name: `${w.recycledShare} (%)`, of: (row: Row) => percent(row, row.recycledShare), strong: true },
    { name: `${w.post} (%)`, of: (row: Row) => percent(row, row.postConsumerShare) },
    { name: inTonnes(w.totalMetal), of: (row: Row) => formatTonnes(row.totalMetalKg) },
    { name: inTonnes(w.post), of: (row: Row) => formatTonnes(row.postConsumerMetalKg) },
    { name: inTonnes(w.pre), of: (row: Row) => formatTonnes(row.preConsumerMetalKg) },
    { name: inTonnes(w.internalMetal), of: (row: Row) => formatTonnes(row.internalMetalKg) },
    { name: inTonnes(w.assumed), of: (row: Row) => formatTonnes(row.assumedMetalKg) },
  ];
  return (
    <table className="sh-table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map(({ name }) => (
            <th scope="col" className="r" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {columns.map(({ name, of, strong }) => (
              <td className={strong === true ? 'r b' : 'r'} data-label={name} key={name}>
                {of(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share of nothing is no share. */
const percent = (row: Row, share: string): string => (row.totalMetalKg === '0.000' ? '—' : formatShare(share));
