import type { Auction } from '../auction/auction.js';
import { usePriceChange } from '../auction/use-price-change.js';
import { clockTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { serverNow } from '../live/server-clock.js';
import { Icon } from '../shell/icon.js';
import { words } from './desk.words.js';
import { Spark } from './spark.js';
import type { CellState } from './watched-auction.js';

interface CellPriceProps {
  readonly state: CellState;
  readonly startPrice: string;
  /** the line or this auction is not heard: the price is as of when it was */
  readonly stale: boolean;
}

/** The price with its change, how it came there, and what the next bid must reach. */
export function CellPrice({ state, startPrice, stale }: CellPriceProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { auction } = state.followed;
  const change = usePriceChange(auction.currentPrice);
  const fresh = change !== null && !stale;
  if (auction.format === 'SEALED_FIRST_PRICE' && (auction.status === 'OPEN' || auction.status === 'SCHEDULED'))
    return (
      <div className="px whole">
        <span className="n h4">{w.sealed}</span>
        <span className="m">{w.sealedText}</span>
      </div>
    );
  return (
    <>
      <div className={`px ${fresh ? 'fresh' : ''} ${stale ? 'stale' : ''}`}>
        <span className="m">
          {labelOf(auction, w)}
          {fresh && change.text !== '' && (
            <b className={`delta ${change.up ? 'up' : 'down'}`}>
              {change.text} {t.cnyPerTonne}
            </b>
          )}
        </span>
        <span className="n h3">
          {formatPrice(auction.currentPrice ?? startPrice)}
          <span className="u">{t.cnyPerTonne}</span>
        </span>
        <span className="m notes">
          {stale && <span>{w.asOf(clockTime(serverNow(state.clock, state.heardMs)))}</span>}
          {!stale && auction.status === 'OPEN' && auction.format === 'ENGLISH' && <Minimum auction={auction} />}
          {auction.bidCount !== null && auction.bidCount > 0 && <span>{t.bidCount(auction.bidCount)}</span>}
          {auction.reserveMet !== null && (auction.bidCount ?? 0) > 0 && auction.status !== 'CANCELLED' && (
            <span className={auction.reserveMet ? 'c-ok' : ''}>
              <Icon name={auction.reserveMet ? 'check' : 'lock'} className="s" />{' '}
              {auction.reserveMet ? t.reserveMet : t.reserveNotMet}
            </span>
          )}
        </span>
      </div>
      <Spark events={state.followed.events} stale={stale} />
    </>
  );
}

function Minimum({ auction }: { readonly auction: Auction }) {
  const w = useWords(words);
  const { minimumNextPrice } = auction;
  return <span>{minimumNextPrice === null ? w.minimumAsked : w.minimum(formatPrice(minimumNextPrice))}</span>;
}

function labelOf(auction: Auction, w: (typeof words)['en']): string {
  if (auction.status === 'CLOSED' || auction.status === 'CANCELLED')
    return auction.outcome === 'SOLD' ? w.hammer : w.last;
  if (auction.format === 'DUTCH') return w.clockPrice;
  return auction.currentPrice === null ? w.start : w.current;
}
