import type { Auction } from '../auction/auction.js';
import { words as auctionWords } from '../auction/auction.words.js';
import { nextDrop } from '../auction/dutch-clock.js';
import type { Lot } from '../auction/lot.js';
import { closeAfterBid, inSoftClose, type PublicTerms } from '../auction/terms.js';
import { usePriceChange } from '../auction/use-price-change.js';
import type { ServerTime } from '../auction/use-server-time.js';
import { calendarDate, clockTime, readsAnotherZone } from '../format/clock-time.js';
import { decimalOf, fenOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { Dictionary } from '../language/zh-cn.js';
import type { FeedState } from '../live/auction-feed.js';
import { serverNow } from '../live/server-clock.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';
import { type BiddingWords, words } from './bidding.words.js';
import { type PriceShown, priceShown } from './price-shown.js';

interface HeroProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly lot: Lot;
  readonly time: ServerTime;
}

/** The one number of the page, and the time that is left for it. */
export function Hero({ state, terms, lot, time }: HeroProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { auction } = state.followed;
  const change = usePriceChange(auction.currentPrice);
  const dutch = terms.format === 'DUTCH';
  const stale = state.connection === 'RECONNECTING' || state.connection === 'OFFLINE';
  const shown = priceShown(terms, auction);
  const labels: Readonly<Record<PriceShown['name'], string>> = {
    CURRENT: t.currentPrice,
    START: t.startPrice,
    CLOCK: w.clockPrice,
    HAMMER: t.hammerPrice,
    FINAL: t.finalPrice,
    HIDDEN: t.currentPrice,
  };
  return (
    <div className={`hero ${change !== null && !stale ? 'fresh' : ''}`}>
      <div className="pair">
        <div className={stale ? 'stale' : ''}>
          <span className="lab">
            {labels[shown.name]} · {t.taxNames[lot.taxMode]}
          </span>
          <div className="price">
            {shown.price === null ? (
              <span className="n h2 t3">{shown.name === 'HIDDEN' ? hiddenWords(auction, t, w) : t.noBids}</span>
            ) : (
              <span className="n h1">
                {formatPrice(shown.price)}
                <span className="u">{t.cnyPerTonne}</span>
              </span>
            )}
          </div>
        </div>
        <TimeLeft auction={auction} terms={terms} time={time} />
      </div>
      <div className="under">
        {change !== null && !stale && change.text !== '' && (
          <span className={`delta ${change.up ? 'up' : 'down'}`}>{change.text}</span>
        )}
        {auction.bidCount !== null && !dutch && <span>{t.bidCount(auction.bidCount)}</span>}
        {dutch && auction.status === 'OPEN' && !stale && <NextDrop {...{ auction, terms, time }} />}
        {auction.reserveMet !== null && auction.bidCount !== 0 && auction.status !== 'CANCELLED' && !dutch && (
          <span className={auction.reserveMet ? 'c-ok' : 't2'}>
            <Icon name={auction.reserveMet ? 'check' : 'lock'} className="s" />{' '}
            {auction.reserveMet ? t.reserveMet : t.reserveNotMet}
          </span>
        )}
      </div>
      {stale && <Age state={state} time={time} />}
      <When auction={auction} />
      <TimeNote auction={auction} terms={terms} time={time} />
    </div>
  );
}

/** When the clock falls next, where the terms tell; the server's event moves the price, not this. */
function NextDrop({ auction, terms, time }: TimedProps) {
  const w = useWords(words);
  const price = auction.currentPrice === null ? terms.startPrice : fenOf(auction.currentPrice);
  const drop = nextDrop(terms, price);
  if (drop === null) return terms.floorPrice === price ? <span>{w.atFloor}</span> : null;
  const seconds = Math.max(0, Math.ceil((drop.at - time.now) / 1_000));
  return <span className="n">{w.nextDrop(formatPrice(decimalOf(drop.price)), seconds)}</span>;
}

interface TimedProps {
  readonly auction: Auction;
  readonly terms: PublicTerms;
  readonly time: ServerTime;
}

/** What the clock means for a bid, once it means something. */
function TimeNote({ auction, terms, time }: TimedProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { duration } = useWords(auctionWords);
  if (auction.status !== 'OPEN') return null;
  if (time.countdown.kind === 'TIME_UP') return <Alert tone="warn" icon="clock" title={t.timeUp} />;
  if (!inSoftClose(terms, auction.closesAt, time.now)) return null;
  const { hardCloseAt, softCloseExtensionSeconds } = terms;
  const moved = closeAfterBid(terms, auction.closesAt, time.now);
  const wished = time.now + softCloseExtensionSeconds * 1_000;
  const sentence =
    moved !== null
      ? moved < wished
        ? w.softNowUpTo(clockTime(moved))
        : w.softNow(duration(softCloseExtensionSeconds))
      : hardCloseAt !== null && auction.closesAt >= hardCloseAt
        ? w.softOver
        : w.softNowShort;
  return (
    <p className="m c-warn">
      <Icon name="clock" className="s" /> {sentence}
    </p>
  );
}

const hiddenWords = ({ status }: Auction, t: Dictionary, w: BiddingWords): string =>
  status === 'CANCELLED' ? w.neverOpened : t.hiddenUntilOpening;

function TimeLeft({ auction, terms, time }: TimedProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { countdown } = time;
  const ended = endWord(auction, t);
  if (ended !== null) return <Cell label="" text={ended} tone="t2" />;
  const scheduled = auction.status === 'SCHEDULED';
  const label = scheduled ? w.opensIn : terms.format === 'SEALED_FIRST_PRICE' ? w.opensBidsIn : t.closesIn;
  switch (countdown.kind) {
    case 'TIME_UP':
      return null; // a sentence of its own says it
    case 'DAYS':
      return <Cell label={label} text={t.daysHours(countdown.days, countdown.hours)} tone="" />;
    case 'CLOCK': {
      const soon = !scheduled && isSoon(terms, auction, time);
      return <Cell label={label} text={countdown.text} tone={soon ? 'c-warn' : ''} soon={soon} />;
    }
  }
}

/** The last minutes: the soft-close window, or without one the last five. */
function isSoon(terms: PublicTerms, auction: Auction, { now, countdown }: ServerTime): boolean {
  if (terms.format === 'ENGLISH' && terms.softCloseWindowSeconds > 0) return inSoftClose(terms, auction.closesAt, now);
  return countdown.kind === 'CLOCK' && countdown.soon;
}

function endWord(auction: Auction, t: Dictionary): string | null {
  switch (auction.status) {
    case 'OPEN':
    case 'SCHEDULED':
      return null;
    case 'CANCELLED':
      return t.cancelled;
    case 'CLOSED':
      return auction.outcome === 'SOLD' ? t.sold : auction.outcome === 'PASSED_IN' ? t.passedIn : t.none;
  }
}

interface CellProps {
  readonly label: string;
  readonly text: string;
  readonly tone: string;
  readonly soon?: boolean;
}

const Cell = ({ label, text, tone, soon = false }: CellProps) => (
  <div className="a-left">
    <span className="lab">{label}</span>
    {/* spoken at three marks only, by Spoken */}
    <div className={`n h3 ${tone}`} role="timer" aria-live="off">
      {soon && <Icon name="clock" />} {text}
    </div>
  </div>
);

/** Since when nothing was heard: a grey number alone would be a lie. */
function Age({ state, time }: { readonly state: FeedState; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const heardAt = serverNow(state.clock, state.heardMs);
  const seconds = Math.max(0, Math.round((time.now - heardAt) / 1_000));
  const age = seconds < 120 ? t.seconds(seconds) : t.minutes(Math.floor(seconds / 60));
  return <p className="m c-warn">{t.staleSince(clockTime(heardAt), age)}</p>;
}

function When({ auction }: { readonly auction: Auction }) {
  const { t } = useLanguage();
  if (auction.status !== 'OPEN' && auction.status !== 'SCHEDULED') return null;
  const instant = auction.status === 'SCHEDULED' ? auction.opensAt : auction.closesAt;
  const words = auction.status === 'SCHEDULED' ? t.opensAt : t.closesAt;
  return (
    <p className="m">
      {words(calendarDate(instant), clockTime(instant))}
      {readsAnotherZone() && ` (${t.beijingTime})`}
    </p>
  );
}
