import { useEffect, useMemo, useRef } from 'react';
import type { AuctionWithLot } from '../api/auctions.js';
import { placeBid } from '../api/bids.js';
import { BidSender } from '../bidding/bid-sender.js';
import { Desk } from '../bidding/desk.js';
import { bidPlace } from '../bidding/kept-bid.js';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import type { AuctionFeed } from '../live/auction-feed.js';
import type { SessionStore } from '../session/session.js';
import { useStore } from '../use-store.js';
import { AuctionSkeleton } from './auction-skeleton.js';
import { History } from './history.js';
import type { Lot } from './lot.js';
import { LotFacts, LotHead } from './lot-facts.js';
import { useAuctionFeed } from './use-auction-feed.js';

interface LiveAuctionProps {
  readonly found: AuctionWithLot;
  readonly session: SessionStore;
  readonly onSignIn: () => void;
}

export function LiveAuction({ found, session, onSignIn }: LiveAuctionProps) {
  const { language } = useLanguage();
  const state = useStore(session);
  const feed = useAuctionFeed(found.auction, session, state, language);
  const organisationId = state.kind === 'SIGNED_IN' ? state.viewer.organisation.id : null;
  const spoken = useRef(language);
  spoken.current = language;
  const sender = useMemo(
    () => (organisationId === null ? null : newSender(organisationId, found.auction.id, () => spoken.current)),
    [organisationId, found.auction.id],
  );
  useEffect(() => {
    sender?.resume();
    return () => sender?.dispose();
  }, [sender]);
  if (feed === null) return <AuctionSkeleton />;
  return <Watched feed={feed} lot={found.lot} session={session} sender={sender} onSignIn={onSignIn} />;
}

interface WatchedProps {
  readonly feed: AuctionFeed;
  readonly lot: Lot;
  readonly session: SessionStore;
  readonly sender: BidSender | null;
  readonly onSignIn: () => void;
}

function Watched({ feed, lot, session, sender, onSignIn }: WatchedProps) {
  const state = useStore(feed);
  return (
    <main className="page has-sbar" id="main">
      <LotHead lot={lot} />
      <div className="lotg">
        <Desk state={state} lot={lot} session={session} sender={sender} onSignIn={onSignIn} />
        <LotFacts lot={lot} />
        <History state={state} />
      </div>
    </main>
  );
}

function newSender(organisationId: string, auctionId: string, language: () => Language): BidSender {
  return new BidSender({
    send: bid => placeBid(bid, language()),
    ...bidPlace(organisationId, auctionId),
    now: () => Date.now(),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
