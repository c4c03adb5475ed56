import { shortDateTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { grouped } from './figures.js';
import { type Trade, ticketOf } from './trade.js';
import { words } from './trades.words.js';

interface Stop {
  readonly key: string;
  readonly name: string;
  readonly state: 'DONE' | 'NOW' | 'LATER' | 'BROKEN';
  readonly at: string | null;
  readonly figure: string;
}

/** awarded → delivered → inspected → settled, or where it broke off. */
export function Timeline({ trade }: { readonly trade: Trade }) {
  const w = useWords(words);
  const stops = useStops(trade);
  const classOf = { DONE: 'done', NOW: 'now', LATER: '', BROKEN: 'broken' } as const;
  return (
    <ol className="p line" aria-label={w.timeline}>
      {stops.map(({ key, name, state, at, figure }) => (
        <li key={key} className={classOf[state]} aria-current={state === 'NOW' ? 'step' : undefined}>
          <span className="nd">
            {state !== 'LATER' && (
              <Icon name={state === 'DONE' ? 'check' : state === 'NOW' ? 'clock' : 'x'} className="s" />
            )}
          </span>
          <b>{name}</b>
          <div className="m">{at ?? (state === 'NOW' ? w.stepNow : state === 'DONE' ? w.stepDone : w.notYet)}</div>
          <div className="m n">{figure}</div>
        </li>
      ))}
    </ol>
  );
}

function useStops(trade: Trade): readonly Stop[] {
  const w = useWords(words);
  const { t } = useLanguage();
  const { status, inspection, settlement, tickets } = trade;
  const time = (instant: string | null | undefined): string | null =>
    instant === null || instant === undefined ? null : shortDateTime(Date.parse(instant));
  const net = ticketOf(tickets, 'BUYER')?.netKg;
  const awarded: Stop = {
    key: 'AWARDED',
    name: w.awarded,
    state: 'DONE',
    at: time(trade.awardedAt),
    figure: `${formatPrice(trade.unitPrice)} ${t.cnyPerTonne}`,
  };
  if (status === 'CANCELLED') {
    return [awarded, { key: 'CANCELLED', name: w.cancelled, state: 'BROKEN', at: null, figure: '' }];
  }
  const delivered: Stop = {
    key: 'DELIVERED',
    name: w.delivered,
    state: status === 'AWARDED' ? 'NOW' : 'DONE',
    at: status === 'AWARDED' ? null : time(deliveredAt(trade)),
    figure: status !== 'AWARDED' && net !== undefined ? `${grouped(net)} kg` : '',
  };
  const inspected: Stop = {
    key: 'INSPECTED',
    name: w.inspected,
    state: inspection !== null ? 'DONE' : status === 'DELIVERED' ? 'NOW' : 'LATER',
    at: time(inspection?.recordedAt),
    figure: inspection?.method ?? '',
  };
  const last: Stop =
    status === 'DISPUTED'
      ? { key: 'DISPUTED', name: w.disputed, state: 'BROKEN', at: time(inspection?.recordedAt), figure: '' }
      : {
          key: 'SETTLED',
          name: w.settled,
          state: status === 'SETTLED' ? 'DONE' : status === 'INSPECTED' ? 'NOW' : 'LATER',
          at: time(trade.settledAt),
          figure: settlement === null ? '' : `${grouped(settlement.amount)} ${t.cny}`,
        };
  return [awarded, delivered, inspected, last];
}

/** The later of the two sides' first tickets, as far back as tickets are told. */
function deliveredAt({ tickets }: Trade): string | null {
  const firstOf = (side: string): string | undefined => tickets.findLast(ticket => ticket.side === side)?.recordedAt;
  const [seller, buyer] = [firstOf('SELLER'), firstOf('BUYER')];
  if (seller === undefined || buyer === undefined) return null;
  return [seller, buyer].sort()[1] ?? null;
}
