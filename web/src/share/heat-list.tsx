import { useState } from 'react';
import { shortDateTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { formatAluminium, formatKg, formatShare, gramsOf } from './figures.js';
import type { Period } from './period.js';
import { type Heat, type HeatLine, type HeatPage, loadMoreHeats } from './share.js';
import { shareWords } from './share.words.js';

interface HeatListProps {
  readonly first: HeatPage;
  readonly organisationId: string;
  readonly period: Period;
}

/** Newest first; the reader asks for more. */
export function HeatList({ first, organisationId, period }: HeatListProps) {
  const w = useWords(shareWords);
  const { language } = useLanguage();
  const [pages, setPages] = useState<readonly HeatPage[]>([first]);
  const [state, setState] = useState<'IDLE' | 'BUSY' | 'FAILED'>('IDLE');
  const heats = pages.flatMap(page => page.nodes);
  const last = pages.at(-1) ?? first;
  async function more(): Promise<void> {
    setState('BUSY');
    const answer = await loadMoreHeats(organisationId, period, last.endCursor, language);
    if (answer.kind === 'ANSWER') setPages(before => [...before, answer.data]);
    setState(answer.kind === 'ANSWER' ? 'IDLE' : 'FAILED');
  }
  return (
    <section className="p sh-panel" aria-labelledby="sh-heats">
      <div className="ph">
        <h2 id="sh-heats">{w.heats}</h2>
        <span className="m" role="status">
          {w.shown(heats.length)}
        </span>
      </div>
      <table className="sh-table sh-heats">
        <caption className="vh">{w.heats}</caption>
        <thead>
          <tr>
            <th scope="col">
              {w.meltedAt} <span className="u">{w.beijingTime}</span>
            </th>
            <th scope="col">{w.alloy}</th>
            <th scope="col">
              {w.inputs} <span className="u">{w.kg}</span>
            </th>
            <th scope="col" className="r">
              {w.product} <span className="u">{w.kg}</span>
            </th>
            <th scope="col" className="r">
              {w.dross} <span className="u">{w.kg}</span>
            </th>
            <th scope="col" className="r">
              {w.content}
            </th>
          </tr>
        </thead>
        <tbody>
          {heats.map(heat => (
            <HeatRow key={heat.id} heat={heat} />
          ))}
        </tbody>
      </table>
      {(last.hasNextPage || state === 'FAILED') && (
        <div className="pf">
          <button type="button" className="btn" onClick={() => void more()} disabled={state === 'BUSY'}>
            {state === 'BUSY' ? w.loading : w.more}
          </button>
          {state === 'FAILED' && (
            <span className="hint e" role="alert">
              <Icon name="warn" className="s" />
              <span>{w.moreFailed}</span>
            </span>
          )}
        </div>
      )}
    </section>
  );
}

function HeatRow({ heat }: { readonly heat: Heat }) {
  const w = useWords(shareWords);
  const at = Date.parse(heat.meltedAt);
  const kilograms = (kg: number): string => formatKg(String(kg));
  return (
    <tr>
      <td data-label={w.meltedAt}>
        <time dateTime={heat.meltedAt}>
          {heat.meltedAt.slice(0, 4)}-{shortDateTime(at)}
        </time>
      </td>
      <th scope="row">{heat.alloy}</th>
      <td className="sh-lines">
        <ul>
          {heat.inputs.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a recorded heat never change
            <li key={index}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      </td>
      <td className="r" data-label={`${w.product} (${w.kg})`}>
        {kilograms(heat.productKg)}
      </td>
      <td className="r" data-label={`${w.dross} (${w.kg})`}>
        {kilograms(heat.drossKg)}
      </td>
      <td className="r b" data-label={w.content}>
        <span className="n">
          {formatShare(heat.recycledContent)}
          <span className="u pc">%</span>
        </span>
        {gramsOf(heat.assumedMetalKg) > 0n && <span className="tag warn">{w.unverified}</span>}
      </td>
    </tr>
  );
}

/** Internal scrap counts in neither side, so its aluminium decides nothing. */
function Line({ line }: { readonly line: HeatLine }) {
  const w = useWords(shareWords);
  return (
    <>
      <span className="n">{formatKg(String(line.massKg))}</span> {w.sources[line.source]}
      {line.origin !== null && <span className="t3"> · {w.origins[line.origin]}</span>}
      {line.source !== 'INTERNAL' && (
        <span className={line.aluminiumAssumed ? 'c-warn' : 't3'}>
          {' '}
          · Al {formatAluminium(line.aluminiumPercent)}%{line.aluminiumAssumed && ` ${w.unverified}`}
        </span>
      )}
    </>
  );
}
