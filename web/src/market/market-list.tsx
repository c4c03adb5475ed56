import { useEffect, useRef } from 'react';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';
import { formatCount } from './count.js';
import { ListState } from './list-state.js';
import { LotTable, LotTableSkeleton } from './lot-table.js';
import { words } from './market.words.js';
import type { MarketFeed } from './market-feed.js';
import { addressOf, choicesOf, DEFAULT_FILTER, type MarketFilter, ORDERS } from './market-filter.js';
import { type LotListState, PAGE_SIZE } from './use-lot-list.js';

interface MarketListProps {
  readonly filter: MarketFilter;
  readonly onFilter: (filter: MarketFilter) => void;
  readonly rows: LotListState & { readonly more: () => void };
  readonly onReload: () => void;
  readonly feed: MarketFeed | null;
  readonly organisationId: string | null;
}

/** The panel of the list: how many, how fresh, in which order, the rows, and the way to more of them. */
export function MarketList({ filter, onFilter, rows, onReload, feed, organisationId }: MarketListProps) {
  const w = useWords(words);
  const { list, loading, failure } = rows;
  const address = addressOf(filter);
  const outdated = list !== null && list.address !== address;
  const total = list === null ? '' : formatCount(list.totalCount, w.atLeast);
  const panel = useRef<HTMLElement>(null);
  useTopOfList(panel, address);
  return (
    <section className="p list" aria-labelledby="market-count" ref={panel}>
      <div className="ph">
        <h2 id="market-count">
          <span role="status">{list === null || outdated ? w.refreshing : w.lots(total)}</span>
        </h2>
        {feed !== null && <ListState feed={feed} />}
        <button type="button" className="btn q sm" onClick={onReload} disabled={loading !== 'NO'}>
          {w.refresh}
        </button>
        <fieldset className="seg">
          <legend className="vh">{w.order}</legend>
          {ORDERS.map(order => (
            <label key={order}>
              <input
                type="radio"
                name="order"
                className="vh"
                checked={filter.order === order}
                onChange={() => onFilter({ ...filter, order })}
              />
              {w.orders[order]}
            </label>
          ))}
        </fieldset>
      </div>
      {failure !== null && (list === null || outdated || list.lots.length === 0) ? (
        <div className="failed">
          <Alert tone="bad" icon="warn" title={w.failedTitle} spoken>
            <p>{failure.kind === 'FAILED' ? failure.message : w.failedText}</p>
            <button type="button" className="btn" onClick={onReload}>
              {w.retry}
            </button>
          </Alert>
        </div>
      ) : list === null || feed === null ? (
        <LotTableSkeleton />
      ) : list.lots.length === 0 && !outdated ? (
        <NoLots filter={filter} onFilter={onFilter} />
      ) : (
        <>
          <LotTable list={list} feed={feed} organisationId={organisationId} outdated={outdated} />
          {failure !== null && (
            <div className="failed">
              <Alert tone="bad" icon="warn" title={w.failedMore} spoken>
                <p>{failure.kind === 'FAILED' ? failure.message : w.failedText}</p>
              </Alert>
            </div>
          )}
          <div className="pf">
            <span role="status">{w.shown(formatCount(list.lots.length, w.atLeast), total)}</span>
            {list.hasNextPage && !outdated && (
              <button type="button" className="btn" onClick={rows.more} disabled={loading !== 'NO'}>
                {loading === 'MORE' ? w.loadingMore : w.loadMore(nextRows(list.totalCount - list.lots.length))}
              </button>
            )}
            <span className="tint">{w.tintHint}</span>
          </div>
        </>
      )}
    </section>
  );
}

/** The count may have moved on since; what stands behind it says that there is more at all. */
const nextRows = (left: number): string => String(left >= 1 && left < PAGE_SIZE ? left : PAGE_SIZE);

function NoLots({ filter, onFilter }: Pick<MarketListProps, 'filter' | 'onFilter'>) {
  const w = useWords(words);
  const filtered = choicesOf(filter) > 0 || filter.text !== '';
  return (
    <div className="empty">
      <Icon name="empty" />
      <h3>{filtered ? w.emptyTitle : w.marketEmptyTitle}</h3>
      <p>{filtered ? w.emptyText : w.marketEmptyText}</p>
      <button
        type="button"
        className="btn"
        onClick={() => onFilter(filtered ? DEFAULT_FILTER : { ...DEFAULT_FILTER, statuses: [], order: 'NEWEST' })}
      >
        {filtered ? w.clearFilters : w.showAll}
      </button>
    </div>
  );
}

/** Another filter begins at its first row; nobody is left looking at the middle of it. */
function useTopOfList(panel: React.RefObject<HTMLElement | null>, address: string): void {
  const shown = useRef(address);
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    const element = panel.current;
    if (element === null || history.state !== null) return;
    if (element.getBoundingClientRect().top < 0) element.scrollIntoView({ block: 'start' });
  }, [panel, address]);
}
