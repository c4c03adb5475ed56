import type { ServerTime } from '../auction/use-server-time.js';
import { clockTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import type { Connection, FeedState } from '../live/auction-feed.js';

const SHAPES: Readonly<Record<Connection, string>> = {
  LIVE: '',
  CONNECTING: 'unk',
  RECONNECTING: 'wait',
  OFFLINE: 'off',
};

/** How fresh everything below is, by shape and word; beside it the server's clock and how far this device is off. */
export function ConnectionBar({ state, time }: { readonly state: FeedState; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const words: Readonly<Record<Connection, string>> = {
    LIVE: t.live,
    CONNECTING: t.connecting,
    RECONNECTING: t.reconnecting,
    OFFLINE: t.offline,
  };
  return (
    <div className="st">
      <span className={`live ${SHAPES[state.connection]}`} role="status">
        {words[state.connection]}
      </span>
      {state.connection === 'LIVE' && (
        <span className="n">{t.serverClock(clockTime(time.now), signed(time.now - Date.now()))}</span>
      )}
    </div>
  );
}

const signed = (ms: number): string => (ms < 0 ? `−${-ms}` : `+${ms}`);
