import type { Answer, FieldProblem } from '../api/graphql.js';
import { Store } from '../store.js';
import type { Post } from './check-post.js';
import type { AuctionVerdict, FoundAuction, LotVerdict, Opening } from './posting.js';
import type { CreateLotInput } from './posting.operations.js';

/** The one post on its way, kept at every step so that a reload goes on where it was. */
export interface QueuedPost {
  readonly post: Post;
  /** whose post it is, since an id belongs to its owner; null until somebody is known to be signed in */
  readonly organisationId: string | null;
  /** epoch milliseconds of this device: when a person last said that it is to be posted */
  readonly queuedAt: number;
  readonly lot: Progress;
  readonly auction: Progress;
  /** the close that the last openAuction was sent with, and when it was reckoned */
  readonly close: { readonly at: number; readonly fixedAt: number } | null;
  /** the close that the server answered */
  readonly closesAt: string | null;
}
/** UNSENT: surely not there. SENT: it may be there, its answer is awaited or was lost. */
export type Progress = 'UNSENT' | 'SENT' | 'DONE' | 'NOT_WANTED';

export type Step = 'LOT' | 'AUCTION';

export type OutboxState =
  | { readonly kind: 'DRAFT' }
  /** Nothing is being sent. `retryAt`: when it is looked at again by itself; null: not before something happens. */
  | (Under & {
      readonly kind: 'WAITING';
      readonly cause: 'OFFLINE' | 'SIGNED_OUT' | 'OTHER_ORGANISATION' | 'BUSY' | 'STALE';
      readonly retryAt: number | null;
    })
  | (Under & { readonly kind: 'SENDING'; readonly step: Step })
  /** Sent, and no answer came: nobody knows whether it is posted. The same ids go out again at `retryAt`. */
  | (Under & {
      readonly kind: 'UNKNOWN';
      readonly step: Step;
      readonly cause: 'LOST' | 'OFFLINE';
      readonly retryAt: number;
    })
  /** The server said no. LOT: nothing is posted. AUCTION: the lot is, its auction is not. */
  | (Under & {
      readonly kind: 'REFUSED';
      readonly step: Step;
      readonly code: string;
      readonly message: string;
      readonly fields: readonly FieldProblem[];
    })
  | (Under & { readonly kind: 'POSTED'; readonly auctionId: string | null; readonly closesAt: string | null });
interface Under {
  readonly queued: QueuedPost;
}

export interface OutboxPorts {
  readonly createLot: (input: CreateLotInput) => Promise<Answer<LotVerdict>>;
  readonly openAuction: (opening: Opening) => Promise<Answer<AuctionVerdict>>;
  readonly findAuction: (id: string) => Promise<Answer<FoundAuction | null>>;
  readonly read: () => QueuedPost | null;
  readonly write: (queued: QueuedPost | null) => void;
  /** false only when there is surely no network */
  readonly online: () => boolean;
  /** the organisation that is signed in; null: none, or not known yet */
  readonly organisationId: () => string | null;
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** A post that waited longer is not sent before somebody says so again: prices have moved meanwhile. */
export const AUTOMATIC_MS_MAX = 24 * 3_600_000;
/** A close "so long after the opening" is reckoned anew when the last one is older, so that a lost answer does not shorten the auction. */
export const CLOSE_FRESH_MS = 120_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;

/**
 * At most one post at a time from the button to its answer: first the lot, then its auction. Their ids were made with the draft and never
 * change under way, each step is kept before it is sent, and a lost answer is resolved by sending the same ids: the server knows them
 * (docs/semantics.md, "Idempotency"). So one draft becomes one lot with one auction, or none, whatever gets lost. While it may have
 * arrived it can be neither changed nor taken back.
 */
export class PostOutbox extends Store<OutboxState> {
  private cancelTimer: (() => void) | null = null;
  private disposed = false;
  private running = false;
  private failures = 0;

  constructor(private readonly ports: OutboxPorts) {
    super({ kind: 'DRAFT' });
  }

  /** Takes up what an earlier page left. */
  resume(): void {
    this.disposed = false;
    this.run();
  }

  /** The network or the session changed: look at once. */
  wake(): void {
    const { kind } = this.get();
    if (kind === 'REFUSED' || kind === 'POSTED') return;
    this.failures = 0;
    this.run();
  }

  /**
   * Somebody wants this posted. What is already on its way, perhaps from another window, goes on instead; after a refused auction only its
   * terms are taken, for the lot stands.
   */
  queue(post: Post): void {
    const state = this.get();
    const kept = this.ports.read();
    if (state.kind === 'REFUSED' && kept?.lot === 'DONE') {
      const auction = post.terms === null ? 'NOT_WANTED' : 'UNSENT';
      this.keep({
        ...kept,
        post: { ...kept.post, terms: post.terms },
        queuedAt: this.ports.now(),
        auction,
        close: null,
      });
    } else if (kept === null) {
      this.keep({
        post,
        organisationId: this.ports.organisationId(),
        queuedAt: this.ports.now(),
        lot: 'UNSENT',
        auction: post.terms === null ? 'NOT_WANTED' : 'UNSENT',
        close: null,
        closesAt: null,
      });
    }
    this.failures = 0;
    this.run();
  }

  /** Somebody wants an old post sent after all. */
  sendAnyway(): void {
    const kept = this.ports.read();
    if (kept === null) return;
    this.keep({ ...kept, queuedAt: this.ports.now() });
    this.wake();
  }

  /** Back to the draft; only while surely nothing has been posted. */
  takeBack(): void {
    const state = this.get();
    if (state.kind !== 'WAITING' || this.running || this.ports.read()?.lot !== 'UNSENT') return;
    this.finish();
  }

  /** The lot stands without the auction that was refused. */
  leaveUnauctioned(): void {
    const state = this.get();
    const kept = this.ports.read();
    if (state.kind !== 'REFUSED' || kept?.lot !== 'DONE') return;
    this.keep({ ...kept, auction: 'NOT_WANTED' });
    this.run();
  }

  /** The outcome was read. A refused lot is a draft again, with the same ids: it is not there. */
  acknowledge(): void {
    const state = this.get();
    if (state.kind === 'POSTED' || (state.kind === 'REFUSED' && state.step === 'LOT')) this.finish();
  }

  dispose(): void {
    this.disposed = true;
    this.cancelTimer?.();
  }

  private finish(): void {
    this.cancelTimer?.();
    this.ports.write(null);
    this.set({ kind: 'DRAFT' });
  }

  private keep(queued: QueuedPost): void {
    this.ports.write(queued);
  }

  private run(): void {
    if (this.running || this.disposed) return;
    this.cancelTimer?.();
    this.running = true;
    void this.steps().finally(() => {
      this.running = false;
    });
  }

  private async steps(): Promise<void> {
    // the lot, its auction, the look at the outcome
    for (let step = 0; step < 3; step++) if (!(await this.step())) return;
  }

  /** Does what is next; true: there may be more to do at once. */
  private async step(): Promise<boolean> {
    const queued = this.ports.read();
    if (queued === null) return this.show({ kind: 'DRAFT' });
    if (isDone(queued.lot) && isDone(queued.auction)) {
      const auctionId = queued.auction === 'DONE' ? queued.post.auctionId : null;
      return this.show({ kind: 'POSTED', queued, auctionId, closesAt: queued.closesAt });
    }
    const organisationId = this.ports.organisationId();
    if (!this.ports.online()) return this.unreachable(queued, 'OFFLINE');
    if (organisationId === null) return this.show({ kind: 'WAITING', queued, cause: 'SIGNED_OUT', retryAt: null });
    if (queued.organisationId !== null && queued.organisationId !== organisationId)
      return this.show({ kind: 'WAITING', queued, cause: 'OTHER_ORGANISATION', retryAt: null });
    if (this.ports.now() - queued.queuedAt > AUTOMATIC_MS_MAX)
      return this.show({ kind: 'WAITING', queued, cause: 'STALE', retryAt: null });
    const owned = { ...queued, organisationId };
    return queued.lot === 'DONE' ? this.sendAuction(owned) : this.sendLot(owned);
  }

  private async sendLot(before: QueuedPost): Promise<boolean> {
    const { terms, lot } = before.post;
    if (before.lot === 'UNSENT' && terms?.close.kind === 'AT' && terms.close.at <= this.ports.now()) {
      this.ports.write(null);
      return this.refused(before, 'LOT', 'CLOSE_HAS_PASSED', '', []);
    }
    const queued: QueuedPost = { ...before, lot: 'SENT' };
    this.keep(queued);
    this.set({ kind: 'SENDING', queued, step: 'LOT' });
    const answer = await this.ports.createLot(lot);
    if (!this.isStill(queued)) return false;
    if (answer.kind === 'LOST') return this.unreachable(queued, 'LOST');
    if (answer.kind === 'FAILED') return this.failed(before, queued, 'LOT', answer);
    if (answer.data.__typename === 'Refused') {
      this.ports.write(null);
      return this.refused(before, 'LOT', answer.data.code, answer.data.message, []);
    }
    this.failures = 0;
    this.keep({ ...queued, lot: 'DONE' });
    return true;
  }

  private async sendAuction(before: QueuedPost): Promise<boolean> {
    const { terms, auctionId, lot } = before.post;
    if (terms === null) {
      this.keep({ ...before, auction: 'NOT_WANTED' });
      return true;
    }
    const close = this.closeOf(before, terms.close);
    const queued: QueuedPost = { ...before, auction: 'SENT', close };
    this.keep(queued);
    this.set({ kind: 'SENDING', queued, step: 'AUCTION' });
    const answer = await this.ports.openAuction({ id: auctionId, lotId: lot.id, terms, closesAt: close.at });
    if (!this.isStill(queued)) return false;
    if (answer.kind === 'LOST') return this.unreachable(queued, 'LOST');
    if (answer.kind === 'FAILED') return this.failed({ ...before, close }, queued, 'AUCTION', answer);
    const verdict = answer.data;
    if (verdict.__typename === 'Auction') return this.opened(queued, verdict.closesAt);
    if (verdict.code === 'IDEMPOTENCY_MISMATCH') return this.lookForAuction(queued, verdict);
    this.keep({ ...queued, auction: 'UNSENT' });
    return this.refused(queued, 'AUCTION', verdict.code, verdict.message, []);
  }

  /** An earlier attempt, with the close reckoned then, did arrive: the auction of this id is ours if it is of our lot. */
  private async lookForAuction(
    queued: QueuedPost,
    refusal: { readonly code: string; readonly message: string },
  ): Promise<boolean> {
    const answer = await this.ports.findAuction(queued.post.auctionId);
    if (!this.isStill(queued)) return false;
    if (answer.kind === 'LOST') return this.unreachable(queued, 'LOST');
    if (answer.kind === 'FAILED') return this.failed(queued, queued, 'AUCTION', answer);
    if (answer.data?.lot.id === queued.post.lot.id) return this.opened(queued, answer.data.closesAt);
    return this.refused(queued, 'AUCTION', refusal.code, refusal.message, []);
  }

  private opened(queued: QueuedPost, closesAt: string): boolean {
    this.keep({ ...queued, auction: 'DONE', closesAt });
    return true;
  }

  private closeOf(
    queued: QueuedPost,
    close: NonNullable<Post['terms']>['close'],
  ): { readonly at: number; readonly fixedAt: number } {
    const now = this.ports.now();
    if (close.kind === 'AT') return { at: close.at, fixedAt: now };
    if (queued.close !== null && now - queued.close.fixedAt <= CLOSE_FRESH_MS) return queued.close;
    return { at: now + close.ms, fixedAt: now };
  }

  /** The server did not act on this attempt, so that what was known before it holds. */
  private failed(
    before: QueuedPost,
    queued: QueuedPost,
    step: Step,
    answer: Extract<Answer<unknown>, { kind: 'FAILED' }>,
  ): boolean {
    switch (answer.code) {
      case 'RATE_LIMITED': {
        this.keep(before);
        const pause = answer.retryAfterMs ?? this.nextPause();
        return this.wait({ kind: 'WAITING', queued: before, cause: 'BUSY', retryAt: this.ports.now() + pause }, pause);
      }
      case 'UNAUTHENTICATED':
        this.keep(before);
        return this.show({ kind: 'WAITING', queued: before, cause: 'SIGNED_OUT', retryAt: null });
      default:
        this.ports.write(step === 'LOT' ? null : { ...queued, auction: before.auction });
        return this.refused(before, step, answer.code, answer.message, answer.fields ?? []);
    }
  }

  private unreachable(queued: QueuedPost, cause: 'LOST' | 'OFFLINE'): boolean {
    const pause = this.nextPause();
    const retryAt = this.ports.now() + pause;
    const isUnknown = queued.lot === 'SENT' || queued.auction === 'SENT';
    if (isUnknown) {
      const step = queued.lot === 'DONE' ? 'AUCTION' : 'LOT';
      const kind = this.ports.online() ? cause : 'OFFLINE';
      return this.wait({ kind: 'UNKNOWN', queued, step, cause: kind, retryAt }, pause);
    }
    return this.wait({ kind: 'WAITING', queued, cause: 'OFFLINE', retryAt }, pause);
  }

  private refused(
    queued: QueuedPost,
    step: Step,
    code: string,
    message: string,
    fields: readonly FieldProblem[],
  ): boolean {
    return this.show({ kind: 'REFUSED', queued, step, code, message, fields });
  }

  private wait(state: OutboxState, pause: number): boolean {
    this.cancelTimer = this.ports.later(pause, () => this.run());
    return this.show(state);
  }

  private show(state: OutboxState): boolean {
    this.set(state);
    return false;
  }

  /** False: the page was left, or another window has finished with this post. */
  private isStill(queued: QueuedPost): boolean {
    if (this.disposed) return false;
    if (this.ports.read()?.post.lot.id === queued.post.lot.id) return true;
    return this.show({ kind: 'DRAFT' });
  }

  private nextPause(): number {
    this.failures++;
    return PAUSES_MS[Math.min(this.failures, PAUSES_MS.length) - 1] ?? 60_000;
  }
}

const isDone = (progress: Progress): boolean => progress === 'DONE' || progress === 'NOT_WANTED';
