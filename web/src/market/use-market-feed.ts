import { useEffect, useRef, useState } from 'react';
import type { Language } from '../language/language.js';
import type { SessionState, SessionStore } from '../session/session.js';
import { MarketFeed } from './market-feed.js';

/** One connection for all rows, as whoever is signed in. Null before the first effect. */
export function useMarketFeed(session: SessionStore, state: SessionState, language: Language): MarketFeed | null {
  const [feed, setFeed] = useState<MarketFeed | null>(null);
  const spoken = useRef(language);
  spoken.current = language;
  useEffect(() => {
    const opened = new MarketFeed(() => void session.load(spoken.current));
    setFeed(opened);
    return () => opened.dispose();
  }, [session]);

  const who = state.kind === 'SIGNED_IN' ? state.viewer.email : state.kind;
  const knownWho = useRef<string>('ASKING');
  useEffect(() => {
    if (feed === null) return;
    // who it is was unknown so far, and the cookie spoke for them already
    if (knownWho.current !== 'ASKING' && knownWho.current !== who) feed.reconnect();
    knownWho.current = who;
  }, [feed, who]);
  return feed;
}
