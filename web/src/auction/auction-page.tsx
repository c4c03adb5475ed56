import { useEffect, useMemo } from 'react';
import { useLanguage } from '../language/language-context.js';
import { Link } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import type { PageProps } from '../shell/page.js';
import { routeOf } from '../shell/route.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import { AuctionSkeleton } from './auction-skeleton.js';
import { LiveAuction } from './live-auction.js';
import { Nothing } from './nothing.js';
import { useLoadedAuction } from './use-loaded-auction.js';

export default function AuctionPage({ session, onSignIn, parameters: [id] }: PageProps) {
  const route = useMemo(() => routeOf(id), [id]);
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
          <Link className="btn" to="/next">
            {t.toSoonest}
          </Link>
        </Nothing>
      );
  }
}
