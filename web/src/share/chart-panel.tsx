import { type ReactNode, useId } from 'react';
import { useWords } from '../language/words.js';
import { goTo } from '../shell/address.js';
import { shareWords } from './share.words.js';
import { withParameter } from './share-address.js';

interface ChartPanelProps {
  readonly title: string;
  /** of the address: `months=table` */
  readonly name: 'months' | 'alloys';
  readonly query: URLSearchParams;
  readonly keys: ReactNode;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly note: string;
}

/** A chart and its table, one click apart. */
export function ChartPanel({ title, name, query, keys, chart, table, note }: ChartPanelProps) {
  const w = useWords(shareWords);
  const heading = useId();
  const asTable = query.get(name) === 'table';
  return (
    <section className="p sh-panel" aria-labelledby={heading}>
      <div className="ph">
        <h2 id={heading}>{title}</h2>
        {!asTable && <ul className="sh-keys">{keys}</ul>}
        <button
          type="button"
          className="btn q"
          aria-label={`${asTable ? w.chart : w.table}: ${title}`}
          onClick={() => goTo(withParameter(query, name, asTable ? null : 'table'), { replace: true })}
        >
          {asTable ? w.chart : w.table}
        </button>
      </div>
      {asTable ? table : <div className="pb">{chart}</div>}
      <p className="pf">{note}</p>
    </section>
  );
}
