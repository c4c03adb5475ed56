/** A row of auction_event, of an auction of the bench. */
export interface EventRow {
  readonly version: number;
  readonly kind: string;
  readonly fen: number | null;
  readonly organisationId: string | null;
  readonly alias: number | null;
  /** epoch milliseconds */
  readonly at: number;
}

/** A row of bid_verdict. */
export interface VerdictRow {
  readonly bidId: string;
  readonly organisationId: string;
  readonly fen: number;
  readonly kind: string;
  /** of the event that an accepted bid became; null: refused */
  readonly version: number | null;
}

/** What a bidder was told. */
export interface Ack {
  readonly bidId: string;
  readonly organisationId: string;
  readonly fen: number;
  /** the version that the answer named, or a refusal's code */
  readonly answer: string;
}

export interface AuctionHistory {
  readonly startFen: number;
  readonly incrementFen: number;
  /** of the auction's row */
  readonly head: {
    readonly version: number;
    readonly fen: number | null;
    readonly leader: string | null;
    readonly bids: number;
  };
  /** by version */
  readonly events: readonly EventRow[];
  readonly verdicts: readonly VerdictRow[];
  readonly acks: readonly Ack[];
}

/**
 * Judges one auction's history after the load, and shares no code with what made it: the rule is written here once more, in the form
 * that the bench's auctions need (fixed increment, no reserve, no limits). Returns every violation, in words; empty: none.
 *
 * Versions are 1, 2, 3 … without a gap, the first AUCTION_OPENED, all others BID_ACCEPTED; each bid is at least the start price, then at
 * least the price before it plus the increment, and never by the leader; time never goes back; an organisation has one alias and an
 * alias one organisation; the row says what the last event says. Each accepted verdict is one event and each event one verdict. Every
 * acknowledgement is in the database, once, with the answer that was given.
 */
export function violationsOf(history: AuctionHistory): string[] {
  return [...eventViolations(history), ...verdictViolations(history), ...ackViolations(history)];
}

function eventViolations({ startFen, incrementFen, head, events }: AuctionHistory): string[] {
  const found: string[] = [];
  const aliases = new Map<string, number>();
  let fen: number | null = null;
  let leader: string | null = null;
  let at = Number.NEGATIVE_INFINITY;
  events.forEach((event, index) => {
    const version = index + 1;
    if (event.version !== version) found.push(`version ${version} is ${event.version}`);
    if (event.at < at) found.push(`version ${version}: time goes back`);
    at = event.at;
    if (event.kind !== (index === 0 ? 'AUCTION_OPENED' : 'BID_ACCEPTED'))
      found.push(`version ${version}: ${event.kind}`);
    if (event.kind !== 'BID_ACCEPTED') return;
    const minimum: number = fen === null ? startFen : fen + incrementFen;
    if (event.fen === null || event.fen < minimum) found.push(`version ${version}: ${event.fen}, at least ${minimum}`);
    if (event.organisationId === null || event.organisationId === leader)
      found.push(`version ${version}: outbids itself`);
    const known = aliases.get(event.organisationId ?? '');
    if (event.alias === null || (known ?? event.alias) !== event.alias) found.push(`version ${version}: another alias`);
    aliases.set(event.organisationId ?? '', event.alias ?? 0);
    fen = event.fen;
    leader = event.organisationId;
  });
  if (new Set(aliases.values()).size !== aliases.size) found.push('two organisations share an alias');
  const bids = events.filter(event => event.kind === 'BID_ACCEPTED').length;
  if (head.version !== events.length) found.push(`the row has version ${head.version} of ${events.length}`);
  if (head.fen !== fen || head.leader !== leader) found.push('the row has another price or leader than the last event');
  if (head.bids !== bids) found.push(`the row counts ${head.bids} bids of ${bids}`);
  return found;
}

function verdictViolations({ events, verdicts }: AuctionHistory): string[] {
  const found: string[] = [];
  const seen = new Set<number>();
  for (const verdict of verdicts) {
    if ((verdict.kind === 'ACCEPTED') !== (verdict.version !== null))
      found.push(`bid ${verdict.bidId}: ${verdict.kind}, ${verdict.version}`);
    if (verdict.version === null) continue;
    const event = events[verdict.version - 1];
    if (event?.organisationId !== verdict.organisationId || event.fen !== verdict.fen) {
      found.push(`bid ${verdict.bidId} is not version ${verdict.version}`);
    }
    if (seen.has(verdict.version)) found.push(`version ${verdict.version} answers two bids`);
    seen.add(verdict.version);
  }
  const unanswered = events.filter(event => event.kind === 'BID_ACCEPTED' && !seen.has(event.version));
  return [...found, ...unanswered.map(event => `version ${event.version} is nobody's bid`)];
}

function ackViolations({ verdicts, acks }: AuctionHistory): string[] {
  const found: string[] = [];
  const byBid = new Map(verdicts.map(verdict => [verdict.bidId, verdict]));
  if (byBid.size !== verdicts.length) found.push('a bid id has two verdicts');
  for (const { bidId, organisationId, fen, answer } of acks) {
    const verdict = byBid.get(bidId);
    if (verdict === undefined) {
      if (!UNDECIDED.has(answer)) found.push(`bid ${bidId} was answered ${answer} and is not there`);
    } else if (
      verdict.organisationId !== organisationId ||
      verdict.fen !== fen ||
      (answer !== String(verdict.version ?? verdict.kind) && !UNDECIDED.has(answer))
    ) {
      found.push(`bid ${bidId} was answered ${answer}, but is ${verdict.version ?? verdict.kind}`);
    }
  }
  return found;
}

/** Answers that promise nothing, either way. */
const UNDECIDED = new Set(['OVERLOADED', 'INTERNAL', 'RATE_LIMITED']);
