import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { calendarDate, clockTime, shortDateTime } from '../format/clock-time.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { type FeedState, feedNow } from '../live/auction-feed.js';
import type { AuctionEvent } from './auction.js';
import { words } from './auction.words.js';
import { chartScale } from './chart-scale.js';
import { nextMinimum, type PublicTerms } from './terms.js';

const HEIGHT = 216;
/** Width that a dot needs on average to be told from the next one. */
const DOT_SPACE_MIN = 16;
const MARGIN = { top: 24, right: 16, bottom: 28, left: 60 };
/** The line reaches to now; it need not be drawn anew more often than this for that alone. */
const NOW_STEP_MS = 5_000;

/** The price as steps, for it holds until the next bid. Drawn for the width that there is, so that its text stays 11 px. */
export function PriceChart({ state, terms }: { readonly state: FeedState; readonly terms: PublicTerms }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { auction, events } = state.followed;
  const points = useMemo(() => pricePoints(events, terms), [events, terms]);
  const last = events.at(-1);
  if (points.length === 0) return <div ref={frame} />;
  const now = auction.status === 'OPEN' ? Math.ceil(feedNow(state) / NOW_STEP_MS) * NOW_STEP_MS : (last?.at ?? 0);
  const minimum = terms.format === 'ENGLISH' ? nextMinimum(terms, auction) : null;
  return (
    <div className="chart" ref={frame}>
      {width > 0 && (
        <Drawing
          points={points}
          width={width}
          now={Math.min(now, auction.closesAt)}
          from={events[0]?.at ?? 0}
          closesAt={auction.closesAt}
          softCloseMs={terms.format === 'ENGLISH' ? terms.softCloseWindowSeconds * 1_000 : 0}
          minimum={minimum === null ? null : decimalOf(minimum)}
          open={auction.status === 'OPEN'}
        />
      )}
    </div>
  );
}

interface PricePoint {
  readonly version: number;
  readonly at: number;
  readonly price: string;
  /** a bid of mine, of somebody else, or no bid: the start or a step of the clock */
  readonly by: 'ME' | 'OTHER' | 'CLOCK';
}

function pricePoints(events: readonly AuctionEvent[], { format, startPrice }: PublicTerms): PricePoint[] {
  return events.flatMap(({ version, at, kind, price, mine }): PricePoint[] => {
    if (price !== null && (kind === 'BID_ACCEPTED' || kind === 'PROXY_RAISED')) {
      return [{ version, at, price, by: mine === true ? 'ME' : 'OTHER' }];
    }
    if (format !== 'DUTCH') return [];
    if (kind === 'AUCTION_OPENED') return [{ version, at, price: price ?? decimalOf(startPrice), by: 'CLOCK' }];
    return kind === 'PRICE_DROPPED' && price !== null ? [{ version, at, price, by: 'CLOCK' }] : [];
  });
}

interface DrawingProps {
  readonly points: readonly PricePoint[];
  readonly width: number;
  readonly now: number;
  readonly from: number;
  readonly closesAt: number;
  /** 0: no soft close */
  readonly softCloseMs: number;
  /** null: nothing to bid for */
  readonly minimum: string | null;
  readonly open: boolean;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { points, width, now, from, closesAt, softCloseMs, minimum, open } = props;
  const { t } = useLanguage();
  const w = useWords(words);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const scale = chartScale({
    from,
    now,
    closesAt,
    softCloseMs,
    prices: [...points.map(({ price }) => price), ...(minimum === null ? [] : [minimum])],
    left: MARGIN.left,
    right,
    top: MARGIN.top,
    bottom,
  });
  const when = calendarDate(scale.from) === calendarDate(scale.to) ? clockTime : shortDateTime;
  // a crowd of dots hides the line; mine stay
  const bids = points.filter(({ by }) => by !== 'CLOCK');
  const dots = bids.length * DOT_SPACE_MIN <= width ? bids : bids.filter(({ by }) => by === 'ME');
  const path = points.reduce(
    (steps, { at, price }, i) => `${steps}${i === 0 ? 'M' : 'H'}${scale.x(at)}${i === 0 ? ' ' : 'V'}${scale.y(price)}`,
    '',
  );
  const { softCloseX, closeX } = scale;
  const nowX = scale.x(scale.now);
  return (
    <svg
      className="ch"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={t.chart(formatPrice(first.price), formatPrice(last.price), points.length)}
    >
      {softCloseX !== null && closeX !== null && closeX > softCloseX && (
        <rect className="soft" x={softCloseX} width={closeX - softCloseX} y={MARGIN.top} height={bottom - MARGIN.top} />
      )}
      {scale.ticks.map(({ fen, y }) => (
        <g key={String(fen)}>
          <line className="gl" x1={MARGIN.left} x2={right} y1={y} y2={y} />
          <text x={MARGIN.left - 8} y={y + 4} textAnchor="end">
            {formatPrice(decimalOf(fen))}
          </text>
        </g>
      ))}
      <text x={MARGIN.left} y={HEIGHT - 8}>
        {when(scale.from)}
      </text>
      <text x={right} y={HEIGHT - 8} textAnchor="end" className={scale.closeX === null ? '' : 'wt'}>
        {scale.closeX === null ? when(scale.to) : `${t.chartClose} ${when(scale.to)}`}
      </text>
      <text x={MARGIN.left - 8} y={12} textAnchor="end">
        {t.cnyPerTonne}
      </text>
      {softCloseX !== null && (
        <text x={right} y={12} textAnchor="end" className="wt">
          {w.windowLegend}
        </text>
      )}
      {scale.closeX !== null && (
        <line className="close" x1={scale.closeX} x2={scale.closeX} y1={MARGIN.top} y2={bottom} />
      )}
      <path className="ln" d={`${path}H${nowX}`} />
      {dots.map(({ version, at, price, by }) => (
        <circle
          key={version}
          className={by === 'ME' ? 'dot me' : 'dot'}
          cx={scale.x(at)}
          cy={scale.y(price)}
          r={by === 'ME' ? 3.5 : 3}
        />
      ))}
      {minimum !== null && (
        <>
          <line
            className="rf"
            x1={Math.max(MARGIN.left, right - LABEL_WIDTH)}
            x2={right}
            y1={scale.y(minimum)}
            y2={scale.y(minimum)}
          />
          <text className="halo" x={right} y={scale.y(minimum) - 5} textAnchor="end">
            {w.minimumNext(formatPrice(minimum))}
          </text>
        </>
      )}
      {open && <circle className="now" cx={nowX} cy={scale.y(last.price)} r={2} />}
    </svg>
  );
});

/** The line of the minimum is about as long as its label. */
const LABEL_WIDTH = 132;

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
