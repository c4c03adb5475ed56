import { TRADE_SIDES, type TradeSide } from '@app/settlement';
import { calendarDate, clockTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { grouped, netDifference } from './figures.js';
import { type Ticket, type Trade, ticketOf } from './trade.js';
import { words } from './trades.words.js';

/** The tickets of both sides: what counts, and below it what it superseded. */
export function Tickets({ trade: { tickets, reweighNeeded } }: { readonly trade: Trade }) {
  const w = useWords(words);
  const [seller, buyer] = [ticketOf(tickets, 'SELLER'), ticketOf(tickets, 'BUYER')];
  const apart = seller === null || buyer === null ? null : netDifference(seller.netKg, buyer.netKg);
  return (
    <section className="p" aria-labelledby="tickets-title">
      <div className="ph">
        <h2 id="tickets-title">{w.tickets}</h2>
        {apart !== null && (
          <span className={`tag long ${reweighNeeded.length > 0 ? 'warn' : ''}`}>
            {reweighNeeded.length > 0 && <Icon name="warn" className="s" />}
            {w.apart(grouped(apart.kg), apart.perMille)}
          </span>
        )}
      </div>
      <div className="pb sides">
        {TRADE_SIDES.map(side => (
          <Side key={side} side={side} tickets={tickets} />
        ))}
      </div>
    </section>
  );
}

function Side({ side, tickets }: { readonly side: TradeSide; readonly tickets: readonly Ticket[] }) {
  const w = useWords(words);
  const name = w.sideNames[side];
  const current = ticketOf(tickets, side);
  const old = tickets.filter(ticket => ticket.side === side && ticket.superseded);
  return (
    <div className="col">
      <h3>{name}</h3>
      {current === null ? <p className="m">{w.noTicket(name)}</p> : <Card ticket={current} />}
      {old.length > 0 && (
        <details className="more">
          <summary>{w.supersededTickets(old.length)}</summary>
          <div className="col">
            {old.map(ticket => (
              <Card key={ticket.id} ticket={ticket} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Card({ ticket }: { readonly ticket: Ticket }) {
  const w = useWords(words);
  const weighedAt = Date.parse(ticket.weighedAt);
  const rows = [
    { name: w.gross, kg: ticket.grossKg, isNet: false },
    { name: w.tare, kg: ticket.tareKg, isNet: false },
    { name: w.net, kg: ticket.netKg, isNet: true },
  ];
  return (
    <div className={`ticket ${ticket.superseded ? 'old' : ''}`}>
      {ticket.superseded && <span className="tag">{w.superseded}</span>}
      <dl className="kv">
        {rows.map(({ name, kg, isNet }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={isNet ? 'n b' : 'n'}>
              {ticket.superseded ? <s>{grouped(kg)}</s> : grouped(kg)}
              <span className="u">{w.kg}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="m">
        {ticket.plate}
        {ticket.scaleId !== null && ` · ${w.scale} ${ticket.scaleId}`}
        <br />
        {calendarDate(weighedAt)} {clockTime(weighedAt).slice(0, 5)} · {w.beijing}
      </p>
    </div>
  );
}
