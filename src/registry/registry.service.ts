import { randomUUID } from 'node:crypto';
import {
  type BiddingRule,
  type CredentialKind,
  type CredentialStatus,
  checkCredentialNumber,
  checkSocialCreditCode,
  type EligibilityReason,
  effectiveStatus,
  eligibility,
  type Role,
  reviewCredential,
} from '@app/compliance';
import { Injectable } from '@nestjs/common';
import { hashPassword, type SignedIn, type Viewer, verifyPassword } from '../platform/auth/index.js';
import { appNow, claimId, Database, type Tx } from '../platform/database/index.js';
import { isRefusal, type Refusal, refuse } from '../platform/refusals/index.js';
import { type OrganisationPage, OrganisationsSearchStore } from './organisations-search.store.js';
import type { CredentialRow, OrganisationRow, UserRow } from './registry.entity.js';
import type {
  OrganisationPageInput,
  RegisterOrganisation,
  ReviewCredential,
  SignIn,
  SubmitCredential,
} from './registry.input.js';
import { RegistryStore, type ReviewWithReviewer, type Standing } from './registry.store.js';
import { type NewSession, SessionsService } from './sessions.service.js';

export type RegistrationRefusal = 'INVALID_SOCIAL_CREDIT_CODE' | 'ALREADY_REGISTERED' | 'IDEMPOTENCY_MISMATCH';
export type CredentialRefusal =
  | 'INVALID_NUMBER'
  | 'CREDENTIAL_EXISTS'
  | 'TOO_MANY_CREDENTIALS'
  | 'CREDENTIAL_STATE'
  | 'IDEMPOTENCY_MISMATCH';

export interface BegunSession extends NewSession {
  readonly user: UserRow;
}
/** Everything that judging takes: what each organisation is and holds, and the rules. */
export interface Standings {
  readonly of: ReadonlyMap<string, Standing>;
  readonly rules: readonly BiddingRule[];
}
/** A credential as it stands at the instant `now` of the transaction that read it. */
export interface CredentialAt {
  readonly credential: CredentialRow;
  readonly now: number;
}

/** Every bid of an organisation reads all of them: enough for decades of renewals, and no way to slow others down. */
const CREDENTIALS_MAX = 100;
/** The most credentials that an operator sees in one look at the queue. */
const QUEUE_MAX = 100;
/** Decisions told per credential: more happen only where operators change their minds again and again. */
const REVIEWS_MAX = 50;

/** Who takes part: organisations, their users and credentials, and who is allowed to bid. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly database: Database,
    private readonly store: RegistryStore,
    private readonly organisationsSearch: OrganisationsSearchStore,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Registers an organisation with its first user and signs in; no e-mail or operator step stands between. A retry with the same body
   * signs in again: its password is judged like that of a sign-in, so the caller limits both alike.
   */
  async register(command: RegisterOrganisation): Promise<BegunSession | Refusal<RegistrationRefusal>> {
    const { password, ...body } = command;
    const passwordHash = await hashPassword(password);
    const registered = await this.database.attempt(tx => this.addOrClaim(tx, body, passwordHash));
    if (isRefusal(registered)) return registered;
    const { user, repeated } = registered;
    if (repeated && !(await verifyPassword(user.passwordHash, password))) return refuse('IDEMPOTENCY_MISMATCH');
    return this.database.transact(tx => this.begin(tx, user));
  }

  /** A new session; the one that the request came with, if any, ends (rotation). Takes as long for an unknown address. */
  async signIn(command: SignIn, previous: Viewer): Promise<BegunSession | Refusal<'INVALID_CREDENTIALS'>> {
    const user = await this.database.read(tx => this.store.userByEmail(tx, command.email));
    const matches = await verifyPassword(user?.passwordHash ?? null, command.password);
    if (user === null || !matches) return refuse('INVALID_CREDENTIALS');
    return this.database.transact(async tx => {
      if (previous !== null) await this.sessions.end(tx, previous.sessionId);
      return this.begin(tx, user);
    });
  }

  async signOut(viewer: Viewer): Promise<void> {
    if (viewer !== null) await this.database.transact(tx => this.sessions.end(tx, viewer.sessionId));
  }

  /** In the order of `ids`; null where there is none. */
  async organisations(ids: readonly string[]): Promise<(OrganisationRow | null)[]> {
    const rows = await this.database.read(tx => this.store.organisationsById(tx, ids));
    const byId = new Map(rows.map(row => [row.id, row]));
    return ids.map(id => byId.get(id) ?? null);
  }

  /** Credentials of each organisation, oldest first, with the instant at which their status holds. */
  async credentials(organisationIds: readonly string[]): Promise<{ now: number; credentials: CredentialRow[][] }> {
    return this.database.read(async tx => {
      const rows = await this.store.credentialsOf(tx, organisationIds);
      return {
        now: await appNow(tx),
        credentials: organisationIds.map(id => rows.filter(row => row.organisationId === id)),
      };
    });
  }

  async submitCredential(
    actor: SignedIn,
    command: SubmitCredential,
  ): Promise<CredentialAt | Refusal<CredentialRefusal>> {
    return this.database.attempt(async tx => {
      const owner = actor.organisationId;
      const claim = await claimId(tx, { id: command.id, operation: 'submitCredential', owner, body: command });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.credentialAt(tx, command.id);
      const organisation = await this.store.lockOrganisation(tx, owner);
      const check = checkCredentialNumber(command.kind, command.number, organisation?.unifiedSocialCreditCode ?? null);
      if (check.kind === 'INVALID') return refuse('INVALID_NUMBER', String(check.position));
      const now = await appNow(tx);
      const onFile = await this.store.credentialsOf(tx, [owner]);
      if (onFile.length >= CREDENTIALS_MAX) return refuse('TOO_MANY_CREDENTIALS', String(CREDENTIALS_MAX));
      if (onFile.some(credential => isLive(credential, now) && covers(credential, command))) {
        return refuse('CREDENTIAL_EXISTS');
      }
      await this.store.addCredential(tx, { ...command, organisationId: owner, status: 'SUBMITTED', createdAt: now });
      return this.credentialAt(tx, command.id);
    });
  }

  /** An operator's decision, audited in the same transaction. The decision that is already in force is answered as it stands. */
  async reviewCredential(
    actor: SignedIn,
    command: ReviewCredential,
  ): Promise<CredentialAt | Refusal<CredentialRefusal> | null> {
    return this.database.transact(async tx => {
      const credential = await this.store.lockCredential(tx, command.credentialId);
      if (credential === null) return null;
      const toStatus = reviewCredential(credential.status, command.decision);
      if (toStatus === 'NOT_ALLOWED') return refuse('CREDENTIAL_STATE', credential.status);
      if (toStatus !== credential.status) {
        await this.store.changeCredential(tx, {
          credentialId: credential.id,
          decision: command.decision,
          fromStatus: credential.status,
          toStatus,
          reason: command.reason,
          reviewedBy: actor.userId,
          at: await appNow(tx),
        });
        if (toStatus === 'VERIFIED') await this.store.setVerified(tx, credential.organisationId);
      }
      return this.credentialAt(tx, credential.id);
    });
  }

  /** The newest reviews of each credential, oldest first, in the order of `credentialIds`. */
  async reviews(credentialIds: readonly string[]): Promise<ReviewWithReviewer[][]> {
    const rows = await this.database.read(tx => this.store.reviewsOf(tx, credentialIds, REVIEWS_MAX));
    return credentialIds.map(id => rows.filter(row => row.credentialId === id));
  }

  /** Organisations for operators, the newest first. Null: the cursor belongs to another search. */
  async searchOrganisations(search: string | null, page: OrganisationPageInput): Promise<OrganisationPage | null> {
    return this.database.read(tx => this.organisationsSearch.page(tx, search, page));
  }

  /** The operators' queue: submitted credentials, oldest first, at most 100. */
  async credentialQueue(): Promise<{ now: number; credentials: CredentialRow[] }> {
    return this.database.read(async tx => ({
      credentials: await this.store.credentialsToReview(tx, QUEUE_MAX),
      now: await appNow(tx),
    }));
  }

  /** What the organisations are judged by, read in the caller's transaction; call it after the locks and after the time. */
  async standings(tx: Tx, organisationIds: readonly string[]): Promise<Standings> {
    const [of, rules] = await Promise.all([this.store.standings(tx, organisationIds), this.store.biddingRules(tx)]);
    return { of, rules };
  }

  /** The reasons why the organisation may not bid at the instant `now`; empty: it may. */
  judge(
    standings: Standings,
    organisationId: string,
    requiredCredentials: readonly CredentialKind[],
    now: number,
  ): readonly EligibilityReason[] {
    const { roles, credentials } = standings.of.get(organisationId) ?? { roles: [], credentials: [] };
    return eligibility({ roles, credentials, rules: standings.rules, requiredCredentials }, now);
  }

  /** Nobody but operators has registered yet. */
  async isEmpty(): Promise<boolean> {
    return this.database.read(tx => this.store.isEmpty(tx));
  }

  async userByEmail(email: string): Promise<UserRow | null> {
    return this.database.read(tx => this.store.userByEmail(tx, email));
  }

  /** For work that the house does on behalf of an account; there is no session behind it. */
  async actorByEmail(email: string): Promise<SignedIn | null> {
    return this.database.read(async tx => {
      const user = await this.store.userByEmail(tx, email);
      if (user === null) return null;
      const [organisation] = await this.store.organisationsById(tx, [user.organisationId]);
      const { id: userId, organisationId } = user;
      return { userId, email, organisationId, roles: organisation?.roles ?? [], sessionId: '' };
    });
  }

  /**
   * Makes the operator's organisation and account; of an account that is there, only the password where `resetPassword` asks for it.
   * Throws when the address belongs to somebody who is no operator.
   */
  async ensureOperator(operator: { email: string; password: string; resetPassword: boolean }): Promise<void> {
    const passwordHash = await hashPassword(operator.password);
    const made = await this.database.attempt(async tx => {
      const createdAt = await appNow(tx);
      const id = randomUUID();
      await claimId(tx, { id, operation: 'ensureOperator', owner: null, body: null });
      const user: UserRow = { id: randomUUID(), organisationId: id, email: operator.email, passwordHash, createdAt };
      const added = await this.store.addOrganisation(tx, { ...OPERATOR_ORGANISATION, id, createdAt }, user);
      return added ? user : refuse('ALREADY_THERE');
    });
    if (!isRefusal(made)) return;
    const actor = await this.actorByEmail(operator.email);
    if (actor?.roles.includes('OPERATOR') !== true) {
      throw new Error(`OPERATOR_EMAIL: ${operator.email} is the account of an organisation that is no operator`);
    }
    if (operator.resetPassword) await this.ensurePassword(operator.email, operator.password);
  }

  /** Sets the account's password and ends its sessions, unless it is the password already. */
  async ensurePassword(email: string, password: string): Promise<void> {
    const user = await this.userByEmail(email);
    if (user === null || (await verifyPassword(user.passwordHash, password))) return;
    const passwordHash = await hashPassword(password);
    await this.database.transact(async tx => {
      await this.store.setPassword(tx, user.id, passwordHash);
      await this.sessions.endAllOf(tx, user.id);
    });
  }

  private async addOrClaim(
    tx: Tx,
    body: Omit<RegisterOrganisation, 'password'>,
    passwordHash: string,
  ): Promise<{ user: UserRow; repeated: boolean } | Refusal<RegistrationRefusal>> {
    const claim = await claimId(tx, { id: body.id, operation: 'registerOrganisation', owner: null, body });
    if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
    if (claim === 'SAME') {
      const known = await this.store.userOfOrganisation(tx, body.id);
      return known === null ? refuse('IDEMPOTENCY_MISMATCH') : { user: known, repeated: true };
    }
    const code = body.unifiedSocialCreditCode;
    const check = code === null ? null : checkSocialCreditCode(code);
    if (check?.kind === 'INVALID') return refuse('INVALID_SOCIAL_CREDIT_CODE', String(check.position));
    const createdAt = await appNow(tx);
    const { email, ...organisation } = body;
    const user: UserRow = { id: randomUUID(), organisationId: body.id, email, passwordHash, createdAt };
    const added = await this.store.addOrganisation(tx, { ...organisation, verified: false, createdAt }, user);
    return added ? { user, repeated: false } : refuse('ALREADY_REGISTERED');
  }

  private async begin(tx: Tx, user: UserRow): Promise<BegunSession> {
    return { user, ...(await this.sessions.begin(tx, user.id)) };
  }

  private async credentialAt(tx: Tx, id: string): Promise<CredentialAt> {
    const credential = await this.store.credentialById(tx, id);
    if (credential === null) throw new Error(`credential ${id} was claimed but is not there`);
    return { credential, now: await appNow(tx) };
  }
}

const LIVE: ReadonlySet<CredentialStatus> = new Set(['SUBMITTED', 'VERIFIED', 'SUSPENDED']);
const isLive = (credential: CredentialRow, now: number): boolean => LIVE.has(effectiveStatus(credential, now));

/** Is it the same credential for at least as long? One that lasts longer than what is on file is its renewal. */
const covers = (onFile: CredentialRow, command: SubmitCredential): boolean =>
  onFile.kind === command.kind &&
  onFile.number === command.number &&
  (onFile.validTo === null || (command.validTo !== null && command.validTo <= onFile.validTo));

const OPERATOR_ORGANISATION = {
  name: 'AluLoop',
  unifiedSocialCreditCode: null,
  naturalPerson: false,
  roles: ['OPERATOR'] as Role[],
  region: '110000',
  verified: true,
} satisfies Omit<OrganisationRow, 'id' | 'createdAt'>;
