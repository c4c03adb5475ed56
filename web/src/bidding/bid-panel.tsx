import { memo, useEffect, useState } from 'react';
import type { Bid } from '../api/bids.js';
import { newId } from '../api/new-id.js';
import type { Lot } from '../auction/lot.js';
import { leastRaise, nextMinimum, type PublicTerms } from '../auction/terms.js';
import { decimalOf, fenOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import type { SessionStore } from '../session/session.js';
import { Alert } from '../shell/alert.js';
import { useStore } from '../use-store.js';
import { BidForm } from './bid-form.js';
import type { BidSender } from './bid-sender.js';
import { words } from './bidding.words.js';
import { ConfirmBid } from './confirm-bid.js';
import { CloseBecomes } from './consequences.js';
import type { Draft } from './draft.js';
import { DutchForm } from './dutch-form.js';
import { LimitForm } from './limit-form.js';
import { BidOutcome } from './outcome.js';
import { SealedForm } from './sealed-form.js';
import { standingLimit } from './standing-limit.js';

interface BidPanelProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly lot: Lot;
  readonly sender: BidSender;
  readonly timeUp: boolean;
  readonly session: SessionStore;
  readonly onSignIn: () => void;
}

/** Type, check, confirm, outcome: one step is shown at a time, and none is taken before the server's answer. */
export const BidPanel = memo(function BidPanel(props: BidPanelProps) {
  const { state, terms, lot, sender, timeUp, session, onSignIn } = props;
  const { language, t } = useLanguage();
  const bid = useStore(sender);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { auction } = state.followed;
  const minimumFen = nextMinimum(terms, auction);
  const minimum = minimumFen === null ? null : decimalOf(minimumFen);
  const paused = state.connection !== 'LIVE';
  const blocked = paused || timeUp;
  // null: the field follows the minimum
  const [typedPrice, setTypedPrice] = useState<string | null>(null);

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
  const outcome = <BidOutcome {...{ bid, sender, onSignIn, takeMinimum }} format={terms.format} />;

  if (bid.kind === 'SENDING' || bid.kind === 'UNKNOWN') return outcome;
  return (
    <>
      {outcome}
      {paused && state.connection !== 'CONNECTING' && (
        <Alert tone="warn" icon="warn">
          {state.connection === 'OFFLINE' ? t.bidsPausedOffline : t.bidsPausedReconnecting}
        </Alert>
      )}
      {draft === null ? (
        <FirstStep
          {...{ state, terms, lot, minimum, typedPrice, setTypedPrice, blocked }}
          increment={leastRaise(terms, auction.currentPrice === null ? terms.startPrice : fenOf(auction.currentPrice))}
          onChecked={check}
        />
      ) : (
        <SecondStep
          {...{ state, terms, lot, minimum, draft, blocked, takeMinimum }}
          onConfirm={() => confirm(draft)}
          onBack={() => setDraft(null)}
        />
      )}
    </>
  );
});

interface FirstStepProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly lot: Lot;
  readonly minimum: string | null;
  readonly increment: bigint;
  readonly typedPrice: string | null;
  readonly setTypedPrice: (typed: string | null) => void;
  readonly blocked: boolean;
  readonly onChecked: (draft: Draft) => void;
}

/** The way to say a price, which each format has of its own. */
function FirstStep(props: FirstStepProps) {
  const { state, terms, lot, minimum, increment, typedPrice, setTypedPrice, blocked, onChecked } = props;
  const { auction } = state.followed;
  switch (terms.format) {
    case 'SEALED_FIRST_PRICE':
      return <SealedForm {...{ lot, minimum, blocked, onChecked }} standing={auction.myBid?.pricePerTonne ?? null} />;
    case 'DUTCH':
      return <DutchForm {...{ lot, blocked, onChecked }} clock={minimum} />;
    case 'ENGLISH': {
      const limit = standingLimit(auction);
      return auction.leading === true && auction.currentPrice !== null && limit !== null ? (
        <LimitForm currentPrice={auction.currentPrice} standing={limit} {...{ blocked, onChecked }} />
      ) : (
        <BidForm
          {...{ lot, minimum, increment, typedPrice, setTypedPrice, blocked, onChecked }}
          opening={auction.currentPrice === null}
        />
      );
    }
  }
}

interface SecondStepProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
  readonly lot: Lot;
  readonly minimum: string | null;
  readonly draft: Draft;
  readonly blocked: boolean;
  readonly takeMinimum: (price: string) => void;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

function SecondStep({ state, terms, ...confirmation }: SecondStepProps) {
  const w = useWords(words);
  const { minimum, draft } = confirmation;
  const price = formatPrice(draft.pricePerTonne);
  switch (terms.format) {
    case 'SEALED_FIRST_PRICE':
      return (
        <ConfirmBid
          {...confirmation}
          wording={{ price: w.sealedBid, confirm: w.sealedConfirm(price), consequence: w.sealedConfirmText }}
        />
      );
    case 'DUTCH':
      return (
        <ConfirmBid
          {...confirmation}
          wording={{ price: w.dutchMost, confirm: w.dutchConfirm(price), consequence: w.dutchConfirmText }}
          note={
            minimum !== null &&
            fenOf(minimum) < fenOf(draft.pricePerTonne) && (
              <Alert tone="acc" icon="down">
                {w.dutchFell(formatPrice(minimum))}
              </Alert>
            )
          }
        />
      );
    case 'ENGLISH':
      return (
        <ConfirmBid {...confirmation} rows={draft.onlyLimit ? null : <CloseBecomes state={state} terms={terms} />} />
      );
  }
}

/** "Accepted" is news only until somebody goes higher. */
function useStaleAcceptance(sender: BidSender, leading: boolean | null): void {
  useEffect(() => {
    const state = sender.get();
    if (leading !== false || state.kind !== 'DECIDED') return;
    if (state.verdict.__typename === 'BidAccepted' && state.verdict.leading === true) sender.acknowledge();
  }, [sender, leading]);
}
