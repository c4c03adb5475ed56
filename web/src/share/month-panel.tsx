import { useRef } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { ChartPanel } from './chart-panel.js';
import { formatShare, gramsOf, ppmOf, ratio, shareOf, tonnesOf } from './figures.js';
import { FiguresTable } from './figures-table.js';
import { apart, type MonthBar, monthBars, mostInternal } from './month-scale.js';
import type { MonthFigures } from './share.js';
import { shareWords } from './share.words.js';
import { useWidth } from './use-width.js';
import { Key } from './year-panel.js';

/** Below this width the chart has no room for words beside it, and the legend stands in for them. */
const PHONE_WIDTH = 560;
const TOP = 20;
const INTERNAL_HEIGHT = 28;
const LABEL_GAP = 15;
/** Room of "12.34" in axis text. */
const INTERNAL_LABEL_WIDTH = 30;

interface MonthPanelProps {
  readonly months: readonly MonthFigures[];
  readonly target: string | null;
  readonly query: URLSearchParams;
}

export function MonthPanel({ months, target, query }: MonthPanelProps) {
  const w = useWords(shareWords);
  return (
    <ChartPanel
      title={w.byMonth}
      name="months"
      query={query}
      keys={
        <>
          <Key name="post">{w.post}</Key>
          <Key name="pre">{w.pre}</Key>
          <Key name="rest">{w.rest}</Key>
          <Key name="internal">{w.internal}</Key>
        </>
      }
      chart={<MonthChart months={months} target={target} />}
      table={
        <FiguresTable
          caption={w.byMonth}
          head={w.month}
          rows={months.map(figures => ({ ...figures, name: figures.month }))}
        />
      }
      note={w.monthsNote}
    />
  );
}

/** Stacked shares of each month, internal scrap hanging below the axis on a scale of its own. Drawn for the width that there is. */
function MonthChart({ months, target }: Omit<MonthPanelProps, 'query'>) {
  const w = useWords(shareWords);
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const phone = width < PHONE_WIDTH;
  const plot = phone ? 168 : 272;
  const [left, right] = [36, width - (phone ? 4 : language === 'en' ? 148 : 108)];
  const base = TOP + plot;
  const years = new Set(months.map(({ month }) => month.slice(0, 4))).size > 1;
  const axis = base + (years ? 34 : 20);
  const most = mostInternal(months);
  const height = axis + (most > 0n ? INTERNAL_HEIGHT + 28 : 4);
  const bars = monthBars(months, { left, right, height: plot });
  const shareOfMonth = (bar: MonthBar): string =>
    months.find(({ month }) => month === bar.month)?.recycledShare ?? '0.0000';
  const last = bars.findLast(bar => !bar.empty);
  const sentence =
    last === undefined
      ? w.monthsSentenceEmpty(months.length)
      : w.monthsSentence(months.length, last.month, formatShare(shareOfMonth(last)));
  const targetY = target === null ? null : base - ratio(ppmOf(target), 1_000_000n) * plot;

  return (
    <div ref={frame} className="sh-months">
      {width > 0 && (
        <svg className="ch" width={width} height={height} role="img" aria-label={sentence}>
          {[0, 20, 40, 60, 80, 100].map(percent => {
            const y = base - (plot * percent) / 100;
            return (
              <g key={percent}>
                <line className="gl" x1={left} x2={right} y1={y} y2={y} />
                <text x={left - 6} y={y + 4} textAnchor="end">
                  {percent}%
                </text>
              </g>
            );
          })}
          {bars.map(bar => (
            <Bar
              key={bar.month}
              bar={bar}
              base={base}
              label={
                bar.empty
                  ? '—'
                  : phone
                    ? Math.round(Number(formatShare(shareOfMonth(bar)))).toString()
                    : formatShare(shareOfMonth(bar))
              }
              wide={bar.width >= (phone ? 15 : 26)}
              targetY={targetY}
            />
          ))}
          {bars.map((bar, index) => {
            const newYear = years && (index === 0 || bar.month.endsWith('-01'));
            return (
              <g key={bar.month}>
                {bar.labelled && (
                  <text x={bar.middle} y={base + 16} textAnchor="middle">
                    {phone ? w.monthShort(bar.month) : w.monthName(bar.month)}
                  </text>
                )}
                {newYear && (
                  <text className="yr" x={bar.x} y={base + 30}>
                    {w.yearName(bar.month)}
                  </text>
                )}
              </g>
            );
          })}
          {most > 0n && (
            <>
              <text x={left} y={axis + 16} className="lane">
                {w.internal} · {w.tonnes}
              </text>
              {bars.map((bar, index) => {
                const internal = gramsOf(months[index]?.internalMetalKg ?? '0.000');
                if (internal === 0n) return null;
                const tall = Math.max(1, Math.round(bar.internal * (INTERNAL_HEIGHT - 14)));
                return (
                  <g key={bar.month}>
                    <rect className="s-internal" x={bar.x + 0.5} y={axis + 24.5} width={bar.width - 1} height={tall} />
                    {!phone && bar.width >= INTERNAL_LABEL_WIDTH && (
                      <text x={bar.middle} y={axis + 24 + tall + 12} textAnchor="middle">
                        {tonnesOf(internal)}
                      </text>
                    )}
                  </g>
                );
              })}
            </>
          )}
          {targetY !== null && <line className="s-target" x1={left} x2={right} y1={targetY} y2={targetY} />}
          {!phone && last !== undefined && (
            <SideLabels bar={last} base={base} x={right + 8} targetY={targetY} target={target} />
          )}
        </svg>
      )}
    </div>
  );
}

interface BarProps {
  readonly bar: MonthBar;
  readonly base: number;
  readonly label: string;
  readonly wide: boolean;
  readonly targetY: number | null;
}

/** The value stands above what it counts, and dodges the target line. */
function Bar({ bar, base, label, wide, targetY }: BarProps) {
  const { x, width, post, pre, rest, middle, empty } = bar;
  const top = base - post - pre;
  const wanted = Math.max(TOP + 12, top - 5);
  const y = targetY !== null && Math.abs(wanted - 4 - targetY) < 8 ? targetY - 5 : wanted;
  if (empty)
    return wide ? (
      <text x={middle} y={base - 6} textAnchor="middle">
        {label}
      </text>
    ) : null;
  return (
    <g>
      {rest > 1 && (
        <rect className="s-rest" x={x + 0.5} y={top - rest + 0.5} width={width - 1} height={Math.max(0, rest - 1.5)} />
      )}
      {pre > 0 && (
        <rect className="s-pre" x={x} y={top} width={width} height={Math.max(0.5, pre - (post > 0 ? 1 : 0))} />
      )}
      {post > 0 && <rect className="s-post" x={x} y={base - post} width={width} height={post} />}
      {wide && (
        <text className={rest > 18 ? 'in' : 'in on'} x={middle} y={rest > 18 ? y : top + 13} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

/** Names beside the last month, each at the middle of what it names, apart from each other. */
function SideLabels({
  bar,
  base,
  x,
  targetY,
  target,
}: {
  bar: MonthBar;
  base: number;
  x: number;
  targetY: number | null;
  target: string | null;
}) {
  const w = useWords(shareWords);
  const labels = [
    ...(bar.rest > 0 ? [{ name: w.rest, y: base - bar.post - bar.pre - bar.rest / 2, strong: false }] : []),
    ...(targetY === null || target === null
      ? []
      : [{ name: w.target(shareOf(ppmOf(target))), y: targetY, strong: true }]),
    ...(bar.pre > 0 ? [{ name: w.pre, y: base - bar.post - bar.pre / 2, strong: false }] : []),
    ...(bar.post > 0 ? [{ name: w.post, y: base - bar.post / 2, strong: false }] : []),
  ].sort((a, b) => a.y - b.y);
  const places = apart(
    labels.map(({ y }) => y),
    LABEL_GAP,
    base,
  );
  return (
    <>
      {labels.map(({ name, strong }, index) => (
        <text key={name} className={strong ? 's' : ''} x={x} y={(places[index] ?? 0) + 4}>
          {name}
        </text>
      ))}
    </>
  );
}
