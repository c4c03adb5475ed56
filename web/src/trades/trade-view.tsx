import type { TradeSide } from '@app/settlement';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useCommand } from '../api/use-command.js';
import { calendarDate, clockTime } from '../format/clock-time.js';
import { formatTonnes } from '../format/mass.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { SessionStore } from '../session/session.js';
import { Link } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { LoadFailed } from '../shell/load-failed.js';
import { NoticePage } from '../shell/notice.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { type Act, ActOutcome } from './act-outcome.js';
import { ConfirmSettlement } from './confirm-settlement.js';
import { grouped, netDifference } from './figures.js';
import { InspectionFacts } from './inspection-facts.js';
import { InspectionForm } from './inspection-form.js';
import { mayWeigh, type NextStep, nextStep } from './next-step.js';
import { Sheet } from './sheet.js';
import { Skeleton } from './skeleton.js';
import { Stale } from './stale.js';
import { TicketForm } from './ticket-form.js';
import { Tickets } from './tickets.js';
import { Timeline } from './timeline.js';
import { type Party, sideOf, type Trade, ticketOf } from './trade.js';
import { StatusTag } from './trade-list.js';
import {
  type Confirmation,
  type InspectionInput,
  loadTrade,
  sendConfirmation,
  sendInspection,
  sendTicket,
  type TicketInput,
  type TradeResult,
} from './trades.js';
import { words } from './trades.words.js';
import { usePolled } from './use-polled.js';
import { whoOf } from './who.js';

interface TradeViewProps {
  readonly id: string;
  readonly organisationId: string;
  readonly session: SessionStore;
}

/** One trade from the hammer to the sheet that both sides confirm. */
export function TradeView({ id, organisationId, session }: TradeViewProps) {
  const w = useWords(words);
  const { language, t } = useLanguage();
  const load = useCallback(() => loadTrade(id, language), [id, language]);
  const { polled, reload, put } = usePolled<Trade | null>(load);
  const title = polled.kind === 'READY' ? (polled.data?.lot.title ?? null) : null;
  useEffect(() => {
    document.title = t.pageTitle(title ?? w.title);
  }, [title, t, w]);
  useEffect(() => {
    if (polled.kind === 'FAILED' && polled.code === 'UNAUTHENTICATED') void session.load(language);
  }, [polled, session, language]);

  if (polled.kind === 'LOADING') return <Skeleton isOne />;
  if (polled.kind === 'FAILED') {
    return (
      <main className="page trades" id="main">
        <div className="head">
          <h1>{w.title}</h1>
        </div>
        <LoadFailed title={w.failed} message={polled.message} onRetry={reload} />
      </main>
    );
  }
  if (polled.data === null) {
    return (
      <NoticePage icon="empty" title={w.notFoundTitle} text={w.notFoundText}>
        <Link className="btn" to="/trades">
          {w.title}
        </Link>
      </NoticePage>
    );
  }
  return (
    <LoadedTrade
      trade={polled.data}
      staleSince={polled.staleSince}
      organisationId={organisationId}
      onChanged={put}
      onDoubt={reload}
    />
  );
}

interface LoadedTradeProps {
  readonly trade: Trade;
  readonly staleSince: number | null;
  readonly organisationId: string;
  readonly onChanged: (trade: Trade) => void;
  /** the trade may be other than it is shown */
  readonly onDoubt: () => void;
}

function LoadedTrade({ trade, staleSince, organisationId, onChanged, onDoubt }: LoadedTradeProps) {
  const w = useWords(words);
  const place = `${organisationId}:${trade.id}`;
  const ends = {
    // a refusal may have changed the trade, or shows that somebody else did
    decided: (result: TradeResult) => (result.__typename === 'Trade' ? onChanged(result) : onDoubt()),
    abandoned: onDoubt,
  };
  const ticket = useCommand({ place: `ticket:${place}`, send: sendTicket, ...ends });
  const inspection = useCommand({ place: `inspection:${place}`, send: sendInspection, ...ends });
  const confirmation = useCommand({ place: `confirmation:${place}`, send: sendConfirmation, ...ends });
  const side = sideOf(trade, organisationId);
  const step = nextStep(trade);
  const isMine = side !== null && step.by.includes(side);
  return (
    <main className={`page trades ${isMine ? 'has-sbar' : ''}`} id="main">
      <Head trade={trade} />
      <Stale since={staleSince} />
      <Timeline trade={trade} />
      <div className="trade-g">
        <div className="turn" id="turn">
          <Turn trade={trade} side={side} step={step} acts={{ ticket, inspection, confirmation }} />
        </div>
        <div className="papers">
          {(step.kind !== 'END' || trade.settlement !== null) && <Sheet trade={trade} />}
          <Tickets trade={trade} />
          <InspectionFacts trade={trade} />
        </div>
      </div>
      {isMine && (
        <aside className="sbar" aria-label={w.yourTurn}>
          <div className="f1">
            <div className="m">{w.yourTurn}</div>
            <div className="b">{w.step(step.kind, whoOf(step, side, w))}</div>
          </div>
          <a className="btn pri lg" href="#turn">
            {step.kind === 'CONFIRM' ? w.checkConfirm : w.goThere}
          </a>
        </aside>
      )}
    </main>
  );
}

function Head({ trade }: { readonly trade: Trade }) {
  const w = useWords(words);
  const { language, t } = useLanguage();
  const { lot, seller, buyer } = trade;
  return (
    <div className="head">
      <p className="m">
        <Link to="/trades">{w.title}</Link> / <span className="code">{trade.id.slice(0, 8)}</span>
      </p>
      <h1>{lot.title}</h1>
      <div className="marks">
        <StatusTag trade={trade} />
        <span className="stamp">
          <b>{lot.grade.code}</b>
        </span>
        <span className="n">
          {formatTonnes(lot.massKg)}
          <span className="u">{t.tonnes}</span>
        </span>
        <span>{provinceName(lot.region, language)}</span>
        <Name label={w.sideNames.SELLER} party={seller} />
        <Name label={w.sideNames.BUYER} party={buyer} />
      </div>
    </div>
  );
}

const Name = ({ label, party }: { readonly label: string; readonly party: Party }) => (
  <span>
    <span className="t3">{label}</span> {party.name}
    {!party.verified && <UnverifiedTag />}
  </span>
);

interface TurnProps {
  readonly trade: Trade;
  readonly side: TradeSide | null;
  readonly step: NextStep;
  readonly acts: {
    readonly ticket: Act<TicketInput>;
    readonly inspection: Act<InspectionInput>;
    readonly confirmation: Act<Confirmation>;
  };
}

/** What this reader can do now, or whom the trade waits for. */
function Turn({ trade, side, step, acts }: TurnProps) {
  const w = useWords(words);
  const weighs = mayWeigh(step, side);
  const inspects = side === 'BUYER' && trade.status === 'DELIVERED';
  const confirms = side !== null && step.kind === 'CONFIRM' && step.by.includes(side);
  const myTickets = trade.tickets.filter(ticket => ticket.side === side).length;
  const isReweigh = step.kind === 'REWEIGH';
  return (
    <>
      {isReweigh && <Reweigh trade={trade} side={side} />}
      {weighs && (
        <Panel id="weigh" title={isReweigh ? w.reweighTitle : w.weighTitle}>
          <TicketForm key={myTickets} tradeId={trade.id} isFirst={!isReweigh} act={acts.ticket} />
        </Panel>
      )}
      {inspects && (
        <Panel id="inspect" title={w.inspectTitle}>
          <InspectionForm tradeId={trade.id} act={acts.inspection} />
        </Panel>
      )}
      {confirms && trade.settlement !== null && (
        <Panel id="confirm" title={w.confirmTitle}>
          <ConfirmSettlement tradeId={trade.id} side={side} sheet={trade.settlement} act={acts.confirmation} />
        </Panel>
      )}
      {!weighs && <ActOutcome act={acts.ticket} id={idOf(acts.ticket)} />}
      {!inspects && <ActOutcome act={acts.inspection} id={idOf(acts.inspection)} />}
      {!confirms && <ActOutcome act={acts.confirmation} id={null} />}
      {!weighs && !inspects && !confirms && <Waiting trade={trade} side={side} step={step} />}
    </>
  );
}

const idOf = ({ state }: Pick<Act<TicketInput | InspectionInput>, 'state'>): string | null =>
  state.kind === 'UNKNOWN' ? state.command.id : null;

/** An inspection was refused for the nets: both of them, how far apart they are, and what to do. */
function Reweigh({ trade, side }: { readonly trade: Trade; readonly side: TradeSide | null }) {
  const w = useWords(words);
  const [seller, buyer] = [ticketOf(trade.tickets, 'SELLER'), ticketOf(trade.tickets, 'BUYER')];
  if (seller === null || buyer === null) return null;
  const { kg, perMille } = netDifference(seller.netKg, buyer.netKg);
  const isFresh = trade.reweighNeeded.length === 2;
  return (
    <Alert tone="warn" icon="warn" title={w.reweighShort}>
      <p>
        {isFresh
          ? w.reweighText(grouped(seller.netKg), grouped(buyer.netKg), grouped(kg), perMille ?? '—')
          : w.apart(grouped(kg), perMille)}
      </p>
      <p>{side === null || !trade.reweighNeeded.includes(side) ? w.reweighSeen : w.reweighAsk[side]}</p>
    </Alert>
  );
}

function Waiting({ trade, side, step }: Omit<TurnProps, 'acts'>) {
  const w = useWords(words);
  if (trade.status === 'DISPUTED') {
    return (
      <Alert tone="bad" icon="warn" title={w.disputedTitle}>
        <p>{w.disputedText}</p>
      </Alert>
    );
  }
  if (trade.status === 'SETTLED') {
    const at = trade.settledAt === null ? null : Date.parse(trade.settledAt);
    return (
      <Alert tone="ok" icon="check" title={w.statusNames.SETTLED}>
        <p>{w.settledText(at === null ? null : `${calendarDate(at)} ${clockTime(at).slice(0, 5)}`)}</p>
      </Alert>
    );
  }
  if (trade.status === 'CANCELLED') {
    return (
      <Alert tone="warn" icon="info" title={w.statusNames.CANCELLED}>
        <p>{w.cancelledText}</p>
      </Alert>
    );
  }
  const other = side === 'SELLER' ? w.sideNames.BUYER : w.sideNames.SELLER;
  const hasConfirmed = side !== null && trade.settlement?.confirmedBy.includes(side) === true;
  return (
    <Alert tone="acc" icon="clock">
      <p>{hasConfirmed ? w.youConfirmed(other) : w.waitText(step.kind, whoOf(step, side, w))}</p>
      {side === null && <p>{w.operatorText}</p>}
    </Alert>
  );
}

function Panel({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="p" aria-labelledby={`${id}-title`}>
      <div className="ph">
        <h2 id={`${id}-title`}>{title}</h2>
      </div>
      <div className="pb">{children}</div>
    </section>
  );
}
