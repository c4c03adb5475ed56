import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One line of a history (JSONL): what clients sent and were told, what was done to the server, and at last what the database holds. */
export type HistoryLine = Sent | Answered | Unanswered | Seen | Struck | AuctionLine | EventLine | VerdictLine;

/** A request leaves. `intent`: what the bidder wants to happen once, however often it is sent. */
export interface Sent {
  readonly kind: 'SENT';
  readonly intent: number;
  readonly bidId: string;
  readonly auctionId: string;
  readonly organisationId: string;
  readonly fen: number;
  /** epoch ms, by the client's clock */
  readonly at: number;
}
/** `answer`: the version of an accepted bid, or a code. `told`: the whole answer but its message, as JSON. */
export interface Answered {
  readonly kind: 'ANSWERED';
  readonly bidId: string;
  readonly answer: string;
  readonly told: string;
  readonly at: number;
}
/** Nobody knows: cut, refused, or waited for in vain. */
export interface Unanswered {
  readonly kind: 'UNANSWERED';
  readonly bidId: string;
  readonly why: string;
  readonly at: number;
}
/** What one watcher received over one connection, in the order of its coming. `digest`: {@link digestOf} their hashes. */
export interface Seen {
  readonly kind: 'SEEN';
  readonly watcher: number;
  readonly auctionId: string;
  /** version of the first event, and how many there were; 0: none */
  readonly first: number;
  readonly count: number;
  readonly digest: string;
  readonly at: number;
}
export interface Struck {
  readonly kind: 'STRUCK';
  readonly what: string;
  readonly at: number;
}

/** A row of `auction`; prices in fen, instants in epoch ms. */
export interface AuctionLine {
  readonly kind: 'AUCTION';
  readonly id: string;
  readonly lotId: string;
  readonly opensAt: number;
  readonly plannedClosesAt: number;
  readonly startFen: number;
  readonly incrementFen: number;
  readonly softCloseWindowSeconds: number;
  readonly softCloseExtensionSeconds: number;
  readonly reserveSalt: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly version: number;
  readonly fen: number | null;
  readonly leader: string | null;
  readonly bids: number;
  readonly closesAt: number;
}
/** A row of `auction_event`, in the order of versions. */
export interface EventLine {
  readonly kind: 'EVENT';
  readonly auctionId: string;
  readonly version: number;
  readonly event: string;
  readonly at: number;
  readonly fen: number | null;
  readonly alias: number | null;
  readonly organisationId: string | null;
  readonly closesAt: number | null;
  readonly commitment: string | null;
  readonly hash: string;
}
/** A row of `bid_verdict`. */
export interface VerdictLine {
  readonly kind: 'VERDICT';
  readonly auctionId: string;
  readonly bidId: string;
  readonly organisationId: string;
  readonly fen: number;
  readonly verdict: string;
  readonly version: number | null;
  readonly at: number;
}

/** One text for a sequence of hashes: another order, a gap or a repeat is another text. */
export const digestOf = (hashes: readonly string[]): string =>
  createHash('sha256').update(hashes.join(' ')).digest('hex');

export class HistoryWriter {
  private readonly stream: WriteStream;

  constructor(readonly file: string) {
    this.stream = createWriteStream(file);
  }

  write(line: HistoryLine): void {
    this.stream.write(`${JSON.stringify(line)}\n`);
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.once('error', reject);
      this.stream.end(resolve);
    });
  }
}

export async function* readHistory(file: string): AsyncGenerator<HistoryLine> {
  for await (const text of createInterface({ input: createReadStream(file) })) yield JSON.parse(text) as HistoryLine;
}
