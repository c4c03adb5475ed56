import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import {
  bearerToken,
  cookieToken,
  newSessionToken,
  SESSION_LIFETIME_MS,
  type SignedIn,
  sessionTokenHash,
  type Viewer,
} from '../platform/auth/index.js';
import { appNow, Database, type Tx } from '../platform/database/index.js';
import type { Authentication } from '../platform/graphql/index.js';
import type { Client, Peer } from '../platform/http/index.js';
import { SessionsStore } from './sessions.store.js';

export const SESSION_SECRET = Symbol('SESSION_SECRET');

export interface NewSession {
  readonly token: string;
  readonly expiresAt: number;
}

/** Tokens of one look-up. */
const LOOKUP_MAX = 512;
/** One that takes longer is not waited for: order matters less than that anybody is let in. */
const LOOKUP_MS_MAX = 1_000;

const ANONYMOUS: Authentication<Viewer> = { viewer: null, sessionId: null, via: 'none' };

/** Opaque sessions, kept on the server: made, recognised and ended here. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly store: SessionsStore,
    @Inject(SESSION_SECRET) private readonly secret: string,
  ) {}

  /**
   * Tokens that arrive while a look-up is under way are looked up together after it, so that requests leave this door in the order of their
   * arrival: a bid must not be overtaken by a later one. Nothing is kept: each look-up asks the database.
   */
  private readonly viewers = new DataLoader<string, SignedIn | null>(
    async hashes => {
      const look = () => this.database.read(tx => this.store.viewersOf(tx, hashes));
      // a connection that breaks must not fail everybody of the batch
      const found = look().catch(look);
      this.lookup = settledWithin(LOOKUP_MS_MAX, found);
      const viewers = await found;
      return hashes.map(hash => viewers.get(hash) ?? null);
    },
    {
      cache: false,
      maxBatchSize: LOOKUP_MAX,
      batchScheduleFn: look => {
        this.turn = this.turn
          .then(() => new Promise(resolve => setImmediate(resolve)))
          .then(() => {
            look(); // sets `lookup`
            return this.lookup;
          });
      },
    },
  );
  private lookup: Promise<unknown> = Promise.resolve();
  private turn: Promise<unknown> = Promise.resolve();

  /** A new session for the user, in the caller's transaction. The token is told once and never stored. */
  async begin(tx: Tx, userId: string): Promise<NewSession> {
    const token = newSessionToken();
    const tokenHash = sessionTokenHash(token, this.secret);
    if (tokenHash === null) throw new Error('a new token must have the form of a token');
    const createdAt = await appNow(tx);
    const expiresAt = createdAt + SESSION_LIFETIME_MS;
    await this.store.deleteSomeExpired(tx); // ten go for each that comes, so the table stays small
    await this.store.add(tx, { id: randomUUID(), tokenHash, userId, createdAt, expiresAt });
    return { token, expiresAt };
  }

  async end(tx: Tx, sessionId: string): Promise<void> {
    await this.store.end(tx, sessionId);
  }

  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await this.store.endAllOf(tx, userId);
  }

  /** Those of the sessions that still live. */
  async liveAmong(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await this.database.read(tx => this.store.liveAmong(tx, sessionIds)));
  }

  async viewerOfToken(token: string): Promise<SignedIn | null> {
    const tokenHash = sessionTokenHash(token, this.secret);
    return tokenHash === null ? null : this.viewers.load(tokenHash.toString('hex'));
  }

  /**
   * Who this is: a bearer token (header, or `token` of a socket's handshake) beats the cookie; a token that is not live is anonymous,
   * whatever the cookie says.
   */
  async authenticate(
    peer: Peer,
    client: Client,
    handshakeToken: string | null = null,
  ): Promise<Authentication<Viewer>> {
    const bearer = handshakeToken ?? bearerToken(peer.headers.authorization);
    if (bearer !== null) return this.authentication(bearer, 'token');
    const cookie = cookieToken(peer.headers.cookie, client.https);
    return cookie === null ? ANONYMOUS : this.authentication(cookie, 'cookie');
  }

  private async authentication(token: string, via: 'token' | 'cookie'): Promise<Authentication<Viewer>> {
    const viewer = await this.viewerOfToken(token);
    return viewer === null ? ANONYMOUS : { viewer, sessionId: viewer.sessionId, via };
  }
}

/** Resolves when the work has ended, well or not, and at the latest after `milliseconds`. */
function settledWithin(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    const settle = () => {
      clearTimeout(timer);
      resolve(undefined);
    };
    work.then(settle, settle);
  });
}
