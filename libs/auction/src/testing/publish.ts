import type { AuctionEvent } from '../event.js';
import {
  type EventForm,
  eventForm,
  type HashedEventForm,
  privateForm,
  reserveForm,
  type TermsForm,
  termsForm,
} from '../forms.js';
import { chainHash, commitmentTo, type Sha256OfHexThenText, termsHash } from '../hash-chain.js';
import type { AuctionTerms } from '../terms.js';

/** A history as a transcript has it. */
export interface Published {
  readonly terms: TermsForm;
  readonly events: readonly HashedEventForm[];
}

/** The salt of every commitment in tests: they ask whether a commitment is there, not whether it can be guessed. */
const SALT = '5a'.repeat(16);

export function publish(terms: AuctionTerms, history: readonly AuctionEvent[], sha256: Sha256OfHexThenText): Published {
  const form = termsForm(terms, commitmentTo(SALT, reserveForm(terms), sha256));
  const events = history.map(event =>
    eventForm(
      terms.auctionId,
      event,
      'private' in event ? commitmentTo(SALT, privateForm(event.private), sha256) : null,
    ),
  );
  return { terms: form, events: hashed(form, events, sha256) };
}

/** What a cheating house would do: change the history and hash it afresh. */
export function hashed(terms: TermsForm, events: readonly EventForm[], sha256: Sha256OfHexThenText): HashedEventForm[] {
  let hash = termsHash(terms, sha256);
  return events.map(event => {
    hash = chainHash(hash, event, sha256);
    return { ...event, hash };
  });
}

export const unhashed = ({ hash: _hash, ...form }: HashedEventForm): EventForm => form;
