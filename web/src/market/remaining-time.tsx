import { useSyncExternalStore } from 'react';
import { countdown } from '../format/countdown.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { words } from './market.words.js';
import { type MarketFeed, marketNow } from './market-feed.js';
import type { SecondTicker } from './second-ticker.js';

interface RemainingTimeProps {
  readonly until: number;
  readonly feed: MarketFeed;
  readonly ticker: SecondTicker;
  /** the last minutes are shown as such */
  readonly warns?: boolean;
}

/** Time left by the server's clock. Drawn again when its text changes, so one in days costs nothing. */
export function RemainingTime({ until, feed, ticker, warns = false }: RemainingTimeProps) {
  const w = useWords(words);
  const [kind, first = '', second = ''] = useSyncExternalStore(ticker.subscribe, () => told(until, feed)).split(' ');
  switch (kind) {
    case 'DAYS':
      return <span className="cd">{w.daysHours(first, second)}</span>;
    case 'CLOCK':
      return (
        <span className={warns && second === 'SOON' ? 'cd soon' : 'cd'}>
          {warns && second === 'SOON' && <Icon name="clock" />}
          <span className="n">{first}</span>
        </span>
      );
    case 'TIME_UP':
      return <span className="cd up-time">{w.timeUp}</span>;
    default:
      return <span className="cd t3">—</span>;
  }
}

/** One word of text, for React compares it as a whole. */
function told(until: number, feed: MarketFeed): string {
  const now = marketNow(feed.get());
  if (now === null) return 'UNKNOWN';
  const left = countdown(until - now);
  switch (left.kind) {
    case 'DAYS':
      return `DAYS ${left.days} ${left.hours}`;
    case 'CLOCK':
      return `CLOCK ${left.text} ${left.soon ? 'SOON' : ''}`;
    case 'TIME_UP':
      return 'TIME_UP';
  }
}
