import { useEffect, useRef, useState } from 'react';
import type { Language } from '../language/language.js';
import type { SessionState, SessionStore } from '../session/session.js';
import { DeskLine } from './desk-line.js';

/** One connection for all cells, as whoever is signed in. Null before the first effect. */
export function useDeskLine(session: SessionStore, state: SessionState, language: Language): DeskLine | null {
  const [line, setLine] = useState<DeskLine | null>(null);
  const spoken = useRef(language);
  spoken.current = language;
  useEffect(() => {
    const opened = new DeskLine(() => void session.load(spoken.current));
    setLine(opened);
    return () => opened.dispose();
  }, [session]);

  const who = state.kind === 'SIGNED_IN' ? state.viewer.email : state.kind;
  const knownWho = useRef<string>('ASKING');
  useEffect(() => {
    if (line === null) return;
    // who it is was unknown so far, and the cookie spoke for them already
    if (knownWho.current !== 'ASKING' && knownWho.current !== who) line.reconnect();
    knownWho.current = who;
  }, [line, who]);
  return line;
}
