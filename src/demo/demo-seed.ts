import { randomUUID } from 'node:crypto';
import { type CredentialKind, checkSocialCreditCode, type Role } from '@app/compliance';
import { money } from '@app/units';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuctionsService } from '../auctions/index.js';
import { LotsService } from '../lots/index.js';
import type { SignedIn } from '../platform/auth/index.js';
import { isRefusal, type Refusal } from '../platform/refusals/index.js';
import { RegistryService } from '../registry/index.js';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly what: string;
}

interface DemoOrganisation {
  readonly email: string;
  readonly what: string;
  readonly name: string;
  readonly role: Role;
  readonly region: string;
  /** the first 17 characters; the check digit is computed */
  readonly codeStem: string;
  readonly credentials: readonly CredentialKind[];
}

/** Invented names; the codes have valid check digits and stand for nobody. */
const ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    email: 'collector@demo.aluloop.example',
    what: 'collector, sells',
    name: '示例·江北回收站',
    role: 'COLLECTOR',
    region: '320100',
    codeStem: '91320100MA0000001',
    credentials: [],
  },
  {
    email: 'recycler@demo.aluloop.example',
    what: 'recycler, bids',
    name: '示例·长风再生资源',
    role: 'RECYCLER',
    region: '330100',
    codeStem: '91330100MA0000002',
    credentials: ['RECYCLER_FILING'],
  },
  {
    email: 'processor@demo.aluloop.example',
    what: 'processor, bids and melts',
    name: '示例·明江铝业',
    role: 'PROCESSOR',
    region: '440600',
    codeStem: '91440600MA0000003',
    credentials: ['DISCHARGE_PERMIT', 'HAZARDOUS_WASTE_CONTRACT'],
  },
  {
    email: 'observer@demo.aluloop.example',
    what: 'observer, sees what anyone sees',
    name: '示例·行业观察',
    role: 'OBSERVER',
    region: '110000',
    codeStem: '91110000MA0000004',
    credentials: [],
  },
];
const OPERATOR_EMAIL = 'operator@demo.aluloop.example';

const HOUR_MS = 3_600_000;
const AUCTION_HOURS = 6;

/**
 * One account per role and one live auction, so that the page has something to show. With `onlyWhenEmpty` it does nothing on a database
 * that somebody else already uses. May be run again: accounts stay, and the auction is renewed when it is over.
 */
export async function seedDemo(
  app: NestFastifyApplication,
  password: string,
  { onlyWhenEmpty }: { readonly onlyWhenEmpty: boolean },
): Promise<readonly DemoAccount[]> {
  const registry = app.get(RegistryService, { strict: false });
  const known = (await registry.userByEmail(OPERATOR_EMAIL)) !== null;
  if (!known && onlyWhenEmpty && !(await registry.isEmpty())) return [];
  await registry.ensureOperator({ email: OPERATOR_EMAIL, password, resetPassword: known });
  const operator = await signedIn(registry, OPERATOR_EMAIL);
  for (const organisation of ORGANISATIONS) {
    await addOrganisation(registry, organisation, operator, password);
  }
  const collector = ORGANISATIONS.find(({ role }) => role === 'COLLECTOR');
  if (collector !== undefined) await renewAuction(app, await signedIn(registry, collector.email));
  return [
    ...ORGANISATIONS.map(({ email, what }) => ({ email, password, what })),
    { email: OPERATOR_EMAIL, password, what: 'operator, reviews credentials' },
  ];
}

async function addOrganisation(
  registry: RegistryService,
  organisation: DemoOrganisation,
  operator: SignedIn,
  password: string,
): Promise<void> {
  if ((await registry.userByEmail(organisation.email)) !== null) {
    return registry.ensurePassword(organisation.email, password);
  }
  const unifiedSocialCreditCode = withCheckDigit(organisation.codeStem);
  must(
    await registry.register({
      id: randomUUID(),
      name: organisation.name,
      roles: [organisation.role],
      unifiedSocialCreditCode,
      naturalPerson: false,
      region: organisation.region,
      email: organisation.email,
      password,
    }),
  );
  const actor = await signedIn(registry, organisation.email);
  for (const kind of organisation.credentials) {
    const number =
      kind === 'DISCHARGE_PERMIT' ? `${unifiedSocialCreditCode}001P` : `DEMO-${organisation.codeStem.slice(-3)}`;
    const id = randomUUID();
    must(await registry.submitCredential(actor, { id, kind, number, grade: null, validFrom: null, validTo: null }));
    must(await registry.reviewCredential(operator, { credentialId: id, decision: 'VERIFY', reason: 'demo' }));
  }
}

async function renewAuction(app: NestFastifyApplication, seller: SignedIn): Promise<void> {
  const auctions = app.get(AuctionsService, { strict: false });
  if (await auctions.hasLiveAuctionOf(seller.organisationId)) return;
  const lot = must(
    await app.get(LotsService, { strict: false }).post(seller, {
      id: randomUUID(),
      title: '示例 汽车轮毂 A356 · Demo: car wheels A356',
      description: '演示数据，并非真实标的。\nSample data, not a real lot.',
      gradeStandard: 'cn-trade',
      gradeCode: 'LUN-GU-LV',
      form: 'WHEEL',
      origin: 'POST_CONSUMER',
      massKg: 18_220,
      region: '320100',
      latitude: null,
      longitude: null,
      taxMode: 'VAT13',
      sample: null,
      declaredDeviations: [],
      allowedMoisturePercent: null,
      allowedInclusionPercent: null,
    }),
  );
  must(
    await auctions.open(seller, {
      id: randomUUID(),
      lotId: lot.id,
      format: 'ENGLISH',
      opensAt: null,
      closesAt: (await auctions.now()) + AUCTION_HOURS * HOUR_MS,
      startPrice: money(1_650_000n),
      reservePrice: money(1_720_000n),
      increment: money(5_000n),
      stepSeconds: null,
      floorPrice: null,
      softCloseWindowSeconds: 300,
      softCloseExtensionSeconds: 300,
      hardCloseAt: null,
      incrementTiers: null,
      requiredCredentials: [],
    }),
  );
}

async function signedIn(registry: RegistryService, email: string): Promise<SignedIn> {
  const actor = await registry.actorByEmail(email);
  if (actor === null) throw new Error(`demo: there is no account ${email}`);
  return actor;
}

function withCheckDigit(stem: string): string {
  const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map(digit => stem + digit)
    .find(candidate => checkSocialCreditCode(candidate).kind === 'VALID');
  if (code === undefined) throw new Error(`demo: no check digit fits ${stem}`);
  return code;
}

function must<Result extends object>(result: Result | Refusal<string> | null): Result {
  if (result === null || isRefusal(result)) throw new Error(`demo: refused ${JSON.stringify(result)}`);
  return result;
}
