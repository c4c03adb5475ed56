import { useEffect } from 'react';
import { useLanguage } from '../language/language-context.js';
import type { SessionStore } from '../session/session.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';
import type { Route } from '../shell/route.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import { AuctionSkeleton } from './auction-skeleton.js';
import { LiveAuction } from './live-auction.js';
import { useLoadedAuction } from './use-loaded-auction.js';

interface AuctionPageProps {
  readonly route: Route;
  readonly session: SessionStore;
  readonly onSignIn: () => void;
}

export function AuctionPage({ route, session, onSignIn }: AuctionPageProps) {
  const { language, t } = useLanguage();
  const { loaded, retryNow } = useLoadedAuction(route, language);
  const title = loaded.kind === 'FOUND' ? loaded.found.lot.title : null;
  useEffect(() => {
    document.title = title === null ? t.productName : t.pageTitle(title);
  }, [title, t]);

  switch (loaded.kind) {
    case 'FOUND':
      return <LiveAuction found={loaded.found} session={session} onSignIn={onSignIn} />;
    case 'LOADING':
      return (
        <AuctionSkeleton>
          {loaded.retryAt !== null && (
            <Alert tone="bad" icon="warn" title={t.loadFailed} spoken>
              <p>
                <SecondsUntil localMs={loaded.retryAt}>{t.loadRetry}</SecondsUntil>
              </p>
              <button type="button" className="btn" onClick={retryNow}>
                {t.retryNow}
              </button>
            </Alert>
          )}
        </AuctionSkeleton>
      );
    case 'NONE_OPEN':
      return <Nothing title={t.noAuctionTitle} text={t.noAuctionText} />;
    case 'NOT_FOUND':
      return (
        <Nothing title={t.notFoundTitle} text={t.notFoundText}>
          <a className="btn" href="/">
            {t.toSoonest}
          </a>
        </Nothing>
      );
  }
}

function Nothing({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <main className="page" id="main">
      <section className="p empty">
        <Icon name="empty" />
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </section>
    </main>
  );
}
