import { useEffect, useRef, useState } from 'react';
import type { Lot } from '../auction/lot.js';
import { useServerTime } from '../auction/use-server-time.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';
import type { SessionStore } from '../session/session.js';
import { Alert } from '../shell/alert.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { useStore } from '../use-store.js';
import { BidBar } from './bid-bar.js';
import { BidPanel } from './bid-panel.js';
import type { BidSender } from './bid-sender.js';
import { ConnectionBar } from './connection-bar.js';
import { Hero } from './hero.js';
import { Minimum } from './minimum.js';
import { BidOutcome } from './outcome.js';
import { Position } from './position.js';
import { Spoken } from './spoken.js';

interface DeskProps {
  readonly state: FeedState;
  readonly lot: Lot;
  readonly session: SessionStore;
  /** null while nobody is signed in */
  readonly sender: BidSender | null;
  readonly onSignIn: () => void;
}

/** Price and time, my position, and the way to bid: from top to bottom what one has to know before one acts. */
export function Desk({ state, lot, session, sender, onSignIn }: DeskProps) {
  const time = useServerTime(state);
  const place = useRef<HTMLDivElement>(null);
  const placeSeen = useSeen(place);
  const who = useStore(session);
  const own = who.kind === 'SIGNED_IN' && lot.seller?.id === who.viewer.organisation.id;
  const open = state.followed.auction.status === 'OPEN';
  return (
    <section className="p desk">
      <ConnectionBar state={state} time={time} />
      <Hero state={state} lot={lot} time={time} />
      <div className="pb col" ref={place} id="bid" tabIndex={-1}>
        <Position state={state} />
        {open && state.followed.auction.format === 'ENGLISH' && (
          <Minimum minimum={state.followed.auction.minimumNextPrice} />
        )}
        {open && <MayBid {...{ state, lot, session, sender, onSignIn }} timeUp={time.countdown.kind === 'TIME_UP'} />}
        {!open && sender !== null && <LateOutcome sender={sender} onSignIn={onSignIn} />}
        {!open && state.followed.auction.status !== 'SCHEDULED' && <NextAuction />}
      </div>
      <Spoken state={state} time={time} />
      {open && !placeSeen && !own && (
        <BidBar state={state} time={time} signedIn={sender !== null} onSignIn={onSignIn} />
      )}
    </section>
  );
}

function MayBid({ state, lot, session, sender, onSignIn, timeUp }: DeskProps & { readonly timeUp: boolean }) {
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
  if (state.followed.auction.format !== 'ENGLISH') {
    return (
      <Alert tone="warn" icon="info">
        {t.onlyEnglishFormat}
      </Alert>
    );
  }
  return (
    <>
      <BidPanel {...{ state, lot, sender, timeUp, onSignIn }} session={session} />
      <p className="m">
        {t.bidAs(organisation.name)}
        {!organisation.verified && <UnverifiedTag />}
      </p>
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
