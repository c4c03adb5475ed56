import type { Auction } from '../auction/auction.js';
import type { Lot } from '../auction/lot.js';
import { clockTime } from '../format/clock-time.js';
import { fenOf, formatAmount, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import { Link } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { type BiddingWords, words } from './bidding.words.js';
import { standingLimit } from './standing-limit.js';
import { useTradeId } from './use-trade-id.js';

interface PositionProps {
  readonly state: FeedState;
  readonly lot: Lot;
  /** the viewer sells it */
  readonly own: boolean;
}

/** Where I stand while it is open, and what came of it afterwards. */
export function Position({ state, lot, own }: PositionProps) {
  const { auction } = state.followed;
  if (auction.status !== 'OPEN') return <Outcome {...{ state, lot, own }} />;
  return auction.format === 'SEALED_FIRST_PRICE' ? <SealedStanding state={state} /> : <Standing state={state} />;
}

/** A sealed bidder knows their own bid, and nobody knows where it stands. */
function SealedStanding({ state }: { readonly state: FeedState }) {
  const w = useWords(words);
  const { myBid } = state.followed.auction;
  if (myBid === null) return null;
  return (
    <Alert tone="acc" icon="lock" title={w.sealedStanding(formatPrice(myBid.pricePerTonne))}>
      <p>{w.sealedStandingText}</p>
    </Alert>
  );
}

function Standing({ state }: { readonly state: FeedState }) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { auction, events } = state.followed;
  const limit = standingLimit(auction);
  if (auction.leading === true) {
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
      {limit !== null && <p>{w.outbidLimit(formatPrice(limit))}</p>}
    </Alert>
  );
}

function Outcome({ state, lot, own }: PositionProps) {
  const { t } = useLanguage();
  const w = useWords(words);
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
          <p>{whyPassedIn(auction, w)}</p>
        </Alert>
      );
    case 'SOLD': {
      const price = auction.currentPrice;
      const sums = price === null ? null : ([formatPrice(price), formatAmount(lot.massKg, fenOf(price))] as const);
      const winner = events.findLast(({ bidderAlias }) => bidderAlias !== null);
      if (winner?.mine === true || auction.leading === true) {
        return (
          <Alert tone="ok" icon="check" title={t.soldToYou}>
            {sums !== null && <p>{w.soldToYouText(...sums)}</p>}
            <ToTrade auctionId={auction.id} />
          </Alert>
        );
      }
      return (
        <Alert tone={own ? 'ok' : 'acc'} icon="check" title={own ? w.soldYours : t.sold}>
          {own && sums !== null && <p>{w.soldYoursText(...sums)}</p>}
          {winner?.bidderAlias && <p>{t.soldText(winner.bidderAlias)}</p>}
          {auction.leading === false && <p>{w.notYours}</p>}
          {own && <ToTrade auctionId={auction.id} />}
        </Alert>
      );
    }
  }
}

function whyPassedIn({ format, bidCount, currentPrice }: Auction, w: BiddingWords): string {
  if (format === 'DUTCH') return w.passedInDutch;
  return bidCount === 0 || currentPrice === null ? w.passedInNobody : w.passedInReserve(formatPrice(currentPrice));
}

/** For the two parties: where it goes on. */
function ToTrade({ auctionId }: { readonly auctionId: string }) {
  const w = useWords(words);
  const tradeId = useTradeId(auctionId);
  return tradeId === null ? (
    <p className="m">{w.tradeComing}</p>
  ) : (
    <Link className="btn" to={`/trades/${tradeId}`}>
      {w.toTrade}
    </Link>
  );
}
