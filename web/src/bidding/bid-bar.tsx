import type { PublicTerms } from '../auction/terms.js';
import type { ServerTime } from '../auction/use-server-time.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import { words } from './bidding.words.js';

interface BidBarProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly time: ServerTime;
  readonly signedIn: boolean;
  readonly onSignIn: () => void;
}

/** On a phone the way to the bid stays in reach of the thumb while the desk is scrolled away. It leads there; it never bids. */
export function BidBar({ state, terms, time, signedIn, onSignIn }: BidBarProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { countdown } = time;
  const { currentPrice, leading } = state.followed.auction;
  const sealed = terms.format === 'SEALED_FIRST_PRICE';
  const price = currentPrice ?? decimalOf(terms.startPrice);
  const live = state.connection === 'LIVE';
  const goToDesk = () => {
    const desk = document.getElementById('bid');
    desk?.scrollIntoView({ block: 'center' });
    desk?.focus({ preventScroll: true });
  };
  return (
    <div className="sbar">
      <div className={`f1 ${live ? '' : 'stale'}`}>
        {sealed ? (
          <div className="b">{t.hiddenUntilOpening}</div>
        ) : (
          <div className="n h4">
            {formatPrice(price)}
            <span className="u">{t.cnyPerTonne}</span>
          </div>
        )}
        <div className={`m ${countdown.kind === 'CLOCK' && countdown.soon ? 'c-warn' : ''}`}>
          {!live && t.reconnecting}
          {live && countdown.kind === 'TIME_UP' && t.timeUp}
          {live && countdown.kind === 'DAYS' && `${t.closesIn} ${t.daysHours(countdown.days, countdown.hours)}`}
          {live && countdown.kind === 'CLOCK' && `${t.closesIn} ${countdown.text}`}
          {live && leading !== null && (
            <span className={leading ? 'c-ok b' : 'c-bad b'}> · {leading ? w.leadingShort : w.outbidShort}</span>
          )}
        </div>
      </div>
      <button type="button" className="btn pri lg" onClick={signedIn ? goToDesk : onSignIn}>
        {signedIn ? t.barBid : t.signInToBid}
      </button>
    </div>
  );
}
