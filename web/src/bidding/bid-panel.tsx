import { useEffect, useState } from 'react';
import type { Bid } from '../api/bids.js';
import { newId } from '../api/new-id.js';
import type { Lot } from '../auction/lot.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';
import type { SessionStore } from '../session/session.js';
import { Alert } from '../shell/alert.js';
import { useStore } from '../use-store.js';
import { BidForm } from './bid-form.js';
import type { BidSender } from './bid-sender.js';
import { ConfirmBid } from './confirm-bid.js';
import type { Draft } from './draft.js';
import { LimitForm } from './limit-form.js';
import { BidOutcome } from './outcome.js';
import { standingLimit } from './standing-limit.js';

interface BidPanelProps {
  readonly state: FeedState;
  readonly lot: Lot;
  readonly sender: BidSender;
  readonly timeUp: boolean;
  readonly session: SessionStore;
  readonly onSignIn: () => void;
}

/** Type, check, confirm, outcome: one step is shown at a time, and none is taken before the server's answer. */
export function BidPanel({ state, lot, sender, timeUp, session, onSignIn }: BidPanelProps) {
  const { language, t } = useLanguage();
  const bid = useStore(sender);
  const [draft, setDraft] = useState<Draft | null>(null);
  // null: the field follows the minimum
  const [typedPrice, setTypedPrice] = useState<string | null>(null);
  const { auction, increment } = state.followed;
  const { minimumNextPrice: minimum, currentPrice } = auction;
  const limit = standingLimit(auction);
  const paused = state.connection !== 'LIVE';

  useStaleAcceptance(sender, auction.leading);
  const sessionEnded = bid.kind === 'FAILED' && bid.code === 'UNAUTHENTICATED';
  useEffect(() => {
    if (sessionEnded) void session.endedBeforeBid(language);
  }, [sessionEnded, session, language]);

  const takeMinimum = (price: string): void => {
    sender.acknowledge();
    setDraft(null);
    setTypedPrice(formatPrice(price));
  };
  const confirm = ({ pricePerTonne, maxPricePerTonne }: Draft): void => {
    const confirmed: Bid = { bidId: newId(), auctionId: auction.id, pricePerTonne, maxPricePerTonne };
    setDraft(null);
    setTypedPrice(null);
    sender.place(confirmed);
  };
  const check = (checked: Draft): void => {
    sender.acknowledge();
    setDraft(checked);
  };

  if (bid.kind === 'SENDING' || bid.kind === 'UNKNOWN')
    return <BidOutcome {...{ bid, sender, onSignIn, takeMinimum }} />;
  return (
    <>
      <BidOutcome {...{ bid, sender, onSignIn, takeMinimum }} />
      {paused && state.connection !== 'CONNECTING' && (
        <Alert tone="warn" icon="warn">
          {state.connection === 'OFFLINE' ? t.bidsPausedOffline : t.bidsPausedReconnecting}
        </Alert>
      )}
      {draft !== null ? (
        <ConfirmBid
          {...{ draft, lot, minimum, takeMinimum }}
          blocked={paused || timeUp}
          onConfirm={() => confirm(draft)}
          onBack={() => setDraft(null)}
        />
      ) : auction.leading === true && currentPrice !== null && limit !== null ? (
        <LimitForm currentPrice={currentPrice} standing={limit} blocked={paused || timeUp} onChecked={check} />
      ) : (
        <BidForm {...{ minimum, increment, typedPrice, setTypedPrice }} blocked={paused || timeUp} onChecked={check} />
      )}
    </>
  );
}

/** "Accepted" is news only until somebody goes higher. */
function useStaleAcceptance(sender: BidSender, leading: boolean | null): void {
  useEffect(() => {
    const state = sender.get();
    if (leading !== false || state.kind !== 'DECIDED') return;
    if (state.verdict.__typename === 'BidAccepted' && state.verdict.leading === true) sender.acknowledge();
  }, [sender, leading]);
}
