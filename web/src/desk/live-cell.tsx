import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { newId } from '../api/new-id.js';
import { useServerTime } from '../auction/use-server-time.js';
import type { BidSender, BidState } from '../bidding/bid-sender.js';
import { BidOutcome } from '../bidding/outcome.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { SessionState, SessionStore } from '../session/session.js';
import { useStore } from '../use-store.js';
import { bidWay } from './bid-way.js';
import { CellBid } from './cell-bid.js';
import { CellHead } from './cell-head.js';
import { CellPrice } from './cell-price.js';
import { CellStanding } from './cell-standing.js';
import { CellTrouble } from './cell-trouble.js';
import { words } from './desk.words.js';
import type { DeskEvent } from './desk-machine.js';
import type { DeskParts } from './desk-parts.js';
import { KeyCap } from './key-cap.js';
import { LastBids } from './last-bids.js';
import type { DeskAuction } from './load-desk.js';
import { newSender } from './new-sender.js';
import { SpokenPrice } from './spoken-price.js';
import { useEligibility } from './use-eligibility.js';
import type { WatchedAuction } from './watched-auction.js';

interface LiveCellProps {
  readonly found: DeskAuction;
  readonly watched: WatchedAuction;
  readonly place: number;
  readonly parts: DeskParts;
}

/** One auction from its head to the bid. It is drawn again when its own auction, its own draft or its own clock changes. */
export function LiveCell({ found, watched, place, parts }: LiveCellProps) {
  const { lot, raises, startPrice } = found;
  const { id } = found.auction;
  const { drafts, session, onSignIn, onRemove } = parts;
  const { language, t } = useLanguage();
  const w = useWords(words);
  const state = useStore(watched);
  const who = useStore(session);
  const organisationId = organisationOf(who);
  const time = useServerTime(state);
  const { sender, bid } = useSender(organisationId, id, session);
  const eligibility = useEligibility(organisationId, id, language);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.of(id));
  const section = useRef<HTMLElement>(null);
  const undecided = bid.kind === 'SENDING' || bid.kind === 'UNKNOWN';
  const { auction } = state.followed;
  useStaleAcceptance(sender, auction.leading);

  const way = bidWay({
    auction,
    raises,
    connection: state.connection,
    timeUp: time.countdown.kind === 'TIME_UP',
    viewer:
      who.kind === 'ASKING'
        ? 'ASKING'
        : organisationId === null
          ? 'ANONYMOUS'
          : lot.seller?.id === organisationId
            ? 'SELLER'
            : 'BIDDER',
    eligible: eligibility?.eligible !== false,
    undecided,
  });
  const latest = useRef({ way, undecided });
  latest.current = { way, undecided };

  const limitWanted = useRef(false);
  const limitOpen = draft.typedLimit !== null && draft.checked === null;
  useEffect(() => {
    if (!limitOpen || !limitWanted.current) return;
    limitWanted.current = false;
    const field = section.current?.querySelector<HTMLInputElement>('.limit input');
    field?.focus();
    field?.select();
  }, [limitOpen]);

  const act = useCallback(
    (event: DeskEvent): void => {
      if (event.kind === 'OPEN_LIMIT') limitWanted.current = true;
      if (event.kind === 'CHECK' || event.kind === 'ENTER' || event.kind === 'TAKE_PRICE') sender?.acknowledge();
      const confirmed = drafts.do(id, event);
      if (confirmed === null || sender === null) return;
      const { pricePerTonne, maxPricePerTonne } = confirmed;
      sender.place({ bidId: newId(), auctionId: id, pricePerTonne, maxPricePerTonne });
    },
    [drafts, id, sender],
  );
  /** Of something that goes away when it is pressed: the focus stays in the cell, so that the keys go on there. */
  const press = useCallback(
    (event: DeskEvent): void => {
      section.current?.focus({ preventScroll: true });
      act(event);
    },
    [act],
  );
  const { book } = parts;
  useEffect(
    () =>
      book.enter(id, { lot, watched, act, way: () => latest.current.way, undecided: () => latest.current.undecided }),
    [book, id, lot, watched, act],
  );

  const stale = state.connection === 'RECONNECTING' || state.connection === 'OFFLINE';
  return (
    <section className="p cell" tabIndex={-1} ref={section} data-cell={id} aria-label={w.cell(place, lot.title)}>
      <CellHead {...{ lot, auction, time, place, undecided }} onRemove={() => onRemove(id)} />
      <div className="bdy">
        <CellPrice {...{ state, startPrice, stale }} />
        <CellStanding auction={auction} own={lot.seller?.id === organisationId && organisationId !== null} bid={bid}>
          {way.kind === 'PRICE' && way.takesLimit && draft.typedLimit === null && draft.checked === null && (
            <button type="button" className="btn q sm" onClick={() => act({ kind: 'OPEN_LIMIT', way })}>
              {w.proxy} <KeyCap>P</KeyCap>
            </button>
          )}
        </CellStanding>
        <LastBids state={state} />
        <CellTrouble {...{ state, way, eligibility }} />
        {sender !== null && (
          <BidOutcome
            {...{ bid, sender, onSignIn }}
            takeMinimum={auction.status === 'OPEN' ? price => press({ kind: 'TAKE_PRICE', price }) : null}
          />
        )}
      </div>
      <CellBid {...{ way, draft, lot, act, press, onSignIn, state }} />
      <SpokenPrice title={lot.title} price={auction.currentPrice} section={section} />
      <span className="vh" role="status">
        {draft.checked !== null && way.kind !== 'NONE' && `${t.confirmTitle}${t.stop}${w.confirmKeys}`}
      </span>
    </section>
  );
}

const organisationOf = (who: SessionState): string | null =>
  who.kind === 'SIGNED_IN' ? who.viewer.organisation.id : null;

const IDLE: BidState = { kind: 'IDLE' };
const NEVER = (): (() => void) => () => undefined;

/** The one who sends this cell's bids, and how far the last one is. It takes up what an earlier page left undecided. */
function useSender(
  organisationId: string | null,
  auctionId: string,
  session: SessionStore,
): { readonly sender: BidSender | null; readonly bid: BidState } {
  const { language } = useLanguage();
  const spoken = useRef(language);
  spoken.current = language;
  const sender = useMemo(
    () => (organisationId === null ? null : newSender(organisationId, auctionId, () => spoken.current)),
    [organisationId, auctionId],
  );
  useEffect(() => {
    sender?.resume();
    return () => sender?.dispose();
  }, [sender]);
  const bid = useSyncExternalStore(sender?.subscribe ?? NEVER, () => sender?.get() ?? IDLE);
  const sessionEnded = bid.kind === 'FAILED' && bid.code === 'UNAUTHENTICATED';
  useEffect(() => {
    if (sessionEnded) void session.endedBeforeBid(spoken.current);
  }, [sessionEnded, session]);
  return { sender, bid };
}

/** "Accepted" is news only until somebody goes higher. */
function useStaleAcceptance(sender: BidSender | null, leading: boolean | null): void {
  useEffect(() => {
    const state = sender?.get();
    if (leading !== false || state?.kind !== 'DECIDED') return;
    if (state.verdict.__typename === 'BidAccepted' && state.verdict.leading === true) sender?.acknowledge();
  }, [sender, leading]);
}
