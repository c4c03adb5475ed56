import { useSyncExternalStore } from 'react';
import { clockTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import type { Connection } from '../live/auction-feed.js';
import { words } from './market.words.js';
import { type MarketFeed, marketNow } from './market-feed.js';

const SHAPES: Readonly<Record<Connection, string>> = {
  LIVE: '',
  CONNECTING: 'unk',
  RECONNECTING: 'wait',
  OFFLINE: 'off',
};

export const useConnection = (feed: MarketFeed): Connection =>
  useSyncExternalStore(feed.subscribe, () => feed.get().connection);

/** How fresh every price of the list is, said once for all rows. */
export function ListState({ feed }: { readonly feed: MarketFeed }) {
  const w = useWords(words);
  const connection = useConnection(feed);
  return (
    <span className={`live ${SHAPES[connection]}`} role="status">
      {connection === 'LIVE' && w.listLive}
      {connection === 'CONNECTING' && w.listConnecting}
      {connection === 'RECONNECTING' && w.listReconnecting(heardTime(feed))}
      {connection === 'OFFLINE' && w.listOffline(heardTime(feed))}
    </span>
  );
}

/** The server's time when it was last heard. */
function heardTime(feed: MarketFeed): string {
  const state = feed.get();
  const now = marketNow(state);
  if (now === null) return '—';
  return clockTime(state.heardMs === null ? now : now - Math.round(performance.now() - state.heardMs));
}
