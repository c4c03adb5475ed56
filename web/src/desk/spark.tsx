import type { AuctionEvent } from '../auction/auction.js';
import { formatPrice } from '../format/price.js';
import { useWords } from '../language/words.js';
import { words } from './desk.words.js';
import { SPARK_MAX, sparkPath } from './spark-path.js';

const BOX = { width: 108, height: 44, margin: 4 } as const;

/** The last prices as steps; the dot at their end is filled when the last one is mine. */
export function Spark({ events, stale }: { readonly events: readonly AuctionEvent[]; readonly stale: boolean }) {
  const w = useWords(words);
  const priced = events
    .flatMap(({ kind, price, mine }) => (price !== null && PRICED.has(kind) ? [{ price, mine: mine === true }] : []))
    .slice(-SPARK_MAX);
  const prices = priced.map(({ price }) => price);
  const spark = sparkPath(prices, BOX);
  const [first, last] = [priced[0], priced.at(-1)];
  if (spark === null || first === undefined || last === undefined) return <span />;
  return (
    <svg
      className={`ch spark ${stale ? 'old' : ''}`}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={w.trend(formatPrice(first.price), formatPrice(last.price), priced.length)}
    >
      <path className="ln" d={spark.path} />
      <circle className={last.mine ? 'dot me' : 'dot'} cx={spark.end.x} cy={spark.end.y} r="3" />
    </svg>
  );
}

/** Events that set a price. */
const PRICED: ReadonlySet<string> = new Set(['BID_ACCEPTED', 'PROXY_RAISED', 'PRICE_DROPPED']);
