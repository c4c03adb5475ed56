export { CANONICAL_DEPTH_MAX, canonicalJson, type JsonValue } from './canonical-json.js';
export { checkTerms, DURATION_MS_MAX, SOFT_CLOSE_SECONDS_MAX } from './check-terms.js';
export type {
  AuctionCommand,
  BidVerdict,
  Cancel,
  CancelVerdict,
  JudgedBid,
  PlaceBid,
  Tick,
  TickVerdict,
} from './command.js';
export { type Decision, decide } from './decide.js';
export type {
  AuctionCancelled,
  AuctionClosed,
  AuctionEvent,
  AuctionOpened,
  BidAccepted,
  BidSecret,
  CloseExtended,
  ProxyRaised,
  PublicEvent,
} from './event.js';
export { evolve } from './evolve.js';
export { DEFAULT_INCREMENT, incrementAt } from './formats/english/increment.js';
export { availableFormats } from './formats/index.js';
export {
  type EventForm,
  eventForm,
  type HashedEventForm,
  instantForm,
  type PrivateForm,
  privateForm,
  type ReserveForm,
  reserveForm,
  type TermsForm,
  termsForm,
} from './forms.js';
export { chainHash, commitmentTo, type Sha256OfHexThenText, termsHash } from './hash-chain.js';
export type { ChainFault, PublicHistory } from './history.js';
export { type ProjectedEvent, project, publicEvent } from './project.js';
export { minimumNextPrice, reserveMet } from './standing.js';
export {
  type AuctionLeader,
  type AuctionOutcome,
  type AuctionState,
  type AuctionStatus,
  scheduled,
} from './state.js';
export {
  type AuctionFormat,
  type AuctionTerms,
  type IncrementTier,
  type Instant,
  PRICE_MAX,
  PRICE_MIN,
  type TermsField,
  type TermsProblem,
  type TermsProblemCode,
} from './terms.js';
export { type ChainReplay, replayChain, verifyChain } from './verify-chain.js';
