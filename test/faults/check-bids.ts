import { createHash } from 'node:crypto';
import {
  type AuctionTerms,
  commitmentTo,
  instantForm,
  replayChain,
  reserveForm,
  type Sha256OfHexThenText,
  termsForm,
} from '@app/auction';
import { formatMoney, money } from '@app/units';
import { type Ack, violationsOf } from '../../bench/bids/check-history.js';
import type { Finding } from './fault.js';
import { type AuctionLine, type EventLine, readHistory, type Sent, type VerdictLine } from './history.js';

/** What became of the bids of one history. */
export interface BidsFinding extends Omit<Finding, 'struck' | 'more' | 'violations'> {
  readonly violations: string[];
  /** requests whose sender did not hear what became of them: unanswered, or answered with what decides nothing */
  readonly inDoubt: number;
  /** of these, bids that the database had decided */
  readonly inDoubtDecided: number;
  /** bids that were answered more than once, retries and all */
  readonly answeredAgain: number;
}

const NOBODY_THERE = 'ECONNREFUSED';

/** Answers that decide nothing: the sender is to come again with the same id. */
export const UNDECIDED = new Set(['OVERLOADED', 'INTERNAL', 'RATE_LIMITED']);

/**
 * Judges the bids of a history, from its file alone. `lost`: acknowledged, accepted or refused, and the database says otherwise or
 * nothing. `doubled`: wanted once, accepted more often. `violations` are these, and whatever else is wrong: another answer to a retry than
 * the first, versions with gaps, a bid that was not valid against the one before, a chain that does not verify, a bid acknowledged
 * after the close or decided that nobody sent.
 */
export async function checkBids(file: string): Promise<BidsFinding> {
  const bids = new Map<string, Bid>();
  const auctions = new Map<string, Auction>();
  const accepted = new Map<number, number>();
  const violations: string[] = [];
  let inDoubt = 0;
  for await (const line of readHistory(file)) {
    switch (line.kind) {
      case 'SENT':
        if (!bids.has(line.bidId))
          bids.set(line.bidId, { sent: line, told: null, answer: null, answeredAt: null, answers: 0, inDoubt: false });
        break;
      case 'ANSWERED': {
        const bid = bids.get(line.bidId);
        if (bid === undefined) violations.push(`an answer to ${line.bidId}, which nobody sent`);
        else if (UNDECIDED.has(line.answer)) {
          inDoubt += 1;
          bid.inDoubt = true;
        } else {
          if (bid.told !== null && bid.told !== line.told)
            violations.push(`bid ${line.bidId} was first told ${bid.told}, then ${line.told}`);
          bid.told ??= line.told;
          bid.answer ??= line.answer;
          bid.answeredAt ??= line.at;
          bid.answers += 1;
        }
        break;
      }
      case 'UNANSWERED': {
        if (line.why.includes(NOBODY_THERE)) break; // it never left
        inDoubt += 1;
        const bid = bids.get(line.bidId);
        if (bid !== undefined) bid.inDoubt = true;
        break;
      }
      case 'AUCTION':
        auctions.set(line.id, { head: line, events: [], verdicts: [], acks: [] });
        break;
      case 'EVENT':
        auctions.get(line.auctionId)?.events.push(line);
        break;
      case 'VERDICT': {
        auctions.get(line.auctionId)?.verdicts.push(line);
        const bid = bids.get(line.bidId);
        if (bid === undefined) violations.push(`bid ${line.bidId} was decided and nobody sent it`);
        else if (line.verdict === 'ACCEPTED') accepted.set(bid.sent.intent, (accepted.get(bid.sent.intent) ?? 0) + 1);
        break;
      }
      case 'STRUCK':
      case 'SEEN':
        break;
      default:
        unknownLine(line);
    }
  }
  const decided = new Map(
    [...auctions.values()].flatMap(({ verdicts }) => verdicts.map(one => [one.bidId, one] as const)),
  );
  let acked = 0;
  let lost = 0;
  let inDoubtDecided = 0;
  let answeredAgain = 0;
  for (const [bidId, bid] of bids) {
    if (bid.inDoubt && decided.has(bidId)) inDoubtDecided += 1;
    if (bid.answers > 1) answeredAgain += 1;
    if (bid.answer === null) continue;
    acked += 1;
    const { auctionId, organisationId, fen } = bid.sent;
    const auction = auctions.get(auctionId);
    if (auction === undefined) violations.push(`auction ${auctionId} was bid on and is not there`);
    else
      violations.push(
        ...againstTheClock(bid, auction.head.closesAt).map(text => `auction ${auctionId}: bid ${bidId} ${text}`),
      );
    auction?.acks.push({ bidId, organisationId, fen, answer: bid.answer });
    const verdict = decided.get(bidId);
    if (verdict === undefined || String(verdict.version ?? verdict.verdict) !== bid.answer) lost += 1;
  }
  for (const auction of auctions.values()) violations.push(...judge(auction));
  const doubled = [...accepted].filter(([, times]) => times > 1);
  violations.push(...doubled.map(([intent, times]) => `what was wanted once (${intent}) was accepted ${times} times`));
  return { acked, lost, doubled: doubled.length, inDoubt, inDoubtDecided, answeredAgain, violations };
}

interface Bid {
  readonly sent: Sent;
  told: string | null;
  answer: string | null;
  answeredAt: number | null;
  answers: number;
  inDoubt: boolean;
}
/** Clients and database share the machine's clock, whatever the servers believe the time to be. */
function againstTheClock({ sent, answer, answeredAt }: Bid, closesAt: number): string[] {
  const isAccepted = /^\d/.test(answer ?? '');
  if (isAccepted && sent.at > closesAt) return [`was sent ${sent.at - closesAt} ms after the close and accepted`];
  if (answer === 'AUCTION_CLOSED' && answeredAt !== null && answeredAt < closesAt)
    return [`was refused as late ${closesAt - answeredAt} ms before the close`];
  return [];
}

interface Auction {
  readonly head: AuctionLine;
  readonly events: EventLine[];
  readonly verdicts: VerdictLine[];
  readonly acks: Ack[];
}

function judge({ head, events, verdicts, acks }: Auction): string[] {
  const closed = events.at(-1)?.event === 'AUCTION_CLOSED' ? events.at(-1) : undefined;
  const bidding = closed === undefined ? events : events.slice(0, -1);
  const found = violationsOf({
    startFen: head.startFen,
    incrementFen: head.incrementFen,
    head: {
      version: closed === undefined ? head.version : head.version - 1,
      fen: head.fen,
      leader: head.leader,
      bids: head.bids,
    },
    events: bidding.map(({ version, event, fen, organisationId, alias, at }) => ({
      version,
      kind: event,
      fen,
      organisationId,
      alias,
      at,
    })),
    verdicts: verdicts.map(({ bidId, organisationId, fen, verdict, version }) => ({
      bidId,
      organisationId,
      fen,
      kind: verdict,
      version,
    })),
    acks,
  });
  if ((head.status === 'CLOSED') !== (closed !== undefined))
    found.push(`the row is ${head.status}, the last event ${events.at(-1)?.event}`);
  if (closed !== undefined && closed.at < head.closesAt) found.push('it was closed before its close');
  for (const { version, at, event } of bidding) {
    if (event === 'BID_ACCEPTED' && at >= head.closesAt) found.push(`version ${version} was accepted after the close`);
  }
  const replay = replayChain(...formsOf(head, events), sha256);
  if (replay.kind === 'BAD') found.push(`the chain breaks at version ${replay.version}: ${replay.fault}`);
  return found.map(text => `auction ${head.id}: ${text}`);
}

/** The auctions of the faults have no reserve, no tiers and no hard close, as bench/bids/market.ts makes them. */
function formsOf(head: AuctionLine, events: readonly EventLine[]): [unknown, unknown[]] {
  const terms: AuctionTerms = {
    auctionId: head.id,
    lotId: head.lotId,
    format: 'ENGLISH',
    opensAt: head.opensAt,
    closesAt: head.plannedClosesAt,
    startPrice: money(BigInt(head.startFen)),
    reserve: null,
    increment: money(BigInt(head.incrementFen)),
    incrementTiers: null,
    stepSeconds: null,
    floorPrice: null,
    softCloseWindowSeconds: head.softCloseWindowSeconds,
    softCloseExtensionSeconds: head.softCloseExtensionSeconds,
    hardCloseAt: null,
    requiredCredentials: [],
  };
  const form = termsForm(terms, commitmentTo(head.reserveSalt, reserveForm(terms), sha256));
  const chained = events.map(({ version, event, at, fen, alias, closesAt, commitment, hash }) => {
    const price = fen === null ? null : formatMoney(money(BigInt(fen)));
    const bidderAlias = alias === null ? null : String(alias);
    const form = {
      auctionId: head.id,
      version,
      kind: event,
      at: instantForm(at),
      price,
      bidderAlias,
      commitment,
      hash,
    };
    return { ...form, closesAt: closesAt === null ? null : instantForm(closesAt) };
  });
  return [form, chained];
}

const sha256: Sha256OfHexThenText = (prefixHex, text) =>
  createHash('sha256').update(Buffer.from(prefixHex, 'hex')).update(text).digest('hex');

function unknownLine(line: never): never {
  throw new TypeError(`no such line: ${JSON.stringify(line)}`);
}
