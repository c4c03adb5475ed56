import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useLanguage } from '../language/language-context.js';
import type { SessionStore } from '../session/session.js';
import { isPostKey, queuedPlace } from './kept-post.js';
import { PostOutbox } from './post-outbox.js';
import { createLot, findAuction, openAuction } from './posting.js';

/** The outbox of this page: it looks again when the network, the session or another window says that something changed. */
export function usePostOutbox(session: SessionStore): PostOutbox {
  const { language } = useLanguage();
  const spoken = useRef(language);
  spoken.current = language;
  const outbox = useMemo(() => {
    const place = queuedPlace();
    return new PostOutbox({
      createLot: input => createLot(input, spoken.current),
      openAuction: opening => openAuction(opening, spoken.current),
      findAuction: id => findAuction(id, spoken.current),
      read: place.read,
      write: place.write,
      online: () => navigator.onLine,
      organisationId: () => {
        const state = session.get();
        return state.kind === 'SIGNED_IN' ? state.viewer.organisation.id : null;
      },
      now: () => Date.now(),
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }, [session]);
  useEffect(() => {
    const wake = () => outbox.wake();
    const follow = ({ key }: StorageEvent) => {
      if (isPostKey(key)) outbox.resume();
    };
    outbox.resume();
    addEventListener('online', wake);
    addEventListener('storage', follow);
    const forget = session.subscribe(wake);
    return () => {
      removeEventListener('online', wake);
      removeEventListener('storage', follow);
      forget();
      outbox.dispose();
    };
  }, [outbox, session]);
  return outbox;
}

/** False only when there is surely no network. */
export const useOnline = (): boolean => useSyncExternalStore(listenToNetwork, () => navigator.onLine);

function listenToNetwork(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
