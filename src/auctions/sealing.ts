import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from '@app/auction';
import { type Money, money } from '@app/units';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

export const SEALED_KEY = Symbol('SEALED_KEY');

/** What a sealed price belongs to; a ciphertext opens for these ids only. */
export interface SealedPlace {
  readonly organisationId: string;
  readonly bidId: string;
  readonly auctionId: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PRICE_BYTES = 8;

/**
 * Seals bids (docs/semantics.md, "Sealed"): AES-256-GCM over the price in eight bytes, so that not even its length tells, bound to organisation,
 * bid and auction; and HMAC-SHA-256 of the body, to know a retry again. Both keys come from SEALED_KEY, which is not in the database. Safe
 * against the API, the database, its dumps and backups; not against whoever controls the running process. Losing the key loses the bids.
 */
@Injectable()
export class Sealing implements OnApplicationBootstrap {
  private readonly logger = new Logger(Sealing.name);
  private readonly sealKey: Buffer;
  private readonly macKey: Buffer;
  private readonly fingerprint: string;
  private isOurs = false;

  constructor(
    @Inject(SEALED_KEY) secret: string,
    private readonly database: Database,
  ) {
    this.sealKey = derived(secret, 'seal');
    this.macKey = derived(secret, 'mac');
    this.fingerprint = derived(secret, 'fingerprint').toString('hex');
  }

  /** Whether this node holds the key that the market's bids are sealed with; without it, it takes and opens none. */
  get available(): boolean {
    return this.isOurs;
  }

  /** The first node's key is the market's. */
  async onApplicationBootstrap(): Promise<void> {
    const [row] = await this.database.transact(tx =>
      tx.rows<{ fingerprint: string }>(
        `INSERT INTO sealing_key (fingerprint) VALUES ($1) ON CONFLICT (is_only) DO UPDATE SET is_only = true RETURNING fingerprint`,
        [this.fingerprint],
      ),
    );
    this.isOurs = row?.fingerprint === this.fingerprint;
    if (!this.isOurs)
      this.logger.error('SEALED_KEY is not the one that this market seals with: no sealed bids on this node');
  }

  seal(place: SealedPlace, price: Money): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce).setAAD(bound(place));
    const plain = Buffer.alloc(PRICE_BYTES);
    plain.writeBigInt64BE(price);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the ciphertext is of another place or key, or was changed. */
  open(place: SealedPlace, sealed: Buffer): Money {
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(bound(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return money(plain.readBigInt64BE());
  }

  /** The same for the same body under the same key, and unknown to everybody else. */
  macOf(place: SealedPlace, price: Money): Buffer {
    return createHmac('sha256', this.macKey)
      .update(canonicalJson({ ...ids(place), price: String(price) }))
      .digest();
  }
}

const ids = ({ organisationId, bidId, auctionId }: SealedPlace) => ({ organisationId, bidId, auctionId });
const bound = (place: SealedPlace): Buffer => Buffer.from(canonicalJson(ids(place)));
const derived = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'aluloop sealed bids', use, 32));
