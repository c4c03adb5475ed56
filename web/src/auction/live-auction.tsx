import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
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
import { GradePanel } from './grade-panel.js';
import { History } from './history.js';
import type { AuctionWithLot } from './load-auction.js';
import type { DescribedLot } from './lot.js';
import { LotFacts, LotHead } from './lot-facts.js';
import type { PublicTerms } from './terms.js';
import { TermsPanel } from './terms-panel.js';
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
  return (
    <Watched feed={feed} terms={found.terms} lot={found.lot} session={session} sender={sender} onSignIn={onSignIn} />
  );
}

interface WatchedProps {
  readonly feed: AuctionFeed;
  readonly terms: PublicTerms;
  readonly lot: DescribedLot;
  readonly session: SessionStore;
  readonly sender: BidSender | null;
  readonly onSignIn: () => void;
}

/** The desk shows what was heard at once; the chart and the ladder follow when the browser has time, and what never changes is left alone. */
function Watched({ feed, terms, lot, session, sender, onSignIn }: WatchedProps) {
  const state = useStore(feed);
  const later = useDeferredValue(state);
  return (
    <main className="page has-sbar" id="main">
      <LotHead lot={lot} />
      <div className="lotg">
        <Desk {...{ state, terms, lot, session, sender, onSignIn }} />
        <div className="lotc">
          <div className="a-pairs">
            <LotFacts lot={lot} />
            <TermsPanel terms={terms} closesAt={state.followed.auction.closesAt} />
          </div>
          <GradePanel lot={lot} />
          <History state={later} terms={terms} />
        </div>
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
