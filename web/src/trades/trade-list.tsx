import { TRADE_STATUSES, type TradeStatus } from '@app/settlement';
import { useCallback, useEffect } from 'react';
import { calendarDate } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { SessionStore } from '../session/session.js';
import { Link, useAddress } from '../shell/address.js';
import { LoadFailed } from '../shell/load-failed.js';
import { NoticePage } from '../shell/notice.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { grouped } from './figures.js';
import { nextStep } from './next-step.js';
import { Skeleton } from './skeleton.js';
import { Stale } from './stale.js';
import { sideOf, type TradeRow } from './trade.js';
import { loadTrades } from './trades.js';
import { words } from './trades.words.js';
import { usePolled } from './use-polled.js';
import { whoOf } from './who.js';

/** The server tells no more. */
const TRADES_MAX = 100;

type Filter = 'ALL' | 'MINE' | TradeStatus;

interface TradeListProps {
  readonly organisationId: string;
  readonly session: SessionStore;
}

/** Newest first; which of them are shown stands in the address. */
export function TradeList({ organisationId, session }: TradeListProps) {
  const w = useWords(words);
  const { language, t } = useLanguage();
  const load = useCallback(() => loadTrades(language), [language]);
  const { polled, reload } = usePolled(load);
  const filter = useFilter();
  useEffect(() => {
    document.title = t.pageTitle(w.title);
  }, [t, w]);
  useEffect(() => {
    if (polled.kind === 'FAILED' && polled.code === 'UNAUTHENTICATED') void session.load(language);
  }, [polled, session, language]);

  if (polled.kind === 'LOADING') return <Skeleton isOne={false} />;
  if (polled.kind === 'FAILED') {
    return (
      <main className="page trades" id="main">
        <div className="head">
          <h1>{w.title}</h1>
        </div>
        <LoadFailed title={w.failed} message={polled.message} onRetry={reload} />
      </main>
    );
  }
  const { data: trades, staleSince } = polled;
  if (trades.length === 0) {
    return (
      <NoticePage icon="empty" title={w.emptyTitle} text={w.emptyText}>
        <Link className="btn" to="/">
          {w.toMarket}
        </Link>
      </NoticePage>
    );
  }
  const isMine = (trade: TradeRow): boolean => {
    const side = sideOf(trade, organisationId);
    return side !== null && nextStep(trade).by.includes(side);
  };
  const matches = (trade: TradeRow, by: Filter): boolean =>
    by === 'ALL' || (by === 'MINE' ? isMine(trade) : trade.status === by);
  const count = (by: Filter): number => trades.filter(trade => matches(trade, by)).length;
  const filters: readonly Filter[] = [
    'ALL',
    'MINE',
    ...TRADE_STATUSES.filter(status => count(status) > 0 || status === filter),
  ];
  const nameOf = (by: Filter): string =>
    by === 'ALL' ? w.filterAll : by === 'MINE' ? w.filterMine : w.statusNames[by];
  const shown = trades.filter(trade => matches(trade, filter));
  return (
    <main className="page trades" id="main">
      <div className="head">
        <h1>{w.title}</h1>
      </div>
      <Stale since={staleSince} />
      <nav className="filters" aria-label={w.filter}>
        {filters.map(by => (
          <Link key={by} className="filter" to={addressOf(by)} current={by === filter}>
            {nameOf(by)} <span className="count">{count(by)}</span>
          </Link>
        ))}
      </nav>
      <section className="p">
        {shown.length === 0 ? (
          <p className="pb" role="status">
            {w.noneOfFilter} <Link to={addressOf('ALL')}>{w.allTrades}</Link>
          </p>
        ) : (
          <table className="trade-list">
            <caption className="vh">{w.title}</caption>
            <thead>
              <tr>
                <th>{w.lot}</th>
                <th>{w.mySide}</th>
                <th>{w.otherParty}</th>
                <th className="r">{w.unitPrice}</th>
                <th>{w.state}</th>
                <th className="r">{w.amount}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(trade => (
                <Row key={trade.id} trade={trade} organisationId={organisationId} />
              ))}
            </tbody>
          </table>
        )}
        {trades.length >= TRADES_MAX && <p className="pf">{w.atMost(TRADES_MAX)}</p>}
      </section>
    </main>
  );
}

function Row({ trade, organisationId }: { readonly trade: TradeRow; readonly organisationId: string }) {
  const w = useWords(words);
  const { t } = useLanguage();
  const side = sideOf(trade, organisationId);
  const other = side === 'BUYER' ? trade.seller : trade.buyer;
  const step = nextStep(trade);
  const isMine = side !== null && step.by.includes(side);
  return (
    <tr className={isMine ? 'todo' : undefined}>
      <td className="c-lot">
        <Link to={`/trades/${trade.id}`}>{trade.lot.title}</Link>
        <span className="m">
          {trade.lot.grade.code} · {w.awarded} {calendarDate(Date.parse(trade.awardedAt))}
        </span>
      </td>
      <td className="c-side" data-l={w.mySide}>
        {side === null ? t.none : w.sideNames[side]}
      </td>
      <td className="c-party" data-l={w.otherParty}>
        <span>
          {other.name}
          {!other.verified && <UnverifiedTag />}
        </span>
      </td>
      <td className="c-price r" data-l={w.unitPrice}>
        <span className="n">
          {formatPrice(trade.unitPrice)}
          <span className="u">{t.cnyPerTonne}</span>
        </span>
      </td>
      <td className="c-state">
        <StatusTag trade={trade} />
        {step.kind !== 'END' && (
          <span className={isMine ? 'next mine' : 'next'}>{w.step(step.kind, whoOf(step, side, w))}</span>
        )}
      </td>
      <td className="c-amount r" data-l={w.amount}>
        {trade.settlement === null ? (
          <span className="t3">
            {trade.status === 'DISPUTED' || trade.status === 'CANCELLED' ? t.none : w.noAmount}
          </span>
        ) : (
          <span className="n b">
            {grouped(trade.settlement.amount)}
            <span className="u">{t.cny}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

export function StatusTag({ trade }: { readonly trade: Pick<TradeRow, 'status' | 'reweighNeeded'> }) {
  const w = useWords(words);
  const tone = { AWARDED: '', DELIVERED: '', INSPECTED: '', SETTLED: 'ok', DISPUTED: 'bad', CANCELLED: '' }[
    trade.status
  ];
  const reweigh = trade.reweighNeeded.length > 0;
  return (
    <span className={`tag ${reweigh ? 'warn' : tone}`}>{reweigh ? w.reweighShort : w.statusNames[trade.status]}</span>
  );
}

function useFilter(): Filter {
  const asked = useAddress().query.get('status');
  if (asked === 'mine') return 'MINE';
  return TRADE_STATUSES.find(status => status.toLowerCase() === asked) ?? 'ALL';
}

const addressOf = (filter: Filter): string => (filter === 'ALL' ? '/trades' : `/trades?status=${filter.toLowerCase()}`);
