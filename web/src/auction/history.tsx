import { memo, useEffect, useRef, useState } from 'react';
import { clockTime, shortDateTime } from '../format/clock-time.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import { goTo, useAddress } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { words } from './auction.words.js';
import { ladder, type Rung } from './ladder.js';
import { PriceChart } from './price-chart.js';
import type { PublicTerms } from './terms.js';
import { TINT_MS } from './use-price-change.js';

/** Rows shown before somebody asks for all. */
const ROWS_FIRST = 12;
const DAY_MS = 86_400_000;

interface HistoryProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
}

/** What happened, newest first, with the price as steps above it; `?history=table` is the whole of it as a table. */
export const History = memo(function History({ state, terms }: HistoryProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { path, query } = useAddress();
  const table = query.get('history') === 'table';
  const { auction, events, lastVersion } = state.followed;
  const settledVersion = useSettledVersion(state);
  const rungs = ladder(events).filter(({ event }) => event.kind in t.eventNames);
  const first = events[0];
  const manyDays = first !== undefined && (events.at(-1)?.at ?? 0) - first.at > DAY_MS;
  const when = manyDays ? shortDateTime : clockTime;
  const sealed = terms.format === 'SEALED_FIRST_PRICE';
  const hidden = sealed && auction.status !== 'CLOSED' && auction.status !== 'CANCELLED';
  const drawn = !table && !sealed;
  const toggle = (): void => {
    const next = new URLSearchParams(query);
    if (table) next.delete('history');
    else next.set('history', 'table');
    goTo(next.size === 0 ? path : `${path}?${next}`, { replace: true });
  };
  return (
    <section className="p history" aria-labelledby="history-title">
      <div className="ph">
        <h2 id="history-title">{t.history}</h2>
        {drawn && events.some(({ mine }) => mine === true) && (
          <span className="lg" aria-hidden="true">
            <span className="k me">{t.chartYou}</span>
            <span className="k">{t.chartOthers}</span>
          </span>
        )}
        {!sealed && rungs.length > 1 && (
          <button type="button" className="btn q" aria-pressed={table} onClick={toggle}>
            {w.table}
          </button>
        )}
      </div>
      {drawn && <PriceChart state={state} terms={terms} />}
      {hidden && (
        <p className="remark">
          <Icon name="lock" className="s" />
          <span>
            <b>{w.sealedHistory}</b>
            <span className="a-line">{w.sealedHistoryText}</span>
          </span>
        </p>
      )}
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
          {rungs.slice(0, table ? undefined : ROWS_FIRST).map(rung => (
            <Row key={rung.event.version} rung={rung} when={when} fresh={rung.event.version > settledVersion} />
          ))}
        </tbody>
      </table>
      {!sealed && auction.status === 'OPEN' && lastVersion > 0 && rungs.every(({ event }) => event.price === null) && (
        <p className="pf">{t.historyEmpty}</p>
      )}
      {first !== undefined && (
        <div className="pf sb">
          <span>{w.hashes(first.version, lastVersion)}</span>
          {first.version > 1 && <span>{t.earlierRows(first.version - 1)}</span>}
          {rungs.length > ROWS_FIRST && (
            <button type="button" className="btn q" onClick={toggle} aria-expanded={table}>
              {table ? t.showFewer : t.showAll(rungs.length)}
            </button>
          )}
        </div>
      )}
    </section>
  );
});

interface RowProps {
  readonly rung: Rung;
  readonly when: (instant: number) => string;
  readonly fresh: boolean;
}

const Row = memo(
  function Row({ rung, when, fresh }: RowProps) {
    const { t } = useLanguage();
    const { event, priced, moved } = rung;
    const mine = event.mine === true;
    const isBid = event.kind === 'BID_ACCEPTED' || event.kind === 'PROXY_RAISED';
    return (
      <tr className={`${mine ? 'mine' : ''} ${fresh ? 'fresh' : ''} ${isBid ? '' : 'minor'}`}>
        <td className="n">
          {when(event.at)} <span className="ver">#{event.version}</span>
        </td>
        <td>
          <span className={event.kind === 'PROXY_RAISED' ? 'tag' : ''}>
            {event.kind in t.eventNames ? t.eventNames[event.kind as keyof typeof t.eventNames] : event.kind}
          </span>
          {event.closesAt !== null && event.kind !== 'AUCTION_OPENED' && (
            <span className="t3"> {t.until(clockTime(event.closesAt))}</span>
          )}
        </td>
        <td className="n">
          {mine ? <b>{t.you}</b> : event.bidderAlias === null ? t.none : t.bidderAlias(event.bidderAlias)}
        </td>
        {/* the move is drawn by the style sheet, so that the cell's own text stays the price */}
        <td className="r n move" data-move={moved === null ? undefined : moveText(moved)}>
          {priced && event.price !== null ? formatPrice(event.price) : t.none}
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.rung.event === after.rung.event &&
    before.rung.moved === after.rung.moved &&
    before.when === after.when &&
    before.fresh === after.fresh,
);

const moveText = (fen: bigint): string =>
  fen > 0n ? `▲ ${formatPrice(decimalOf(fen))}` : `▼ ${formatPrice(decimalOf(-fen))}`;

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
