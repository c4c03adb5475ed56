import {
  checkTranscript,
  commitmentTo,
  eventForm,
  type HashedEventForm,
  reserveForm,
  termsForm,
  textToSign,
  transcriptText,
  unsignedTranscript,
} from '@app/auction';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { SigningKey } from '../platform/signing/index.js';
import { sha256 } from './auction-chain.js';
import { AuctionsStore, type StoredAuction } from './auctions.store.js';

const EVENTS_PER_PAGE = 1_000;
/** Transcripts that are kept in memory, bytes: after the hammer of a hot auction everybody asks for the same one. */
const KEPT_BYTES_MAX = 32 * 1024 * 1024;

/** The signed history of auctions that have ended. Nothing of one ever changes again, so what was made once is kept while there is room. */
@Injectable()
export class TranscriptsService {
  private readonly kept = new Map<string, Buffer>();
  private readonly inTheMaking = new Map<string, Promise<Buffer>>();
  private keptBytes = 0;

  constructor(
    private readonly database: Database,
    private readonly store: AuctionsStore,
    private readonly key: SigningKey,
  ) {}

  /** An auction that has ended, cancelled ones too; null: there is none of this id, or it goes on. */
  async ended(auctionId: string): Promise<StoredAuction | null> {
    const auction = (await this.database.read(tx => this.store.byIds(tx, [auctionId]))).get(auctionId);
    const hasEnded = auction?.state.status === 'CLOSED' || auction?.state.status === 'CANCELLED';
    return auction !== undefined && hasEnded ? auction : null;
  }

  /** Names the bytes without making them: the last hash stands for terms and events, the key for the signature. */
  versionTag(auction: StoredAuction): string {
    return `"${auction.lastHash}.${this.key.public.fingerprint.slice(0, 16)}"`;
  }

  /** The canonical bytes. Requests that come while they are made wait for the same ones. */
  async bytes(auction: StoredAuction): Promise<Buffer> {
    const { auctionId } = auction.state.terms;
    const kept = this.kept.get(auctionId);
    if (kept !== undefined) return kept;
    const waiting = this.inTheMaking.get(auctionId);
    if (waiting !== undefined) return waiting;
    const making = this.make(auction);
    this.inTheMaking.set(auctionId, making);
    try {
      const bytes = await making;
      this.keep(auctionId, bytes);
      return bytes;
    } finally {
      this.inTheMaking.delete(auctionId);
    }
  }

  private async make(auction: StoredAuction): Promise<Buffer> {
    const { terms } = auction.state;
    const { salt, events } = await this.history(auction);
    const reserve = { salt, private: reserveForm(terms) };
    const publicTerms = termsForm(terms, commitmentTo(salt, reserve.private, sha256));
    const unsigned = unsignedTranscript(publicTerms, events, reserve, this.key.public.keyId);
    const text = transcriptText(unsigned, this.key.sign(textToSign(unsigned)));
    // A history that our own verifier refuses is a defect to be looked into, not a paper to be handed out with our signature.
    const check = checkTranscript(text, sha256);
    if (check.kind === 'BAD') {
      throw new Error(`transcript of ${terms.auctionId}: version ${check.version} ${check.code}`);
    }
    return Buffer.from(text);
  }

  private async history(auction: StoredAuction): Promise<{ salt: string; events: readonly HashedEventForm[] }> {
    const { terms, version: versionMax } = auction.state;
    const events: HashedEventForm[] = [];
    return this.database.read(async tx => {
      while (events.length < versionMax) {
        const page = await this.store.eventsAfter(tx, terms.auctionId, events.length, EVENTS_PER_PAGE);
        if (page.length === 0) throw new Error(`auction ${terms.auctionId} lacks events after ${events.length}`);
        for (const { event, commitment, hash } of page) {
          events.push({ ...eventForm(terms.auctionId, event, commitment), hash });
        }
      }
      return { salt: await this.store.reserveSalt(tx, terms.auctionId), events };
    });
  }

  /** Newest last; the oldest go first. */
  private keep(auctionId: string, bytes: Buffer): void {
    if (bytes.length > KEPT_BYTES_MAX) return;
    this.kept.set(auctionId, bytes);
    this.keptBytes += bytes.length;
    for (const [oldest, { length }] of this.kept) {
      if (this.keptBytes <= KEPT_BYTES_MAX) return;
      this.kept.delete(oldest);
      this.keptBytes -= length;
    }
  }
}
