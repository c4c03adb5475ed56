import { clockTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { words } from './desk.words.js';
import type { CellState } from './watched-auction.js';

const ROWS = 3;

/** Who went where last, newest first. The rows are there before the bids, so that nothing jumps. */
export function LastBids({ state }: { readonly state: CellState }) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { auction, events } = state.followed;
  const sealed = auction.format === 'SEALED_FIRST_PRICE' && auction.status !== 'CLOSED';
  if (sealed) return null;
  const bids = events.filter(({ kind }) => kind === 'BID_ACCEPTED' || kind === 'PROXY_RAISED').slice(-ROWS);
  if (bids.length === 0) return <p className="m last none">{auction.bidCount === 0 ? w.noBids : ''}</p>;
  return (
    <table className="mini last" aria-label={w.lastBids}>
      <tbody>
        {bids.toReversed().map(({ version, kind, at, price, bidderAlias, mine }) => (
          <tr key={version}>
            <td className="n t3">{clockTime(at)}</td>
            <td>
              {mine === true ? (
                <b>{kind === 'PROXY_RAISED' ? w.youByProxy : t.you}</b>
              ) : bidderAlias === null ? (
                t.none
              ) : (
                t.bidderAlias(bidderAlias)
              )}
            </td>
            <td className={`r n ${mine === true ? 'b' : ''}`}>
              {price === null ? (
                t.none
              ) : (
                <>
                  {formatPrice(price)}
                  <span className="u">{t.cnyPerTonne}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
