import { useEffect, useRef, useState } from 'react';
import { clockTime, shortDateTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';
import type { AuctionEvent } from './auction.js';
import { PriceChart } from './price-chart.js';
import { TINT_MS } from './use-price-change.js';

/** Rows shown before somebody asks for all. */
const ROWS_FIRST = 12;
const DAY_MS = 86_400_000;

/** What happened, newest first, with the price as steps above it. */
export function History({ state }: { readonly state: FeedState }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const { events, lastVersion } = state.followed;
  const settledVersion = useSettledVersion(state);
  const rows = events.filter(({ kind }) => kind in t.eventNames).toReversed();
  const first = events[0];
  const manyDays = first !== undefined && (events.at(-1)?.at ?? 0) - first.at > DAY_MS;
  const when = manyDays ? shortDateTime : clockTime;
  return (
    <section className="p history" aria-labelledby="history-title">
      <div className="ph">
        <h2 id="history-title">{t.history}</h2>
        {events.some(({ mine }) => mine === true) && (
          <span className="lg" aria-hidden="true">
            <span className="k me">{t.chartYou}</span>
            <span className="k">{t.chartOthers}</span>
          </span>
        )}
      </div>
      <PriceChart state={state} />
      <table className="lad">
        <thead>
          <tr>
            <th>{t.time}</th>
            <th>{t.event}</th>
            <th>{t.bidder}</th>
            <th className="r">
              {t.price} <span className="u">{t.cnyPerTonne}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : ROWS_FIRST).map(event => (
            <Row key={event.version} event={event} when={when} fresh={event.version > settledVersion} />
          ))}
        </tbody>
      </table>
      {lastVersion > 0 && rows.every(({ price }) => price === null) && <p className="pf">{t.historyEmpty}</p>}
      {rows.length > ROWS_FIRST && (
        <div className="pf">
          <button type="button" className="btn q" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t.showFewer : t.showAll(rows.length)}
          </button>
          {all && first !== undefined && first.version > 1 && <span>{t.earlierRows(first.version - 1)}</span>}
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly event: AuctionEvent;
  readonly when: (instant: number) => string;
  readonly fresh: boolean;
}

function Row({ event, when, fresh }: RowProps) {
  const { t } = useLanguage();
  const mine = event.mine === true;
  const priced = event.price !== null && PRICED_KINDS.has(event.kind);
  return (
    <tr className={`${mine ? 'mine' : ''} ${fresh ? 'fresh' : ''}`}>
      <td className="n">{when(event.at)}</td>
      <td>
        {event.kind in t.eventNames ? t.eventNames[event.kind as keyof typeof t.eventNames] : event.kind}
        {event.closesAt !== null && event.kind !== 'AUCTION_OPENED' && (
          <span className="t3"> {t.until(clockTime(event.closesAt))}</span>
        )}
      </td>
      <td className="n">
        {mine ? <b>{t.you}</b> : event.bidderAlias === null ? t.none : t.bidderAlias(event.bidderAlias)}
      </td>
      <td className="r n">{priced && event.price !== null ? formatPrice(event.price) : t.none}</td>
    </tr>
  );
}

/** Events that set or confirm a price; on the others it would only repeat. */
const PRICED_KINDS: ReadonlySet<string> = new Set(['BID_ACCEPTED', 'PROXY_RAISED', 'PRICE_DROPPED', 'AUCTION_CLOSED']);

/** Versions up to this one are no news: what was there when the page first heard the server, and what is older than the tint. */
function useSettledVersion({ connection, followed: { lastVersion } }: FeedState): number {
  const [settled, setSettled] = useState(Number.MAX_SAFE_INTEGER);
  const heard = useRef(false);
  useEffect(() => {
    if (!heard.current) {
      if (connection !== 'LIVE') return;
      heard.current = true;
      return setSettled(lastVersion);
    }
    const timer = setTimeout(() => setSettled(lastVersion), TINT_MS);
    return () => clearTimeout(timer);
  }, [connection, lastVersion]);
  return settled;
}
