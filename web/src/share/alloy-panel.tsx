import { type Ppm, ppm, WHOLE_PPM } from '@app/units';
import { useRef } from 'react';
import { useWords } from '../language/words.js';
import { ChartPanel } from './chart-panel.js';
import { formatShare, formatTonnes, ppmOf, ratio, shareOf } from './figures.js';
import { FiguresTable } from './figures-table.js';
import type { AlloyFigures } from './share.js';
import { shareWords } from './share.words.js';
import { useWidth } from './use-width.js';
import { Key } from './year-panel.js';

const PHONE_WIDTH = 560;
const AXIS = 24;

interface AlloyPanelProps {
  readonly alloys: readonly AlloyFigures[];
  readonly target: string | null;
  readonly query: URLSearchParams;
}

export function AlloyPanel({ alloys, target, query }: AlloyPanelProps) {
  const w = useWords(shareWords);
  return (
    <ChartPanel
      title={w.byAlloy}
      name="alloys"
      query={query}
      keys={
        <>
          <Key name="post">{w.post}</Key>
          <Key name="pre">{w.pre}</Key>
          <Key name="rest">{w.rest}</Key>
        </>
      }
      chart={<AlloyChart alloys={alloys} target={target === null ? null : ppmOf(target)} />}
      table={
        <FiguresTable
          caption={w.byAlloy}
          head={w.alloy}
          rows={alloys.map(figures => ({ ...figures, name: figures.alloy }))}
        />
      }
      note={w.alloysNote}
    />
  );
}

/** A row per alloy, from 0 to 100 % of its metal. Wide: name, bar, share and mass in one line; on a phone the words stand above the bar. */
function AlloyChart({ alloys, target }: { readonly alloys: readonly AlloyFigures[]; readonly target: Ppm | null }) {
  const w = useWords(shareWords);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const phone = width < PHONE_WIDTH;
  const row = phone ? 48 : 32;
  const [left, right] = phone ? [0, width - 1] : [140, width - 168];
  const bar = { top: phone ? 24 : 8, height: phone ? 14 : 16 };
  const at = (share: bigint): number => left + Math.round(ratio(share, WHOLE_PPM) * (right - left));
  const bottom = alloys.length * row;
  const first = alloys[0];
  if (first === undefined) return <div ref={frame} />;
  return (
    <div ref={frame}>
      {width > 0 && (
        <svg
          className="ch"
          width={width}
          height={bottom + AXIS}
          role="img"
          aria-label={w.alloysSentence(alloys.length, first.alloy, formatShare(first.recycledShare))}
        >
          {[0, 25, 50, 75, 100].map(percent => (
            <g key={percent}>
              <line
                className="gl"
                x1={at(BigInt(percent) * 10_000n)}
                x2={at(BigInt(percent) * 10_000n)}
                y1={0}
                y2={bottom}
              />
              <text
                x={at(BigInt(percent) * 10_000n)}
                y={bottom + 16}
                textAnchor={percent === 0 ? 'start' : percent === 100 ? 'end' : 'middle'}
              >
                {percent}%
              </text>
            </g>
          ))}
          {alloys.map((figures, index) => {
            const recycled = ppmOf(figures.recycledShare);
            const post = ppmOf(figures.postConsumerShare);
            const y = index * row;
            const [postEnd, recycledEnd] = [at(post), at(recycled)];
            const gap = postEnd > left && recycledEnd > postEnd ? 1 : 0;
            const empty = figures.totalMetalKg === '0.000';
            const textY = phone ? y + 17 : y + bar.top + 12;
            return (
              <g key={figures.alloy}>
                {phone && <rect className="s-ground" x={0} y={y + 2} width={width} height={20} />}
                <text className="s" x={phone ? 0 : left - 12} y={textY} textAnchor={phone ? 'start' : 'end'}>
                  {shortened(figures.alloy, phone ? 14 : 16)}
                </text>
                {!empty && (
                  <>
                    <rect
                      className="s-rest"
                      x={left + 0.5}
                      y={y + bar.top + 0.5}
                      width={right - left - 1}
                      height={bar.height - 1}
                    />
                    {recycledEnd > postEnd && (
                      <rect
                        className="s-pre"
                        x={postEnd + gap}
                        y={y + bar.top}
                        width={recycledEnd - postEnd - gap}
                        height={bar.height}
                      />
                    )}
                    {postEnd > left && (
                      <rect className="s-post" x={left} y={y + bar.top} width={postEnd - left} height={bar.height} />
                    )}
                  </>
                )}
                <text className="in" x={phone ? width : right + 60} y={textY} textAnchor="end">
                  {phone
                    ? `${formatShare(figures.recycledShare)}% · ${formatTonnes(figures.totalMetalKg)} ${w.tonnes}`
                    : `${formatShare(figures.recycledShare)}%`}
                </text>
                {!phone && (
                  <text x={width} y={textY} textAnchor="end">
                    {formatTonnes(figures.totalMetalKg)} {w.tonnes}
                  </text>
                )}
                <title>{`${figures.alloy}: ${w.barSentence(shareOf(post), shareOf(ppm(recycled - post)), shareOf(ppm(WHOLE_PPM - recycled)))}`}</title>
              </g>
            );
          })}
          {target !== null && <line className="s-target" x1={at(target)} x2={at(target)} y1={0} y2={bottom} />}
        </svg>
      )}
    </div>
  );
}

const shortened = (name: string, max: number): string => {
  const characters = [...name];
  return characters.length <= max ? name : `${characters.slice(0, max - 1).join('')}…`;
};
