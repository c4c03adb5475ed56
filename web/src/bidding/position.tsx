import { clockTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';
import { Alert } from '../shell/alert.js';
import { standingLimit } from './standing-limit.js';

/** Where I stand while it is open, and what came of it afterwards. */
export function Position({ state }: { readonly state: FeedState }) {
  const { auction } = state.followed;
  return auction.status === 'OPEN' ? <Standing state={state} /> : <Outcome state={state} />;
}

function Standing({ state }: { readonly state: FeedState }) {
  const { t } = useLanguage();
  const { auction, events } = state.followed;
  if (auction.leading === true) {
    const limit = standingLimit(auction);
    return (
      <Alert tone="ok" icon="check" title={t.youLead}>
        {limit !== null && limit !== auction.currentPrice && <p>{t.youLeadText(formatPrice(limit))}</p>}
      </Alert>
    );
  }
  if (auction.leading !== false) return null;
  const last = events.findLast(({ kind }) => kind === 'BID_ACCEPTED' || kind === 'PROXY_RAISED');
  return (
    <Alert tone="bad" icon="down" title={t.outbid}>
      {last !== undefined && last.bidderAlias !== null && last.price !== null && (
        <p>{t.outbidText(last.bidderAlias, clockTime(last.at), formatPrice(last.price))}</p>
      )}
    </Alert>
  );
}

function Outcome({ state }: { readonly state: FeedState }) {
  const { t } = useLanguage();
  const { auction, events } = state.followed;
  if (auction.status === 'SCHEDULED') return null;
  if (auction.status === 'CANCELLED') {
    return (
      <Alert tone="warn" icon="info" title={t.cancelled}>
        <p>{t.cancelledText}</p>
      </Alert>
    );
  }
  switch (auction.outcome) {
    case null:
      return <Alert tone="acc" icon="clock" title={t.closedChecking} />;
    case 'PASSED_IN':
      return (
        <Alert tone="acc" icon="info" title={t.passedIn}>
          <p>{t.passedInText}</p>
        </Alert>
      );
    case 'SOLD': {
      const winner = events.findLast(({ bidderAlias }) => bidderAlias !== null);
      return winner?.mine === true || auction.leading === true ? (
        <Alert tone="ok" icon="check" title={t.soldToYou} />
      ) : (
        <Alert tone="acc" icon="check" title={t.sold}>
          {winner?.bidderAlias && <p>{t.soldText(winner.bidderAlias)}</p>}
        </Alert>
      );
    }
  }
}
