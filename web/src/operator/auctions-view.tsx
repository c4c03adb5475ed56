import { useEffect, useState } from 'react';
import { credentialWords } from '../credentials/credential.words.js';
import { clockTime, shortDateTime } from '../format/clock-time.js';
import { countdown } from '../format/countdown.js';
import { formatTonnes } from '../format/mass.js';
import { formatPrice } from '../format/price.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link, useAddress } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { LoadFailed } from '../shell/load-failed.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { type AuctionSelection, loadAuctions, type OverseenAuction } from './auctions.js';
import { CancelDialog } from './cancel-dialog.js';
import { ListSkeleton } from './list-skeleton.js';
import { More } from './more.js';
import { operatorWords } from './operator.words.js';
import { usePages } from './use-pages.js';

interface AuctionsProps {
  readonly onSignIn: () => void;
  readonly onDone: (said: string) => void;
}

/** Auctions with what an operator may do about them: cancel, with a reason. */
export function Auctions({ onSignIn, onDone }: AuctionsProps) {
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const show: AuctionSelection = useAddress().query.get('show') === 'ended' ? 'ended' : 'live';
  const pages = usePages((after, language) => loadAuctions(show, after, language), show);
  const { loaded, again } = pages;
  /** what the server answered to a cancellation, in place of the row that was loaded */
  const [changed, setChanged] = useState<ReadonlyMap<string, OverseenAuction>>(new Map());
  const [cancelling, setCancelling] = useState<OverseenAuction | null>(null);
  const now = useSeconds();
  const page = loaded.kind === 'LOADED' ? loaded.data : null;
  const auctions = page?.nodes.map(auction => changed.get(auction.id) ?? auction) ?? [];
  const first = auctions[0];
  return (
    <>
      <div className="row bar">
        <nav className="seg" aria-label={words.tabs.auctions}>
          {(['live', 'ended'] as const).map(name => (
            <Link
              key={name}
              to={name === 'live' ? '/operator/auctions' : '/operator/auctions?show=ended'}
              current={name === show}
            >
              {words[name]}
            </Link>
          ))}
        </nav>
        <span className="f1" />
        {first !== undefined && <span className="m">{words.asOf(clockTime(first.serverTime))}</span>}
        <button
          type="button"
          className="btn"
          onClick={() => {
            setChanged(new Map());
            again();
          }}
        >
          {shared.refresh}
        </button>
      </div>
      {loaded.kind === 'FAILED' && <LoadFailed title={shared.loadFailed} message={loaded.message} onRetry={again} />}
      {loaded.kind === 'LOADING' && <ListSkeleton />}
      {page !== null && first === undefined && (
        <section className="p empty">
          <Icon name="empty" />
          <h2>{show === 'live' ? words.noLive : words.noEnded}</h2>
          <p>{show === 'live' ? words.noLiveText : words.noEndedText}</p>
        </section>
      )}
      {page !== null && first !== undefined && (
        <section className="p" aria-label={words[show]}>
          <table className="aucs">
            <thead>
              <tr>
                <th>{words.lot}</th>
                <th>{words.seller}</th>
                <th>{words.state}</th>
                <th className="r">{words.price}</th>
                <th className="r">{words.bids}</th>
                <th className="r">{words.closesIn}</th>
                <th>
                  <span className="vh">{words.act}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {auctions.map(auction => (
                <Row key={auction.id} auction={auction} now={now} onCancel={() => setCancelling(auction)} />
              ))}
            </tbody>
          </table>
          <More pages={pages} />
        </section>
      )}
      {cancelling !== null && (
        <CancelDialog
          auction={cancelling}
          onClose={() => setCancelling(null)}
          onCancelled={auction => {
            setChanged(new Map([...changed, [auction.id, auction]]));
            onDone(words.cancelled(auction.lot.title));
          }}
          onSignIn={onSignIn}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly auction: OverseenAuction;
  /** performance.now() of the last full second */
  readonly now: number;
  readonly onCancel: () => void;
}

function Row({ auction, now, onCancel }: RowProps) {
  const { language, t } = useLanguage();
  const words = useWords(operatorWords);
  const { lot, status } = auction;
  const running = status === 'OPEN' || status === 'SCHEDULED';
  const state = stateOf(auction);
  const hidden = auction.format === 'SEALED_FIRST_PRICE' && status !== 'CLOSED';
  return (
    <tr>
      <th scope="row">
        <Link to={`/auctions/${auction.id}`}>{lot.title}</Link>
        <span className="m line">
          {formatTonnes(lot.massKg)} {t.tonnes} · {provinceName(lot.region, language)} · {words.formats[auction.format]}
        </span>
      </th>
      <td data-label={words.seller}>
        <span>
          {lot.seller === null ? t.privateSeller : lot.seller.name}
          {lot.seller?.verified === false && <UnverifiedTag />}
        </span>
      </td>
      <td data-label={words.state}>
        <span className={`tag st-tag ${TONES[state]}`}>{words.states[state]}</span>
      </td>
      <td className="r" data-label={words.price}>
        {hidden ? (
          t.hiddenUntilOpening
        ) : auction.currentPrice === null ? (
          <span className="m">
            {words.startPrice(formatPrice(auction.startPrice))} {t.cnyPerTonne}
          </span>
        ) : (
          <span className="n b">
            {formatPrice(auction.currentPrice)}
            <span className="u">{t.cnyPerTonne}</span>
          </span>
        )}
      </td>
      <td className="r n" data-label={words.bids}>
        {auction.bidCount === null ? t.hiddenUntilOpening : words.bidsOf(auction.bidCount)}
      </td>
      <td className="r" data-label={words.closesIn}>
        <Remaining auction={auction} now={now} />
      </td>
      <td className="r act">
        {running && (
          <button type="button" className="btn" onClick={onCancel}>
            {words.cancel}
            <span className="vh"> · {lot.title}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

function Remaining({ auction, now }: { readonly auction: OverseenAuction; readonly now: number }) {
  const { t } = useLanguage();
  const words = useWords(operatorWords);
  const { status, opensAt, closesAt } = auction;
  if (status === 'SCHEDULED') return <span className="n">{words.opensAt(shortDateTime(opensAt))}</span>;
  if (status === 'CANCELLED') return <span className="n t3">{words.wouldClose(shortDateTime(closesAt))}</span>;
  if (status !== 'OPEN') return <span className="n t3">{words.closedAt(shortDateTime(closesAt))}</span>;
  const left = countdown(closesAt - serverNow(auction, now));
  switch (left.kind) {
    case 'DAYS':
      return <span className="n">{t.daysHours(left.days, left.hours)}</span>;
    case 'CLOCK':
      return <span className={left.soon ? 'n c-warn b' : 'n'}>{left.text}</span>;
    case 'TIME_UP':
      return <span className="c-warn">{t.timeUp}</span>;
  }
}

type State = 'OPEN' | 'SCHEDULED' | 'SOLD' | 'PASSED_IN' | 'CANCELLED' | 'CLOSED';
const stateOf = ({ status, outcome }: OverseenAuction): State => (status === 'CLOSED' ? (outcome ?? 'CLOSED') : status);
const TONES: Readonly<Record<State, string>> = {
  OPEN: 'ok',
  SCHEDULED: '',
  SOLD: 'ok',
  PASSED_IN: '',
  CANCELLED: 'bad',
  CLOSED: '',
};

/** Only the server's clock counts. */
const serverNow = ({ clockOffsetMs }: OverseenAuction, now: number): number => now + clockOffsetMs;

const SECOND_MS = 1_000;

/** performance.now(), looked at again every second. */
function useSeconds(): number {
  const [at, setAt] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setAt(performance.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return at;
}
