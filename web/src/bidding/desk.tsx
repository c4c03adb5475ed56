import { useEffect, useRef, useState } from 'react';
import type { Viewer } from '../api/session.js';
import type { Lot } from '../auction/lot.js';
import { nextMinimum, type PublicTerms } from '../auction/terms.js';
import { useServerTime } from '../auction/use-server-time.js';
import { decimalOf } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import type { SessionStore } from '../session/session.js';
import { Alert } from '../shell/alert.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { useStore } from '../use-store.js';
import { BidBar } from './bid-bar.js';
import { BidPanel } from './bid-panel.js';
import type { BidSender } from './bid-sender.js';
import { words } from './bidding.words.js';
import { Conditions, dayOf, WhatBiddingTakes } from './conditions.js';
import { ConnectionBar } from './connection-bar.js';
import { Hero } from './hero.js';
import { Minimum } from './minimum.js';
import { BidOutcome } from './outcome.js';
import { Position } from './position.js';
import { Spoken } from './spoken.js';
import { useMayBid } from './use-may-bid.js';

interface DeskProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly lot: Lot;
  readonly session: SessionStore;
  /** null while nobody is signed in */
  readonly sender: BidSender | null;
  readonly onSignIn: () => void;
}

/** Price and time, my position, and the way to bid: from top to bottom what one has to know before one acts. */
export function Desk({ state, terms, lot, session, sender, onSignIn }: DeskProps) {
  const time = useServerTime(state);
  const place = useRef<HTMLDivElement>(null);
  const placeSeen = useSeen(place);
  const who = useStore(session);
  const own = who.kind === 'SIGNED_IN' && lot.seller?.id === who.viewer.organisation.id;
  const { auction } = state.followed;
  const open = auction.status === 'OPEN';
  const ahead = open || auction.status === 'SCHEDULED';
  return (
    <section className="p desk">
      <ConnectionBar state={state} time={time} />
      <Hero state={state} terms={terms} lot={lot} time={time} />
      <div className="pb col" ref={place} id="bid" tabIndex={-1}>
        <Position {...{ state, lot, own }} />
        {open && <NextBid state={state} terms={terms} />}
        {ahead && (
          <MayBid
            {...{ state, terms, lot, session, sender, onSignIn }}
            timeUp={time.countdown.kind === 'TIME_UP'}
            day={dayOf(time.now)}
          />
        )}
        {!open && sender !== null && <LateOutcome sender={sender} onSignIn={onSignIn} />}
        {!ahead && <NextAuction />}
      </div>
      <Spoken state={state} time={time} />
      {open && !placeSeen && !own && (
        <BidBar state={state} terms={terms} time={time} signedIn={sender !== null} onSignIn={onSignIn} />
      )}
    </section>
  );
}

/** What a bid has to reach; a Dutch clock says it already. */
function NextBid({ state, terms }: { readonly state: FeedState; readonly terms: PublicTerms }) {
  const w = useWords(words);
  const minimum = nextMinimum(terms, state.followed.auction);
  const text = minimum === null ? null : decimalOf(minimum);
  switch (terms.format) {
    case 'ENGLISH':
      return <Minimum minimum={text} />;
    case 'SEALED_FIRST_PRICE':
      return <Minimum minimum={text} label={w.sealedLowest} />;
    case 'DUTCH':
      return null;
  }
}

interface MayBidProps extends DeskProps {
  readonly timeUp: boolean;
  /** today by the server's clock */
  readonly day: string;
}

function MayBid({ state, terms, lot, session, sender, onSignIn, timeUp, day }: MayBidProps) {
  const { t } = useLanguage();
  const who = useStore(session);
  if (who.kind !== 'SIGNED_IN' || sender === null) {
    return (
      <>
        {who.kind === 'ANONYMOUS' && who.ended !== 'NO' ? (
          <Alert tone="warn" icon="warn" spoken>
            {who.ended === 'ENDED_BEFORE_BID' ? t.sessionEnded : t.sessionEndedElsewhere}
          </Alert>
        ) : (
          <p className="t2">{t.signInToBidText}</p>
        )}
        <button type="button" className="btn pri lg blk" onClick={onSignIn} disabled={who.kind === 'ASKING'}>
          {t.signInToBid}
        </button>
        <WhatBiddingTakes required={terms.requiredCredentials} />
      </>
    );
  }
  const { organisation } = who.viewer;
  if (lot.seller?.id === organisation.id) {
    return (
      <Alert tone="acc" icon="info">
        {t.ownLot}
      </Alert>
    );
  }
  return (
    <SignedIn
      key={organisation.id}
      {...{ state, terms, lot, session, sender, onSignIn, timeUp, day }}
      organisation={organisation}
    />
  );
}

interface SignedInProps extends Omit<MayBidProps, 'sender'> {
  readonly sender: BidSender;
  readonly organisation: Viewer['organisation'];
}

/** First whether they may, then how: who is missing something reads what before they type. */
function SignedIn({ state, terms, lot, session, sender, onSignIn, timeUp, day, organisation }: SignedInProps) {
  const { t } = useLanguage();
  const { mayBid, again } = useMayBid(organisation.id, state.followed.auction.id);
  const known = mayBid.kind === 'KNOWN' ? mayBid.answer.eligibility : null;
  const never = known?.reasons.some(({ code }) => code === 'ROLE_MAY_NOT_BID') === true;
  const conditions = (
    <Conditions {...{ mayBid, day }} roles={organisation.roles} required={terms.requiredCredentials} onAgain={again} />
  );
  return (
    <>
      {known?.eligible !== true && conditions}
      {!never && state.followed.auction.status === 'OPEN' && (
        <BidPanel {...{ state, terms, lot, sender, timeUp, onSignIn, session }} />
      )}
      {!never && (
        <p className="m">
          {t.bidAs(organisation.name)}
          {!organisation.verified && <UnverifiedTag />}
        </p>
      )}
      {known?.eligible === true && conditions}
    </>
  );
}

/** A bid that was still under way when the auction ended gets its verdict all the same. */
function LateOutcome({ sender, onSignIn }: { readonly sender: BidSender; readonly onSignIn: () => void }) {
  const bid = useStore(sender);
  return <BidOutcome {...{ bid, sender, onSignIn }} takeMinimum={null} />;
}

function NextAuction() {
  const { t } = useLanguage();
  return (
    <a className="btn blk" href="/next">
      {t.nextAuction}
    </a>
  );
}

/** Is it on the screen? The phone's bar gives way to the real thing. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(entries => setSeen(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: '0px 0px -96px 0px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}
