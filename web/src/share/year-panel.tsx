import { divideHalfUp, type Ppm, ppm, WHOLE_PPM } from '@app/units';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { formatShare, formatTonnes, gramsOf, ppmOf, shareOf } from './figures.js';
import type { YearFigures } from './share.js';
import { shareWords } from './share.words.js';
import { Hatch, ShareBar } from './share-bar.js';

/** The period as one number, with what it rests on. */
export function YearPanel({ year }: { readonly year: YearFigures }) {
  const w = useWords(shareWords);
  const total = gramsOf(year.totalMetalKg);
  const assumed = partOf(gramsOf(year.assumedMetalKg), total);
  const post = ppmOf(year.postConsumerShare);
  const recycled = ppmOf(year.recycledShare);
  const target = year.target === null ? null : ppmOf(year.target);
  return (
    <section className="p sh-year" aria-labelledby="sh-year">
      <div className="sh-hero">
        <h2 className="m" id="sh-year">
          {w.share}
        </h2>
        <div className="sh-number">
          <span className="n h1">
            {total === 0n ? '—' : formatShare(year.recycledShare)}
            {total > 0n && <span className="u pc">%</span>}
          </span>
          <span className="m">
            {total === 0n ? w.noMetal : w.shareOf}
            {target !== null && total > 0n && (
              <>
                <br />
                {w.target(shareOf(target))} ·{' '}
                {recycled >= target ? w.targetMet : w.gap(formatTonnes(year.gapKg ?? '0.000'))}
              </>
            )}
          </span>
        </div>
        {total > 0n && (
          <>
            <ShareBar recycled={recycled} post={post} assumed={assumed} target={target} />
            <ul className="sh-keys">
              <Key name="post">{`${w.post} ${shareOf(post)}%`}</Key>
              <Key name="pre">{`${w.pre} ${shareOf(ppm(recycled - post))}%`}</Key>
              <Key name="rest">{`${w.rest} ${shareOf(ppm(WHOLE_PPM - recycled))}%`}</Key>
              {assumed > 0n ? (
                <Key name="hatch">{w.assumedBar(atLeastATenth(assumed))}</Key>
              ) : (
                <li className="t3">{w.assumedNone}</li>
              )}
            </ul>
          </>
        )}
      </div>
      <dl className="sh-kpis">
        <Kpi name={w.recycledMetal} unit={w.tonnes} value={formatTonnes(year.recycledMetalKg)} />
        <Kpi name={w.totalMetal} unit={w.tonnes} value={formatTonnes(year.totalMetalKg)} />
        <Kpi
          name={w.postShare}
          unit="%"
          value={total === 0n ? '—' : formatShare(year.postConsumerShare)}
          note={w.percentOfMetal}
        />
        <Kpi
          name={w.avoided}
          unit={w.tCo2}
          value={formatTonnes(year.avoidedCo2Kg)}
          note={
            <>
              {w.factor(year.factorSet)}
              {!year.factorVerified && <span className="tag warn sh-unverified">{w.unverified}</span>}
            </>
          }
          hatched={!year.factorVerified}
        />
        <Kpi
          name={w.assumedMetal}
          unit={w.tonnes}
          value={formatTonnes(year.assumedMetalKg)}
          note={w.assumedNote}
          hatched={assumed > 0n}
        />
      </dl>
      <p className="pf">{w.notCredits}</p>
    </section>
  );
}

interface KpiProps {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly note?: ReactNode;
  /** not verified */
  readonly hatched?: boolean;
}

function Kpi({ name, value, unit, note, hatched = false }: KpiProps) {
  return (
    <div className={`sh-kpi ${hatched ? 'hatched' : ''}`}>
      <dt>{name}</dt>
      <dd>
        <span className="n h4">
          {value}
          {value !== '—' && <span className={unit === '%' ? 'u pc' : 'u'}>{unit}</span>}
        </span>
        {note !== undefined && <span className="m">{note}</span>}
      </dd>
    </div>
  );
}

/** A swatch with what it stands for. */
export function Key({ name, children }: { name: 'post' | 'pre' | 'rest' | 'internal' | 'hatch'; children: ReactNode }) {
  return (
    <li>
      <svg width="16" height="10" aria-hidden="true">
        {name === 'hatch' && <Hatch id="sh-hatch-key" />}
        <rect
          className={`s-${name}`}
          fill={name === 'hatch' ? 'url(#sh-hatch-key)' : undefined}
          x={0.5}
          y={0.5}
          width={15}
          height={9}
        />
      </svg>
      {children}
    </li>
  );
}

const partOf = (part: bigint, whole: bigint): Ppm => ppm(whole === 0n ? 0n : divideHalfUp(part * WHOLE_PPM, whole));

/** Something is never shown as nothing. */
const atLeastATenth = (share: Ppm): string => (shareOf(share) === '0.0' ? '< 0.1' : shareOf(share));
