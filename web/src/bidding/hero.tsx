import type { Auction } from '../auction/auction.js';
import type { Lot } from '../auction/lot.js';
import { usePriceChange } from '../auction/use-price-change.js';
import type { ServerTime } from '../auction/use-server-time.js';
import { calendarDate, clockTime, readsAnotherZone } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { Dictionary } from '../language/zh-cn.js';
import type { FeedState } from '../live/auction-feed.js';
import { serverNow } from '../live/server-clock.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';

interface HeroProps {
  readonly state: FeedState;
  readonly lot: Lot;
  readonly time: ServerTime;
}

/** The one number of the page, and the time that is left for it. */
export function Hero({ state, lot, time }: HeroProps) {
  const { t } = useLanguage();
  const { auction } = state.followed;
  const change = usePriceChange(auction.currentPrice);
  const stale = state.connection === 'RECONNECTING' || state.connection === 'OFFLINE';
  const shown = priceShown(auction, t);
  return (
    <div className={`hero ${change !== null && !stale ? 'fresh' : ''}`}>
      <div className="pair">
        <div className={stale ? 'stale' : ''}>
          <span className="lab">
            {shown.label} · {t.taxNames[lot.taxMode]}
          </span>
          <div className="price">
            {shown.price === null ? (
              <span className="n h2 t3">{shown.words}</span>
            ) : (
              <span className="n h1">
                {formatPrice(shown.price)}
                <span className="u">{t.cnyPerTonne}</span>
              </span>
            )}
          </div>
        </div>
        <TimeLeft auction={auction} time={time} />
      </div>
      <div className="under">
        {change !== null && !stale && change.text !== '' && (
          <span className={`delta ${change.up ? 'up' : 'down'}`}>{change.text}</span>
        )}
        {auction.bidCount !== null && <span>{t.bidCount(auction.bidCount)}</span>}
        {auction.reserveMet !== null && auction.bidCount !== 0 && auction.status !== 'CANCELLED' && (
          <span className={auction.reserveMet ? 'c-ok' : 't2'}>
            <Icon name={auction.reserveMet ? 'check' : 'lock'} className="s" />{' '}
            {auction.reserveMet ? t.reserveMet : t.reserveNotMet}
          </span>
        )}
      </div>
      {stale && <Age state={state} time={time} />}
      <When auction={auction} />
      <TimeNote auction={auction} time={time} />
    </div>
  );
}

/** What the clock means for a bid, once it means something. */
function TimeNote({ auction, time }: { readonly auction: Auction; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const { countdown } = time;
  if (auction.status !== 'OPEN') return null;
  if (countdown.kind === 'TIME_UP') return <Alert tone="warn" icon="clock" title={t.timeUp} />;
  if (countdown.kind === 'DAYS' || !countdown.soon || auction.format !== 'ENGLISH') return null;
  return (
    <p className="m c-warn">
      <Icon name="clock" className="s" /> {t.softClose}
    </p>
  );
}

function priceShown(auction: Auction, t: Dictionary): { label: string; price: string | null; words: string } {
  const sealed = auction.format === 'SEALED_FIRST_PRICE';
  const words = sealed ? t.hiddenUntilOpening : t.noBidYet;
  if (auction.status === 'CLOSED' || auction.status === 'CANCELLED') {
    const label = auction.outcome === 'SOLD' ? t.hammerPrice : t.finalPrice;
    return { label, price: auction.currentPrice, words: t.noBids };
  }
  if (auction.currentPrice !== null || sealed) return { label: t.currentPrice, price: auction.currentPrice, words };
  return { label: t.startPrice, price: auction.minimumNextPrice, words };
}

function TimeLeft({ auction, time }: { readonly auction: Auction; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const { countdown } = time;
  const ended = endWord(auction, t);
  if (ended !== null) return <Cell label="" text={ended} tone="t2" />;
  switch (countdown.kind) {
    case 'TIME_UP':
      return null; // a sentence of its own says it
    case 'DAYS':
      return <Cell label={t.closesIn} text={t.daysHours(countdown.days, countdown.hours)} tone="" />;
    case 'CLOCK':
      return (
        <Cell label={t.closesIn} text={countdown.text} tone={countdown.soon ? 'c-warn' : ''} soon={countdown.soon} />
      );
  }
}

function endWord(auction: Auction, t: Dictionary): string | null {
  switch (auction.status) {
    case 'OPEN':
      return null;
    case 'SCHEDULED':
      return t.scheduled;
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
  <div className="left">
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
