import { createHash, randomBytes } from 'node:crypto';
import {
  type AuctionEvent,
  type AuctionTerms,
  chainHash,
  commitmentTo,
  eventForm,
  privateForm,
  reserveForm,
  type Sha256OfHexThenText,
  termsForm,
  termsHash,
} from '@app/auction';
import type { ChainedEvent } from './auctions.store.js';

export const sha256: Sha256OfHexThenText = (prefixHex, text) =>
  createHash('sha256').update(Buffer.from(prefixHex, 'hex')).update(text).digest('hex');

const newSalt = (): string => randomBytes(16).toString('hex');

/** The root of an auction's chain over its public terms; the reserve enters as a salted commitment. */
export function chainRoot(terms: AuctionTerms): { reserveSalt: string; termsHash: string } {
  const reserveSalt = newSalt();
  const reserveCommitment = commitmentTo(reserveSalt, reserveForm(terms), sha256);
  return { reserveSalt, termsHash: termsHash(termsForm(terms, reserveCommitment), sha256) };
}

/** Appends one event to the chain whose last hash is given. */
export function chain(auctionId: string, lastHash: string, event: AuctionEvent): ChainedEvent {
  const salt = 'private' in event ? newSalt() : null;
  const commitment =
    'private' in event && salt !== null ? commitmentTo(salt, privateForm(event.private), sha256) : null;
  return { event, salt, commitment, hash: chainHash(lastHash, eventForm(auctionId, event, commitment), sha256) };
}
