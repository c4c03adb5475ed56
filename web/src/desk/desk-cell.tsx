import { memo, useEffect, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import { words } from './desk.words.js';
import type { DeskParts } from './desk-parts.js';
import { LiveCell } from './live-cell.js';
import type { DeskAuction } from './load-desk.js';
import { useDeskAuction } from './use-desk-auction.js';
import type { WatchedAuction } from './watched-auction.js';

interface DeskCellProps {
  readonly auctionId: string;
  /** 1 to 6: the key that leads here */
  readonly place: number;
  readonly parts: DeskParts;
}

/** One auction of the desk. What it lacks it says and asks for by itself; the other cells do not wait. */
export const DeskCell = memo(function DeskCell({ auctionId, place, parts }: DeskCellProps) {
  const { language } = useLanguage();
  const { loaded, retryNow } = useDeskAuction(auctionId, language);
  switch (loaded.kind) {
    case 'FOUND':
      return <FollowedCell found={loaded.found} place={place} parts={parts} />;
    case 'LOADING':
      return <LoadingCell {...{ auctionId, place, parts, retryNow }} retryAt={loaded.retryAt} />;
    case 'NOT_FOUND':
      return <MissingCell {...{ auctionId, place, parts }} />;
  }
});

interface FollowedCellProps {
  readonly found: DeskAuction;
  readonly place: number;
  readonly parts: DeskParts;
}

function FollowedCell({ found, place, parts }: FollowedCellProps) {
  const { line, news } = parts;
  const [watched, setWatched] = useState<WatchedAuction | null>(null);
  useEffect(() => {
    const opened = line.follow(found);
    const stopNews = news.follow(opened, found.lot.title);
    setWatched(opened);
    return () => {
      stopNews();
      line.leave(found.auction.id, opened);
    };
  }, [line, news, found]);
  if (watched === null) return <section className="p cell" aria-busy="true" />;
  return <LiveCell key={found.auction.id} {...{ found, watched, place, parts }} />;
}

interface LoadingCellProps extends DeskCellProps {
  readonly retryAt: number | null;
  readonly retryNow: () => void;
}

function LoadingCell({ auctionId, place, parts, retryAt, retryNow }: LoadingCellProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  return (
    <section
      className="p cell"
      tabIndex={-1}
      data-cell={auctionId}
      aria-label={w.cell(place, t.loading)}
      aria-busy={retryAt === null}
    >
      <div className="ch1">
        <span className="keyn" aria-hidden="true">
          {place}
        </span>
        <span className="f1">
          <span className="sk bar" />
        </span>
      </div>
      <div className="bdy one">
        {retryAt === null ? (
          <span className="sk block" />
        ) : (
          <Alert tone="bad" icon="warn" title={w.loadFailed} spoken>
            <p>
              <SecondsUntil localMs={retryAt}>{t.loadRetry}</SecondsUntil> {w.otherCellsFine}
            </p>
          </Alert>
        )}
      </div>
      <div className="ft">
        <button type="button" className="btn" disabled={retryAt === null} onClick={retryNow}>
          {t.retryNow}
        </button>
        <button type="button" className="btn" onClick={() => parts.onRemove(auctionId)}>
          {w.takeOff}
        </button>
      </div>
    </section>
  );
}

function MissingCell({ auctionId, place, parts }: DeskCellProps) {
  const w = useWords(words);
  return (
    <section className="p cell" tabIndex={-1} data-cell={auctionId} aria-label={w.cell(place, w.notFound)}>
      <div className="ch1">
        <span className="keyn" aria-hidden="true">
          {place}
        </span>
        <b className="f1">{w.notFound}</b>
      </div>
      <div className="bdy one">
        <p className="t2">{w.notFoundText}</p>
        <p className="m code">{auctionId}</p>
      </div>
      <div className="ft">
        <button type="button" className="btn" onClick={() => parts.onRemove(auctionId)}>
          {w.takeOff}
        </button>
      </div>
    </section>
  );
}
