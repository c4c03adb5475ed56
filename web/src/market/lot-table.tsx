import { useEffect, useState } from 'react';
import { useWords } from '../language/words.js';
import { useConnection } from './list-state.js';
import { LotRow } from './lot-row.js';
import { words } from './market.words.js';
import type { MarketFeed } from './market-feed.js';
import { RowsInSight } from './rows-in-sight.js';
import { SecondTicker } from './second-ticker.js';
import { useKeptPlace } from './use-kept-place.js';
import type { LotList } from './use-lot-list.js';

interface LotTableProps {
  readonly list: LotList;
  readonly feed: MarketFeed;
  readonly organisationId: string | null;
  /** rows of another filter, until the next ones are there */
  readonly outdated: boolean;
}

/** The rows keep their order whatever happens to their auctions: only the reader's own wish loads them anew. */
export function LotTable({ list, feed, organisationId, outdated }: LotTableProps) {
  const w = useWords(words);
  const [ticker] = useState(() => new SecondTicker());
  const [outbid, setOutbid] = useState('');
  const inSight = useRowsInSight(feed);
  useKeptPlace(list.address, inSight === null || outdated ? 0 : list.lots.length);
  const connection = useConnection(feed);
  const stale = connection === 'RECONNECTING' || connection === 'OFFLINE';
  if (inSight === null) return null;
  return (
    <>
      <table className={`lots ${stale ? 'stale-prices' : ''} ${outdated ? 'outdated' : ''}`} aria-busy={outdated}>
        <LotTableHead />
        <tbody>
          {list.lots.map(lot => (
            <LotRow
              key={lot.id}
              lot={lot}
              feed={feed}
              ticker={ticker}
              organisationId={organisationId}
              track={inSight.track}
              onOutbid={setOutbid}
            />
          ))}
        </tbody>
      </table>
      <span className="vh" role="alert">
        {outbid === '' ? '' : w.outbidSpoken(outbid)}
      </span>
    </>
  );
}

function useRowsInSight(feed: MarketFeed): RowsInSight | null {
  const [inSight, setInSight] = useState<RowsInSight | null>(null);
  useEffect(() => {
    const rows = new RowsInSight(ids => feed.want(ids));
    setInSight(rows);
    return () => rows.dispose();
  }, [feed]);
  return inSight;
}

function LotTableHead() {
  const w = useWords(words);
  return (
    <thead>
      <tr>
        <th scope="col">{w.colLot}</th>
        <th scope="col" className="c-origin">
          {w.colOrigin}
        </th>
        <th scope="col" className="r">
          {w.colMass}
        </th>
        <th scope="col">{w.colPlace}</th>
        <th scope="col" className="r">
          {w.colPrice}
        </th>
        <th scope="col" className="r">
          {w.colBids}
        </th>
        <th scope="col" className="r">
          {w.colCloses}
        </th>
        <th scope="col">{w.colState}</th>
      </tr>
    </thead>
  );
}

const SKELETON_ROWS = Array.from({ length: 12 }, (_, index) => index);

/** The list's geometry while its first rows are under way. */
export function LotTableSkeleton() {
  const cells = ['lot', 'origin', 'mass', 'place', 'price', 'bids', 'closes', 'state'];
  return (
    <table className="lots" aria-hidden="true">
      <LotTableHead />
      <tbody>
        {SKELETON_ROWS.map(row => (
          <tr key={row}>
            {cells.map(cell => (
              <td key={cell} className={`c-${cell}`}>
                <span className="sk" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
