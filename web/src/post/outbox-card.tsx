import type { ReactNode } from 'react';
import { calendarDate, clockTime, readsAnotherZone } from '../format/clock-time.js';
import { formatTonnes } from '../format/mass.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon, type IconName } from '../shell/icon.js';
import { SecondsUntilInstant } from '../shell/seconds-until.js';
import { GradeStamp } from './grade-picker.js';
import { words } from './post.words.js';
import type { OutboxState, PostOutbox } from './post-outbox.js';

type Shown = Exclude<OutboxState, { readonly kind: 'DRAFT' } | { readonly kind: 'REFUSED' }>;

interface OutboxCardProps {
  readonly state: Shown;
  readonly outbox: PostOutbox;
  /** it is still being found out who is signed in */
  readonly asking: boolean;
  readonly onSignIn: () => void;
  readonly onAnother: () => void;
}

/** The one post on its way: where it is, what is known for sure, and what can be done. */
export function OutboxCard({ state, outbox, asking, onSignIn, onAnother }: OutboxCardProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  const { lot } = state.queued.post;
  const told = useTold(state, asking);
  return (
    <section className={`p outbox ${told.tone}`} aria-labelledby="post-state">
      <div className="ob-state" role="status">
        <Icon name={told.icon} />
        <div className="f1">
          <h2 id="post-state">{told.title}</h2>
          {told.text}
        </div>
      </div>
      <div className="pb col">
        <div className="ob-lot">
          <b className="f1">{lot.title}</b>
          <span className="n h5">
            {formatTonnes(lot.massKg)}
            <span className="u">{w.tonnes}</span>
          </span>
        </div>
        <p className="m">
          <GradeStamp standard={lot.gradeStandard} code={lot.gradeCode} /> · {provinceName(lot.region, language)}
        </p>
        <p className="m">{w.lotNumber(lot.id)}</p>
        <div className="ob-do">
          <Actions state={state} outbox={outbox} onSignIn={onSignIn} onAnother={onAnother} asking={asking} />
        </div>
        {state.kind !== 'POSTED' && <p className="m">{w.sameIds}</p>}
      </div>
    </section>
  );
}

function Actions({ state, outbox, asking, onSignIn, onAnother }: OutboxCardProps): ReactNode {
  const w = useWords(words);
  const { t } = useLanguage();
  const retry = (
    <button type="button" className="btn" onClick={() => outbox.wake()}>
      {w.tryNow}
    </button>
  );
  switch (state.kind) {
    case 'SENDING':
      return null;
    case 'UNKNOWN':
      return retry;
    case 'WAITING':
      return (
        <>
          {state.cause === 'SIGNED_OUT' && !asking && (
            <button type="button" className="btn pri" onClick={onSignIn}>
              {t.signIn}
            </button>
          )}
          {state.cause === 'STALE' ? (
            <button type="button" className="btn pri" onClick={() => outbox.sendAnyway()}>
              {w.sendAnyway}
            </button>
          ) : (
            retry
          )}
          {state.queued.lot === 'UNSENT' && (
            <button type="button" className="btn" onClick={() => outbox.takeBack()}>
              {w.takeBack}
            </button>
          )}
        </>
      );
    case 'POSTED':
      return (
        <>
          {state.auctionId === null ? (
            <Link className="btn pri lg" to="/">
              {w.toMarket}
            </Link>
          ) : (
            <Link className="btn pri lg" to={`/auctions/${state.auctionId}`}>
              {w.toAuction}
            </Link>
          )}
          <button type="button" className="btn lg" onClick={onAnother}>
            {w.postAnother}
          </button>
        </>
      );
    default:
      return state satisfies never;
  }
}

interface Told {
  readonly tone: 'ok' | 'warn' | 'acc';
  readonly icon: IconName;
  readonly title: string;
  readonly text: ReactNode;
}

function useTold(state: Shown, asking: boolean): Told {
  const { t } = useLanguage();
  const w = useWords(words);
  switch (state.kind) {
    case 'SENDING':
      return {
        tone: 'acc',
        icon: 'clock',
        title: state.step === 'LOT' ? w.sendingLot : w.sendingAuction,
        text: <p>{w.sendingText}</p>,
      };
    case 'UNKNOWN':
      return {
        tone: 'warn',
        icon: 'warn',
        title: state.step === 'LOT' ? w.unknownLot : w.unknownAuction,
        text: (
          <>
            <p>{state.step === 'LOT' ? w.unknownLotText : w.unknownAuctionText}</p>
            {state.cause === 'OFFLINE' ? <p>{w.unknownOffline}</p> : <NextTry at={state.retryAt} />}
          </>
        ),
      };
    case 'WAITING':
      return waiting(state);
    case 'POSTED': {
      const isAuctioned = state.auctionId !== null;
      const close = state.closesAt === null ? null : Date.parse(state.closesAt);
      const zone = readsAnotherZone() ? ` ${t.beijingTime}` : '';
      return {
        tone: 'ok',
        icon: 'check',
        title: isAuctioned ? w.postedAuction : w.postedLot,
        text: (
          <p>
            {close === null ? w.postedLotText : w.postedClose(calendarDate(close), clockTime(close).slice(0, 5) + zone)}
          </p>
        ),
      };
    }
    default:
      return state satisfies never;
  }

  function waiting({ cause, retryAt }: Extract<Shown, { readonly kind: 'WAITING' }>): Told {
    const next = retryAt === null ? null : <NextTry at={retryAt} />;
    switch (cause) {
      case 'OFFLINE':
        return { tone: 'warn', icon: 'clock', title: w.waitingOffline, text: <p>{w.waitingOfflineText}</p> };
      case 'SIGNED_OUT':
        return {
          tone: 'warn',
          icon: 'lock',
          title: asking ? w.waitingAsking : w.waitingSignedOut,
          text: <p>{w.waitingSignedOutText}</p>,
        };
      case 'OTHER_ORGANISATION':
        return { tone: 'warn', icon: 'lock', title: w.waitingOther, text: <p>{w.waitingOtherText}</p> };
      case 'BUSY':
        return {
          tone: 'warn',
          icon: 'clock',
          title: w.waitingBusy,
          text: (
            <>
              <p>{w.waitingBusyText}</p>
              {next}
            </>
          ),
        };
      case 'STALE':
        return { tone: 'warn', icon: 'clock', title: w.waitingStale, text: <p>{w.waitingStaleText}</p> };
      default:
        return cause satisfies never;
    }
  }
}

/** Not spoken each second: the card's live region would never be silent. */
function NextTry({ at }: { readonly at: number }) {
  const w = useWords(words);
  return (
    <p aria-hidden="true">
      <SecondsUntilInstant instant={at}>{w.nextTry}</SecondsUntilInstant>
    </p>
  );
}
