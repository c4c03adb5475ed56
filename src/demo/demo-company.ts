import { randomBytes } from 'node:crypto';
import { shanghaiDate } from '@app/compliance';
import type { SignedIn } from '../platform/auth/index.js';
import type { Database } from '../platform/database/index.js';
import { isRefusal, type Refusal } from '../platform/refusals/index.js';
import type { RegistryService } from '../registry/index.js';
import type { DemoStore } from './demo.store.js';
import { CAST, emailOf, isPerson, type Member, numberOf, OPERATOR_EMAIL } from './demo-cast.js';
import { idOf } from './demo-chance.js';

/** Who acts for each part of the cast, by its key. */
export type Actors = ReadonlyMap<string, SignedIn>;

const DAY_MS = 86_400_000;

/** Registers the cast and what it holds, through the registry; what is there already stays as people have left it. */
export class Company {
  constructor(
    private readonly registry: RegistryService,
    private readonly database: Database,
    private readonly store: DemoStore,
    private readonly password: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Answers how many are new. Accounts that are printed get the printed password, also when they were there before. */
  async register(members: readonly Member[]): Promise<number> {
    const known = await this.emails(members);
    let added = 0;
    for (const member of members) {
      this.signal.throwIfAborted();
      if (known.has(emailOf(member))) {
        if (member.what !== null) await this.registry.ensurePassword(emailOf(member), this.password);
      } else {
        await this.registerOne(member);
        added += 1;
      }
    }
    await this.giveCredentials(members);
    return added;
  }

  async actors(members: readonly Member[] = CAST): Promise<Actors> {
    const actors = new Map<string, SignedIn>();
    for (const member of members) actors.set(member.key, await this.actor(emailOf(member)));
    return actors;
  }

  /** When the first account of the demo market was made: the end of its past, the same at every start. */
  async anchor(): Promise<number> {
    const [first] = await this.database.read(tx => this.store.accounts(tx, [CAST[0] ? emailOf(CAST[0]) : '']));
    if (first === undefined) throw new Error('demo: nobody has registered');
    return first.createdAt;
  }

  private async emails(members: readonly Member[]): Promise<ReadonlySet<string>> {
    const accounts = await this.database.read(tx => this.store.accounts(tx, members.map(emailOf)));
    return new Set(accounts.map(({ email }) => email));
  }

  private async registerOne(member: Member): Promise<void> {
    must(
      await this.registry.register({
        id: idOf('organisation', member.key),
        name: member.name,
        roles: [member.role],
        unifiedSocialCreditCode: member.socialCreditCode,
        naturalPerson: isPerson(member),
        region: member.region,
        email: emailOf(member),
        // Nobody signs in for the others, so nobody may know their password, least of all by the seed.
        password: member.what === null ? randomBytes(24).toString('base64url') : this.password,
      }),
    );
  }

  /** Goes on after the reviews that each credential already had, whoever made them. */
  private async giveCredentials(members: readonly Member[]): Promise<void> {
    const ids = members.flatMap(member => member.credentials.map((_, index) => credentialId(member, index)));
    const reviews = await this.database.read(tx => this.store.reviews(tx, ids));
    const operator = await this.actor(OPERATOR_EMAIL);
    for (const member of members) {
      for (const [index, { kind, decisions, endsInDays }] of member.credentials.entries()) {
        this.signal.throwIfAborted();
        const id = credentialId(member, index);
        const reviewed = reviews.get(id);
        if (reviewed === undefined) {
          const validTo = endsInDays === null ? null : shanghaiDate((await this.database.now()) + endsInDays * DAY_MS);
          const number = numberOf(member, index, kind);
          const command = { id, kind, number, grade: null, validFrom: null, validTo };
          const submitted = await this.registry.submitCredential(await this.actor(emailOf(member)), command);
          if (isRefusal(submitted) && submitted.refused === 'CREDENTIAL_EXISTS') continue;
          must(submitted);
        }
        for (const decision of decisions.slice(reviewed?.count ?? 0)) {
          must(await this.registry.reviewCredential(operator, { credentialId: id, decision, reason: '演示 demo' }));
        }
      }
    }
  }

  private async actor(email: string): Promise<SignedIn> {
    const actor = await this.registry.actorByEmail(email);
    if (actor === null) throw new Error(`demo: there is no account ${email}`);
    return actor;
  }
}

const credentialId = ({ key }: Member, index: number): string => idOf('credential', key, index);

/** The demo market asks for nothing that may be refused; where it is, something is broken. */
export function must<Result extends object>(result: Result | Refusal<string> | null): Result {
  if (result === null || isRefusal(result)) throw new Error(`demo: refused ${JSON.stringify(result)}`);
  return result;
}
