import { useEffect, useRef, useState } from 'react';
import type { Language } from '../language/language.js';
import { AuctionFeed } from '../live/auction-feed.js';
import type { SessionState, SessionStore } from '../session/session.js';
import type { Auction } from './auction.js';

/** The live feed of an auction, connected as whoever is signed in. Null before the first effect. */
export function useAuctionFeed(
  auction: Auction,
  session: SessionStore,
  state: SessionState,
  language: Language,
): AuctionFeed | null {
  const [feed, setFeed] = useState<AuctionFeed | null>(null);
  const spoken = useRef(language);
  spoken.current = language;
  useEffect(() => {
    const opened = new AuctionFeed(auction, () => void session.load(spoken.current));
    setFeed(opened);
    return () => opened.dispose();
  }, [auction, session]);

  const who = state.kind === 'SIGNED_IN' ? state.viewer.email : state.kind;
  const knownWho = useRef<string>('ASKING');
  useEffect(() => {
    if (feed === null) return;
    feed.setBidder(who !== 'ANONYMOUS' && who !== 'ASKING');
    // who it is was unknown so far, and the cookie spoke for them already
    if (knownWho.current !== 'ASKING' && knownWho.current !== who) feed.reconnect();
    knownWho.current = who;
  }, [feed, who]);
  return feed;
}
