import { useEffect, useRef, useState } from 'react';
import { calendarDate, clockTime, shortDateTime } from '../format/clock-time.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { type FeedState, feedNow } from '../live/auction-feed.js';
import { chartScale } from './chart-scale.js';

const HEIGHT = 200;
/** Width that a dot needs on average to be told from the next one. */
const DOT_SPACE_MIN = 16;
const MARGIN = { top: 16, right: 16, bottom: 28, left: 60 };

/** The price as steps, for it holds until the next bid. Drawn for the width that there is, so that its text stays 11 px. */
export function PriceChart({ state }: { readonly state: FeedState }) {
  const { t } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { auction, events } = state.followed;
  const priced = events.flatMap(event =>
    event.price !== null && (event.kind === 'BID_ACCEPTED' || event.kind === 'PROXY_RAISED')
      ? [{ version: event.version, at: event.at, price: event.price, mine: event.mine === true }]
      : [],
  );
  const first = priced[0];
  const last = priced.at(-1);
  if (first === undefined || last === undefined) return <div ref={frame} />;

  const scale = chartScale({
    from: events[0]?.at ?? first.at,
    now: auction.status === 'OPEN' ? feedNow(state) : (events.at(-1)?.at ?? last.at),
    closesAt: auction.closesAt,
    prices: priced.map(({ price }) => price),
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: HEIGHT - MARGIN.bottom,
  });
  const when = calendarDate(scale.from) === calendarDate(scale.to) ? clockTime : shortDateTime;
  // a crowd of dots hides the line; mine stay
  const dots = priced.length * DOT_SPACE_MIN <= width ? priced : priced.filter(({ mine }) => mine);
  const path = priced.reduce(
    (steps, { at, price }, i) => `${steps}${i === 0 ? 'M' : 'H'}${scale.x(at)}${i === 0 ? ' ' : 'V'}${scale.y(price)}`,
    '',
  );
  return (
    <div className="chart" ref={frame}>
      {width > 0 && (
        <svg
          className="ch"
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t.chart(formatPrice(first.price), formatPrice(last.price), priced.length)}
        >
          {scale.ticks.map(({ fen, y }) => (
            <g key={String(fen)}>
              <line className="gl" x1={MARGIN.left} x2={width - MARGIN.right} y1={y} y2={y} />
              <text x={MARGIN.left - 8} y={y + 4} textAnchor="end">
                {formatPrice(decimalOf(fen))}
              </text>
            </g>
          ))}
          <text x={MARGIN.left} y={HEIGHT - 8}>
            {when(scale.from)}
          </text>
          <text x={width - MARGIN.right} y={HEIGHT - 8} textAnchor="end" className={scale.closeX === null ? '' : 'wt'}>
            {scale.closeX === null ? when(scale.to) : `${t.chartClose} ${when(scale.to)}`}
          </text>
          {scale.closeX !== null && (
            <line className="close" x1={scale.closeX} x2={scale.closeX} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
          )}
          <path className="ln" d={`${path}H${scale.x(scale.now)}`} />
          {dots.map(({ version, at, price, mine }) => (
            <circle
              key={version}
              className={mine ? 'dot me' : 'dot'}
              cx={scale.x(at)}
              cy={scale.y(price)}
              r={mine ? 3.5 : 3}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

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
