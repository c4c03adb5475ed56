import { randomUUID } from 'node:crypto';
import { OPERATOR, type TestApp } from './app.js';

/** Somebody at the API: sends operations with a session token, as any client would. */
export interface Caller {
  readonly token: string | null;
  readonly organisationId: string;
  /** Data of an operation that must have no errors. */
  ask<Data = Answer>(query: string, variables?: object, locale?: string): Promise<Data>;
  /** `extensions.code` of the first error of an operation that must fail. */
  fail(query: string, variables?: object): Promise<string>;
  raw(query: string, variables?: object, headers?: Record<string, string>): Promise<RawAnswer>;
}
// biome-ignore lint/suspicious/noExplicitAny: answers of GraphQL operations are as the operation asks
export type Answer = any;
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { data?: Answer; errors?: { message: string; extensions: { code: string; fields?: Answer } }[] };
}

export function callerOf(app: Pick<TestApp, 'url'>, token: string | null, organisationId = ''): Caller {
  const raw = async (
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'accept-language': 'en',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as RawAnswer['body'] };
  };
  return {
    token,
    organisationId,
    raw,
    ask: async (query, variables, locale = 'en') => {
      const { body } = await raw(query, variables, { 'accept-language': locale });
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
    fail: async (query, variables) => {
      const { body } = await raw(query, variables);
      const code = body.errors?.[0]?.extensions.code;
      if (code === undefined) throw new Error(`no error: ${JSON.stringify(body)}`);
      return code;
    },
  };
}

export const REGISTER = `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
  __typename ... on Session { token expiresAt viewer { userId email organisation { id name roles verified } } }
  ... on Refusal { code message } ... on InvalidSocialCreditCode { position } } }`;
export const SUBMIT = `mutation ($input: SubmitCredentialInput!) { submitCredential(input: $input) {
  __typename ... on Credential { id kind status number } ... on Refusal { code message } } }`;
export const REVIEW = `mutation ($input: ReviewCredentialInput!) { reviewCredential(input: $input) {
  __typename ... on Credential { id status } ... on Refusal { code message } } }`;
export const CREATE_LOT = `mutation ($input: CreateLotInput!) { createLot(input: $input) {
  __typename ... on Lot { id status title } ... on Refusal { code message } } }`;
export const OPEN_AUCTION = `mutation ($input: OpenAuctionInput!) { openAuction(input: $input) {
  __typename ... on Auction { id status version closesAt minimumNextPrice currentPrice reserveMet bidCount } ... on Refusal { code message } } }`;
export const PLACE_BID = `mutation ($input: PlaceBidInput!) { placeBid(input: $input) {
  __typename ... on BidAccepted { bidId version pricePerTonne leading closesAt at }
  ... on Refusal { code message } ... on BidTooLow { minimumNextPrice } ... on BidderNotEligible { reasons { code message } } } }`;

let codes = 0;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A new social credit code with a valid check digit. */
export function socialCreditCode(): string {
  const stem = `91320100MA${String(process.pid % 1000).padStart(3, '0')}${String(codes++).padStart(4, '0')}`;
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(stem.charAt(index)), 0);
  return stem + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export async function register(
  app: Pick<TestApp, 'url'>,
  role: string,
  more: Record<string, unknown> = {},
): Promise<Caller & { code: string; email: string; password: string }> {
  const id = randomUUID();
  const code = socialCreditCode();
  const email = `${id}@test.example`;
  const password = 'a password of the tests';
  const { registerOrganisation: session } = await callerOf(app, null).ask(REGISTER, {
    input: {
      id,
      name: `${role} ${id.slice(0, 4)}`,
      roles: [role],
      unifiedSocialCreditCode: code,
      region: '320100',
      email,
      password,
      ...more,
    },
  });
  if (session.token === undefined) throw new Error(JSON.stringify(session));
  return { ...callerOf(app, session.token, id), code, email, password };
}

export async function operator(app: Pick<TestApp, 'url'>): Promise<Caller> {
  const { signIn } = await callerOf(app, null).ask(
    `mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { token viewer { organisation { id } } } ... on Refusal { code } } }`,
    { input: OPERATOR },
  );
  return callerOf(app, signIn.token, signIn.viewer.organisation.id);
}

/** Submits a credential and has it verified. Returns its id. */
export async function credential(
  owner: Caller,
  reviewer: Caller,
  kind: string,
  number: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = randomUUID();
  await owner.ask(SUBMIT, { input: { id, kind, number, ...more } });
  const { reviewCredential } = await reviewer.ask(REVIEW, { input: { credentialId: id, decision: 'VERIFY' } });
  if (reviewCredential.status !== 'VERIFIED') throw new Error(JSON.stringify(reviewCredential));
  return id;
}

export async function eligibleRecycler(app: Pick<TestApp, 'url'>, reviewer: Caller): Promise<Caller> {
  const recycler = await register(app, 'RECYCLER');
  await credential(recycler, reviewer, 'RECYCLER_FILING', 'R-1');
  return recycler;
}

export async function eligibleProcessor(app: Pick<TestApp, 'url'>, reviewer: Caller): Promise<Caller> {
  const processor = await register(app, 'PROCESSOR');
  await credential(processor, reviewer, 'DISCHARGE_PERMIT', `${processor.code}001P`);
  await credential(processor, reviewer, 'HAZARDOUS_WASTE_CONTRACT', 'HW-1');
  return processor;
}

export async function createLot(seller: Caller, more: Record<string, unknown> = {}): Promise<string> {
  const { createLot: lot } = await seller.ask(CREATE_LOT, {
    input: {
      id: randomUUID(),
      title: 'Car wheels A356',
      gradeStandard: 'cn-trade',
      gradeCode: 'LUN-GU-LV',
      form: 'WHEEL',
      origin: 'POST_CONSUMER',
      massKg: 18_220,
      region: '320100',
      taxMode: 'VAT13',
      ...more,
    },
  });
  if (lot.id === undefined) throw new Error(JSON.stringify(lot));
  return lot.id;
}

export async function openAuction(seller: Caller, lotId: string, more: Record<string, unknown> = {}): Promise<string> {
  const { openAuction: auction } = await seller.ask(OPEN_AUCTION, {
    input: {
      id: randomUUID(),
      lotId,
      format: 'ENGLISH',
      closesAt: new Date(Date.now() + 3_600_000).toISOString(),
      startPrice: '15000.00',
      increment: '50.00',
      ...more,
    },
  });
  if (auction.id === undefined) throw new Error(JSON.stringify(auction));
  return auction.id;
}

export async function bid(
  bidder: Caller,
  auctionId: string,
  pricePerTonne: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { placeBid } = await bidder.ask(PLACE_BID, {
    input: { bidId: randomUUID(), auctionId, pricePerTonne, ...more },
  });
  return placeBid;
}

/** Waits until `look` gives something; fails after `withinMs`. */
export async function eventually<Value>(
  look: () => Promise<Value | null | undefined | false>,
  withinMs = 5_000,
): Promise<Value> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error('waited in vain');
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
