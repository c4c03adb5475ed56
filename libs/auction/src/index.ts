export { CANONICAL_DEPTH_MAX, canonicalJson, type JsonValue } from './canonical-json.js';
export { checkTerms, DURATION_MS_MAX, SOFT_CLOSE_SECONDS_MAX } from './check-terms.js';
export type {
  AuctionCommand,
  BidVerdict,
  Cancel,
  CancelVerdict,
  JudgedBid,
  OpenBids,
  OpeningVerdict,
  OutageVerdict,
  PlaceBid,
  ReportOutage,
  SealedBid,
  Tick,
  TickVerdict,
} from './command.js';
export { type Decision, decide, type VerdictOf } from './decide.js';
export { awaitsBids, isSealed, nextDueAt } from './due.js';
export type {
  AuctionCancelled,
  AuctionClosed,
  AuctionEvent,
  AuctionOpened,
  BidAccepted,
  BidSecret,
  CloseExtended,
  ExtendedOutage,
  Outage,
  PriceDropped,
  ProxyRaised,
  PublicEvent,
} from './event.js';
export { evolve } from './evolve.js';
export { STEP_SECONDS_MAX, STEPS_MAX } from './formats/dutch/check-dutch-terms.js';
export { DEFAULT_INCREMENT, incrementAt } from './formats/english/increment.js';
export { availableFormats, formats, takesLimit, withDefaults } from './formats/index.js';
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
export { OUTAGE_EXTENSION_MS_MAX, OUTAGE_EXTENSION_MS_MIN, OUTAGE_MS_MIN, OUTAGE_WINDOW_MS } from './outage.js';
export { type ProjectedEvent, project, publicEvent } from './project.js';
export { leads, minimumNextPrice, type PublicStanding, reserveMet, sellerMayCancel, standingAt } from './standing.js';
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
export {
  checkTranscript,
  type OpeningForm,
  type ResultForm,
  TRANSCRIPT_CHARACTERS_MAX,
  type TranscriptCheck,
  type TranscriptFault,
  type TranscriptForm,
  type TranscriptProblem,
  textToSign,
  transcriptText,
  type UnsignedTranscript,
  unsignedTranscript,
} from './transcript.js';
export { type ChainReplay, replayChain, verifyChain } from './verify-chain.js';
