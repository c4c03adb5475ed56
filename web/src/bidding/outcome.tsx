import type { AuctionFormat } from '@app/auction';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import type { BidSender, BidState } from './bid-sender.js';
import { words } from './bidding.words.js';

interface BidOutcomeProps {
  readonly bid: BidState;
  readonly sender: BidSender;
  readonly onSignIn: () => void;
  /** null: there is nothing to bid for any more */
  readonly takeMinimum: ((price: string) => void) | null;
  /** what "accepted" means is not the same in every format */
  readonly format?: AuctionFormat;
}

/** What became of the bid, as far as it is known; what is not known is said to be unknown. */
export function BidOutcome({ bid, sender, onSignIn, takeMinimum, format = 'ENGLISH' }: BidOutcomeProps) {
  const { t } = useLanguage();
  switch (bid.kind) {
    case 'IDLE':
      return null;
    case 'SENDING':
      return <Alert tone="acc" icon="clock" title={t.sending(formatPrice(bid.bid.pricePerTonne))} spoken />;
    case 'UNKNOWN':
      return <Unknown {...{ bid, sender, onSignIn }} />;
    case 'DECIDED':
      return <Decided {...{ bid, sender, takeMinimum, format }} />;
    case 'FAILED':
      return (
        <Alert tone="bad" icon="warn" title={t.failedTitle} spoken>
          <p>{bid.code === 'UNAUTHENTICATED' ? t.sessionEnded : bid.message}</p>
          {bid.code === 'UNAUTHENTICATED' && (
            <button type="button" className="btn" onClick={onSignIn}>
              {t.signIn}
            </button>
          )}
        </Alert>
      );
  }
}

type StateOf<Kind extends BidState['kind']> = Extract<BidState, { readonly kind: Kind }>;

interface UnknownProps {
  readonly bid: StateOf<'UNKNOWN'>;
  readonly sender: BidSender;
  readonly onSignIn: () => void;
}

function Unknown({ bid, sender, onSignIn }: UnknownProps) {
  const { t } = useLanguage();
  const price = formatPrice(bid.bid.pricePerTonne);
  const waits = bid.retryAt !== null;
  const text =
    bid.cause === 'SIGNED_OUT'
      ? t.unknownSignedOut(price)
      : bid.cause === 'BUSY' && waits
        ? t.unknownBusy(price)
        : waits
          ? t.unknownText(price)
          : t.unknownStopped(price);
  return (
    <Alert tone="warn" icon="warn" title={waits ? t.unknownTitle : t.unknownWaiting} spoken>
      <p>{text}</p>
      <p className="m">{t.bidNumber(bid.bid.bidId)}</p>
      {bid.retryAt !== null && (
        <p className="m">
          {/* its own clock: the sender counts in the device's time */}
          <SecondsUntil localMs={performance.now() + bid.retryAt - Date.now()}>{t.nextCheck}</SecondsUntil>
        </p>
      )}
      <div className="row">
        {bid.cause === 'SIGNED_OUT' && (
          <button type="button" className="btn" onClick={onSignIn}>
            {t.signIn}
          </button>
        )}
        <button type="button" className="btn" onClick={() => sender.checkAgain()}>
          {waits ? t.checkNow : t.sendSameAgain}
        </button>
        {!waits && (
          <button type="button" className="btn q" onClick={() => sender.abandon()}>
            {t.abandon}
          </button>
        )}
      </div>
    </Alert>
  );
}

interface DecidedProps {
  readonly bid: StateOf<'DECIDED'>;
  readonly sender: BidSender;
  readonly takeMinimum: ((price: string) => void) | null;
  readonly format: AuctionFormat;
}

function Decided({ bid, sender, takeMinimum, format }: DecidedProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { verdict } = bid;
  const close = (): void => sender.acknowledge();
  switch (verdict.__typename) {
    case 'BidAccepted':
      return (
        <Alert
          tone={verdict.leading === false ? 'warn' : 'ok'}
          icon="check"
          title={{
            ENGLISH: t.accepted,
            SEALED_FIRST_PRICE: w.sealedAccepted,
            DUTCH: w.dutchWon,
          }[format](formatPrice(verdict.pricePerTonne))}
          spoken
          onClose={close}
        >
          {bid.bid.maxPricePerTonne !== null && <p>{t.limitAccepted(formatPrice(bid.bid.maxPricePerTonne))}</p>}
          {verdict.leading === false && <p>{t.acceptedNotLeading}</p>}
        </Alert>
      );
    case 'BidTooLow':
      return (
        <Alert tone="bad" icon="warn" title={t.tooLowTitle(formatPrice(bid.bid.pricePerTonne))} spoken>
          <p>{t.tooLowText(formatPrice(verdict.minimumNextPrice))}</p>
          {takeMinimum !== null && (
            <button type="button" className="btn" onClick={() => takeMinimum(verdict.minimumNextPrice)}>
              {t.takeMinimum(formatPrice(verdict.minimumNextPrice))}
            </button>
          )}
        </Alert>
      );
    case 'BidderNotEligible':
      return (
        <Alert tone="bad" icon="lock" title={t.notEligibleTitle} spoken onClose={close}>
          <ul>
            {verdict.reasons.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
        </Alert>
      );
    case 'Refused':
      return (
        <Alert tone="bad" icon="warn" title={t.refusedTitle} spoken onClose={close}>
          <p>{verdict.message}</p>
        </Alert>
      );
  }
}
