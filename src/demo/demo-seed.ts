import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuctionsService } from '../auctions/index.js';
import { LotsService } from '../lots/index.js';
import { Database } from '../platform/database/index.js';
import { RegistryService } from '../registry/index.js';
import { DemoStore } from './demo.store.js';
import { CAST, type DemoAccount, emailOf, FIRST_PARTS, OPERATOR_EMAIL } from './demo-cast.js';
import { Company } from './demo-company.js';
import { writeHeats } from './demo-heats.js';
import { writePast } from './demo-past.js';
import { LiveAuctions } from './demo-present.js';

export interface DemoOptions {
  /** Do nothing on a database that somebody else already uses. */
  readonly onlyWhenEmpty: boolean;
  /** Ends the seeding between two batches; what is written stays, and the next call goes on from there. */
  readonly signal: AbortSignal;
  /** There is something to show: the accounts work and auctions are live. The rest is seeded after it. */
  readonly onAccounts: (accounts: readonly DemoAccount[]) => void;
  /** One line per phase. */
  readonly onProgress: (line: string) => void;
}

/** Live auctions of the first screen: every third, so that one closes within minutes and others run on. */
const FIRST_AUCTIONS = 12;
const FIRST_STRIDE = 3;

/**
 * The demo market: invented organisations, a year behind them, and auctions under way. The same at every call (ids included), so it may be
 * called again at any time: it adds what is missing. False: the database is somebody else's. Throws the signal's reason when told to stop.
 */
export async function seedDemo(app: NestFastifyApplication, password: string, options: DemoOptions): Promise<boolean> {
  const { signal, onProgress } = options;
  const registry = app.get(RegistryService, { strict: false });
  const database = app.get(Database, { strict: false });
  const store = new DemoStore();
  const company = new Company(registry, database, store, password, signal);
  const phase = async (name: string, work: () => Promise<string>): Promise<void> => {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const counts = await work();
    onProgress(`demo market: ${name}: ${counts} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
  };
  const live = async (members: typeof CAST) => {
    const auctions = app.get(AuctionsService, { strict: false });
    const lots = app.get(LotsService, { strict: false });
    return new LiveAuctions(database, store, auctions, lots, await company.actors(members));
  };

  const known = (await registry.userByEmail(OPERATOR_EMAIL)) !== null;
  if (!known && options.onlyWhenEmpty && !(await registry.isEmpty())) return false;
  await phase('accounts and first auctions', async () => {
    await registry.ensureOperator({ email: OPERATOR_EMAIL, password, resetPassword: known });
    const added = await company.register(FIRST_PARTS);
    const market = await live(FIRST_PARTS);
    const first = market.numbersAt(await database.now()).filter((_, index) => index % FIRST_STRIDE === 0);
    const opened = await market.open(first.slice(0, FIRST_AUCTIONS), FIRST_AUCTIONS, signal);
    return `${added} new organisations, ${opened} auctions opened`;
  });
  options.onAccounts(accountsWith(password));

  await phase('cast', async () => `${await company.register(CAST)} new organisations of ${CAST.length}`);
  await phase('live auctions', async () => {
    const market = await live(CAST);
    const opened = await market.open(market.numbersAt(await database.now()), CAST.length * 2, signal);
    return `${opened} opened`;
  });
  const actors = await company.actors();
  const organisations = new Map([...actors].map(([key, { organisationId }]) => [key, organisationId]));
  const anchor = await company.anchor();
  const melter = organisations.get('processor') ?? '';
  let purchases: Awaited<ReturnType<typeof writePast>>['purchases'] = [];
  await phase('past trades', async () => {
    const past = await writePast(database, store, anchor, organisations, signal);
    purchases = past.purchases.filter(({ buyerId }) => buyerId === melter);
    return `${past.written} auctions with their trades written`;
  });
  await phase('heats', async () => {
    const written = await writeHeats(database, store, anchor, { organisationId: melter, purchases });
    return `${written} heats written`;
  });
  return true;
}

const accountsWith = (password: string): readonly DemoAccount[] => [
  ...CAST.flatMap(member => (member.what === null ? [] : [{ email: emailOf(member), password, what: member.what }])),
  { email: OPERATOR_EMAIL, password, what: 'operator, reviews credentials' },
];
