import { memo, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Auction } from '../auction/auction.js';
import { usePriceChange } from '../auction/use-price-change.js';
import { AddToDesk } from '../desk/add-to-desk.js';
import { shortDateTime } from '../format/clock-time.js';
import { formatTonnes } from '../format/mass.js';
import { formatPrice } from '../format/price.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { GradeStamp } from './grade-stamp.js';
import type { MarketAuction, MarketLot } from './lots.js';
import { words } from './market.words.js';
import type { MarketFeed } from './market-feed.js';
import { RemainingTime } from './remaining-time.js';
import type { SecondTicker } from './second-ticker.js';

interface LotRowProps {
  readonly lot: MarketLot;
  readonly feed: MarketFeed;
  readonly ticker: SecondTicker;
  /** the viewer's organisation; null: nobody is signed in */
  readonly organisationId: string | null;
  /** tells which rows are in sight; returns how to stop */
  readonly track: (row: Element, auctionId: string) => () => void;
  readonly onOutbid: (title: string) => void;
}

/** One lot of the market. It is drawn again when its own auction changes, not when another one does. */
export const LotRow = memo(function LotRow(props: LotRowProps) {
  const { lot, feed, track, onOutbid } = props;
  const loaded = lot.auction;
  const auctionId = loaded?.id ?? null;
  const auction = useSyncExternalStore(
    useCallback(
      (changed: () => void) => (auctionId === null ? () => undefined : feed.subscribeTo(auctionId, changed)),
      [feed, auctionId],
    ),
    () => (auctionId === null ? null : (feed.auction(auctionId) ?? loaded)),
  );
  const row = useRef<HTMLTableRowElement>(null);
  const over = loaded === null || loaded.status === 'CLOSED' || loaded.status === 'CANCELLED';
  useEffect(() => {
    if (row.current !== null && auctionId !== null && !over) return track(row.current, auctionId);
  }, [auctionId, over, track]);

  const led = useRef(auction?.leading ?? null);
  useEffect(() => {
    const now = auction?.leading ?? null;
    if (led.current === true && now === false) onOutbid(lot.title);
    led.current = now;
  }, [auction?.leading, lot.title, onOutbid]);

  const change = usePriceChange(auction?.currentPrice ?? null);
  return (
    <tr ref={row} className={change === null ? undefined : 'hot'}>
      <TitleCell lot={lot} auctionId={auctionId} forDesk={mayGoToDesk(lot, over, props.organisationId)} />
      <OriginCell lot={lot} />
      <MassCell lot={lot} />
      <PlaceCell lot={lot} />
      <PriceCell lot={lot} auction={auction} start={loaded?.startPrice ?? null} change={change} />
      <BidsCell auction={auction} />
      <ClosesCell auction={auction} feed={props.feed} ticker={props.ticker} />
      <StateCell lot={lot} auction={auction} organisationId={props.organisationId} />
    </tr>
  );
});

interface LotCell {
  readonly lot: MarketLot;
}

/** Somebody who is signed in may want to bid in it, or watch it, beside others. */
const mayGoToDesk = (lot: MarketLot, over: boolean, organisationId: string | null): boolean =>
  !over && organisationId !== null && lot.sellerId !== organisationId;

interface TitleCellProps extends LotCell {
  readonly auctionId: string | null;
  readonly forDesk: boolean;
}

function TitleCell({ lot, auctionId, forDesk }: TitleCellProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  return (
    <td className="c-lot">
      {auctionId === null ? (
        <span className="title" title={lot.title}>
          {lot.title}
        </span>
      ) : (
        <Link className="title" to={`/auctions/${auctionId}`}>
          {lot.title}
        </Link>
      )}
      <span className="sub">
        <GradeStamp standard={lot.grade.standard} code={lot.grade.code} />
        <span className="name">{language === 'en' ? lot.grade.en : lot.grade.zh}</span>
        {lot.declaredDeviations.length > 0 && (
          <span className="dev">
            <Icon name="warn" className="s" />
            {w.deviation}
          </span>
        )}
        {forDesk && auctionId !== null && <AddToDesk auctionId={auctionId} title={lot.title} />}
      </span>
    </td>
  );
}

/** Filled: post-consumer; hollow: pre-consumer; dashed: unknown. The word stands beside it. */
function OriginCell({ lot }: LotCell) {
  const w = useWords(words);
  return (
    <td className="c-origin">
      <span className="orig">
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <circle cx="5" cy="5" r="4" className={`o-${lot.origin}`} />
        </svg>
        {w.origins[lot.origin]}
      </span>
    </td>
  );
}

function MassCell({ lot }: LotCell) {
  const { t } = useLanguage();
  return (
    <td className="c-mass r">
      <span className="n b">
        {formatTonnes(lot.massKg)}
        <span className="u">{t.tonnes}</span>
      </span>
    </td>
  );
}

function PlaceCell({ lot }: LotCell) {
  const { language } = useLanguage();
  return <td className="c-place t2">{provinceName(lot.region, language)}</td>;
}

interface PriceCellProps extends LotCell {
  readonly auction: Auction | MarketAuction | null;
  readonly start: string | null;
  readonly change: ReturnType<typeof usePriceChange>;
}

function PriceCell({ lot, auction, start, change }: PriceCellProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  if (auction === null || start === null)
    return (
      <td className="c-price r">
        <span className="t3">—</span>
        <span className="note">{w.taxes[lot.taxMode]}</span>
      </td>
    );
  if (auction.format === 'SEALED_FIRST_PRICE' && (auction.status === 'OPEN' || auction.status === 'SCHEDULED'))
    return (
      <td className="c-price r">
        <span className="px t2">{w.hidden}</span>
        <span className="note">{w.opensAtClose}</span>
      </td>
    );
  const { currentPrice } = auction;
  const first = currentPrice === null ? `${w.startPrice} · ` : auction.format === 'DUTCH' ? `${w.clockPrice} · ` : '';
  return (
    <td className="c-price r">
      <span className={currentPrice === null ? 'n px none' : 'n px'}>
        {formatPrice(currentPrice ?? start)}
        <span className="u">{t.cnyPerTonne}</span>
      </span>
      {change !== null && change.text !== '' ? (
        <span className={`note delta ${change.up ? 'up' : 'down'}`}>
          {change.text} {t.cnyPerTonne}
        </span>
      ) : (
        <span className="note">
          {first}
          {w.taxes[lot.taxMode]}
        </span>
      )}
    </td>
  );
}

function BidsCell({ auction }: { readonly auction: Auction | null }) {
  const w = useWords(words);
  if (auction === null) return <td className="c-bids r t3">—</td>;
  const { bidCount, reserveMet } = auction;
  if (bidCount === null) return <td className="c-bids r t3">{w.hiddenBids}</td>;
  return (
    <td className="c-bids r">
      <span className={bidCount === 0 ? 't3' : undefined}>{bidCount === 0 ? w.noBids : w.bids(bidCount)}</span>
      {bidCount > 0 && reserveMet !== null && (
        <span className={reserveMet ? 'note c-ok' : 'note'}>{reserveMet ? w.reserveMet : w.reserveNotMet}</span>
      )}
    </td>
  );
}

interface ClosesCellProps {
  readonly auction: Auction | null;
  readonly feed: MarketFeed;
  readonly ticker: SecondTicker;
}

function ClosesCell({ auction, feed, ticker }: ClosesCellProps) {
  const w = useWords(words);
  if (auction === null) return <td className="c-closes r t3">—</td>;
  switch (auction.status) {
    case 'OPEN':
      return (
        <td className="c-closes r">
          <RemainingTime until={auction.closesAt} feed={feed} ticker={ticker} warns />
          <span className="vh"> {w.closesIn}</span>
        </td>
      );
    case 'SCHEDULED':
      return (
        <td className="c-closes r">
          <RemainingTime until={auction.opensAt} feed={feed} ticker={ticker} />
          <span className="note">{w.opensIn}</span>
        </td>
      );
    case 'CLOSED':
    case 'CANCELLED':
      return <td className="c-closes r t3 m">{w.ended(shortDateTime(auction.closesAt))}</td>;
  }
}

interface StateCellProps extends LotCell {
  readonly auction: Auction | null;
  readonly organisationId: string | null;
}

function StateCell({ lot, auction, organisationId }: StateCellProps) {
  const w = useWords(words);
  const own = organisationId !== null && lot.sellerId === organisationId;
  if (auction === null)
    return (
      <td className="c-state t3">
        <span className="me">{own ? `${w.ownLot} · ${w.noAuction}` : w.noAuction}</span>
      </td>
    );
  if (auction.status !== 'OPEN') return <EndedState auction={auction} />;
  if (own) return <td className="c-state t2">{w.ownLot}</td>;
  if (auction.leading === true)
    return (
      <td className="c-state">
        <span className="me c-ok b">
          <Icon name="check" className="s" />
          {w.youLead}
        </span>
      </td>
    );
  if (auction.format === 'SEALED_FIRST_PRICE')
    return (
      <td className="c-state">
        <span className="me t2">
          <Icon name="lock" className="s" />
          {auction.myBid === null ? w.sealed : w.youBid}
        </span>
      </td>
    );
  if (auction.leading === false)
    return (
      <td className="c-state">
        <span className="me c-bad b">
          <Icon name="down" className="s" />
          {w.outbid}
        </span>
      </td>
    );
  return (
    <td className="c-state">
      <span className="me t2">{auction.format === 'DUTCH' ? w.dutch : w.open}</span>
    </td>
  );
}

function EndedState({ auction }: { readonly auction: Auction }) {
  const w = useWords(words);
  const { status, outcome } = auction;
  if (status === 'SCHEDULED')
    return (
      <td className="c-state">
        <span className="me t2">{w.opens(shortDateTime(auction.opensAt))}</span>
      </td>
    );
  const name =
    status === 'CANCELLED'
      ? w.cancelled
      : outcome === null
        ? w.closedChecking
        : outcome === 'SOLD'
          ? w.sold
          : w.passedIn;
  return (
    <td className="c-state">
      <span className={outcome === 'SOLD' ? 'me b' : 'me t2'}>
        {outcome === 'SOLD' && <Icon name="check" className="s" />}
        {name}
      </span>
    </td>
  );
}
