import type { ServerTime } from '../auction/use-server-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';

interface BidBarProps {
  readonly state: FeedState;
  readonly time: ServerTime;
  readonly signedIn: boolean;
  readonly onSignIn: () => void;
}

/** On a phone the way to the bid stays in reach of the thumb while the desk is scrolled away. It leads there; it never bids. */
export function BidBar({ state, time, signedIn, onSignIn }: BidBarProps) {
  const { t } = useLanguage();
  const { countdown } = time;
  const { currentPrice, minimumNextPrice } = state.followed.auction;
  const price = currentPrice ?? minimumNextPrice;
  const live = state.connection === 'LIVE';
  const goToDesk = () => {
    const desk = document.getElementById('bid');
    desk?.scrollIntoView({ block: 'center' });
    desk?.focus({ preventScroll: true });
  };
  return (
    <div className="sbar">
      <div className={`f1 ${live ? '' : 'stale'}`}>
        <div className="n h4">
          {price === null ? t.none : formatPrice(price)}
          <span className="u">{t.cnyPerTonne}</span>
        </div>
        <div className={`m ${countdown.kind === 'CLOCK' && countdown.soon ? 'c-warn' : ''}`}>
          {!live && t.reconnecting}
          {live && countdown.kind === 'TIME_UP' && t.timeUp}
          {live && countdown.kind === 'DAYS' && `${t.closesIn} ${t.daysHours(countdown.days, countdown.hours)}`}
          {live && countdown.kind === 'CLOCK' && `${t.closesIn} ${countdown.text}`}
        </div>
      </div>
      <button type="button" className="btn pri lg" onClick={signedIn ? goToDesk : onSignIn}>
        {signedIn ? t.barBid : t.signInToBid}
      </button>
    </div>
  );
}
