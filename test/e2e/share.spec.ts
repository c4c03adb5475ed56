import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import {
  type Answer,
  bid,
  type Caller,
  callerOf,
  createLot,
  eligibleProcessor,
  eventually,
  openAuction,
  operator,
  register,
} from './client.js';

const FIGURES = `recycledShare postConsumerShare recycledMetalKg preConsumerMetalKg postConsumerMetalKg totalMetalKg internalMetalKg assumedMetalKg`;
const ARGUMENTS = '(organisationId: $organisationId, from: $from, to: $to)';
const PERIOD = '$organisationId: ID!, $from: Date!, $to: Date!';
const YEAR = `query (${PERIOD}) { year: recycledShare${ARGUMENTS} { recycledShare recycledMetalKg totalMetalKg assumedMetalKg factorSet factorVerified } }`;
const MONTHS = `query (${PERIOD}) { months: recycledShareByMonth${ARGUMENTS} { month ${FIGURES} } }`;
const ALLOYS = `query (${PERIOD}) { alloys: recycledShareByAlloy${ARGUMENTS} { alloy ${FIGURES} } }`;
const HEATS = `query (${PERIOD}, $first: Int, $after: String) {
  heats(organisationId: $organisationId, from: $from, to: $to, first: $first, after: $after) {
    nodes { id alloy meltedAt productKg drossKg recycledContent assumedMetalKg
      inputs { source tradeId origin massKg aluminiumPercent aluminiumAssumed } }
    endCursor hasNextPage } }`;
const STOCK = '{ metalStock { tradeId lotTitle origin aluminiumPercent settlementKg drawnKg leftKg } }';
const RECORD = `mutation ($input: RecordHeatInput!) { answer: recordHeat(input: $input) {
  __typename ... on Heat { id recycledContent drossKg inputs { source massKg } } ... on Refusal { code message } } }`;

let app: TestApp;
let op: Caller;
let outsider: Caller;
beforeAll(async () => {
  app = await startApp();
  op = await operator(app);
  outsider = await register(app, 'PROCESSOR');
}, 60_000);
afterAll(() => app.close());

interface Charge {
  readonly source: string;
  readonly massKg: number;
  readonly tradeId?: string;
  readonly aluminiumPercent?: string;
}
async function melt(by: Caller, meltedAt: string, inputs: readonly Charge[], alloy = 'ADC12'): Promise<string> {
  const input = { id: randomUUID(), meltedAt, alloy, inputs, productKg: 1, drossKg: 0 };
  const { answer } = await by.ask(RECORD, { input });
  expect(answer.__typename).toBe('Heat');
  return input.id;
}

const ask = async (by: Caller, query: string, from: string, to: string, more: object = {}): Promise<Answer> =>
  by.ask(query, { organisationId: by.organisationId, from, to, ...more });
const fieldsOf = async (by: Caller, query: string, variables: object): Promise<string[]> => {
  const { body } = await by.raw(query, { organisationId: by.organisationId, ...variables });
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return body.errors?.[0]?.extensions.fields.map(({ path, code }: Answer) => `${path} ${code}`);
};
/** "1234.500" → 1234500n, exact. */
const grams = (kg: string): bigint => BigInt(kg.replace('.', ''));
const sum = (parts: readonly Answer[], figure: string): bigint =>
  parts.reduce((total, part) => total + grams(part[figure]), 0n);

describe('the share by month', () => {
  test('a month begins and ends at midnight in Shanghai, to the millisecond', async () => {
    const melter = await register(app, 'PROCESSOR');
    const charge = (massKg: number) => [{ source: 'POST_CONSUMER', massKg, aluminiumPercent: '100' }];
    await melt(melter, '2026-02-28T23:59:59.999+08:00', charge(1));
    await melt(melter, '2026-03-01T00:00:00.000+08:00', charge(20));
    await melt(melter, '2026-03-31T15:59:59.999Z', charge(300)); // 23:59:59.999 on 31 March
    await melt(melter, '2026-03-31T16:00:00.000Z', charge(4_000)); // midnight, 1 April
    const { months } = await ask(melter, MONTHS, '2026-01-01', '2026-04-30');
    expect(months.map((month: Answer) => [month.month, month.totalMetalKg])).toEqual([
      ['2026-01', '0.000'],
      ['2026-02', '1.000'],
      ['2026-03', '320.000'],
      ['2026-04', '4000.000'],
    ]);
  });

  test('the days of the period cut its first and last month', async () => {
    const melter = await register(app, 'PROCESSOR');
    for (const day of ['14', '15', '16']) {
      await melt(melter, `2026-05-${day}T12:00:00+08:00`, [{ source: 'PRIMARY', massKg: 10 }]);
    }
    const { months } = await ask(melter, MONTHS, '2026-05-15', '2026-05-15');
    expect(months).toMatchObject([{ month: '2026-05', totalMetalKg: '10.000', assumedMetalKg: '10.000' }]);
  });

  test('months and alloys both add up to the year, to the gram, and internal scrap is in neither side', async () => {
    const melter = await register(app, 'PROCESSOR');
    await melt(melter, '2026-01-05T08:00:00+08:00', [
      { source: 'POST_CONSUMER', massKg: 1_001, aluminiumPercent: '91.2345' },
      { source: 'PRIMARY', massKg: 999, aluminiumPercent: '99.7' },
      { source: 'INTERNAL', massKg: 5_000 },
    ]);
    await melt(melter, '2026-01-31T23:30:00+08:00', [
      { source: 'PRE_CONSUMER', massKg: 703, aluminiumPercent: '97' },
      { source: 'ALLOYING', massKg: 31 },
    ]);
    const a356 = [
      { source: 'PRE_CONSUMER', massKg: 333, aluminiumPercent: '98.1' },
      { source: 'UNKNOWN', massKg: 77 },
    ];
    await melt(melter, '2026-07-01T00:00:00+08:00', a356, 'A356.2');
    const { year } = await ask(melter, YEAR, '2026-01-01', '2026-12-31');
    const { months } = await ask(melter, MONTHS, '2026-01-01', '2026-12-31');
    const { alloys } = await ask(melter, ALLOYS, '2026-01-01', '2026-12-31');
    expect(months).toHaveLength(12);
    expect(alloys.map((part: Answer) => part.alloy)).toEqual(['ADC12', 'A356.2']);
    for (const parts of [months, alloys]) {
      expect(sum(parts, 'totalMetalKg')).toBe(grams(year.totalMetalKg));
      expect(sum(parts, 'recycledMetalKg')).toBe(grams(year.recycledMetalKg));
      expect(sum(parts, 'assumedMetalKg')).toBe(grams(year.assumedMetalKg));
      expect(sum(parts, 'internalMetalKg')).toBe(5_000_000n);
      for (const part of parts) {
        expect(grams(part.preConsumerMetalKg) + grams(part.postConsumerMetalKg)).toBe(grams(part.recycledMetalKg));
      }
    }
    // 1,001 kg × 91.2345 % = 913.257345 kg; 999 kg × 99.7 % = 996.003 kg; 703 kg × 97 % = 681.910 kg; 31 kg alloying
    expect(months[0]).toMatchObject({
      month: '2026-01',
      postConsumerMetalKg: '913.257',
      preConsumerMetalKg: '681.910',
      totalMetalKg: '2622.170',
      recycledShare: '60.8339',
      postConsumerShare: '34.8283',
    });
    expect(months[1]).toMatchObject({ month: '2026-02', recycledShare: '0.0000', totalMetalKg: '0.000' });
    expect([year.factorSet, year.factorVerified]).toEqual(['cn-13th-plan-derived (unverified)', false]);
  });

  test('a period is 36 calendar months at most and does not end before it begins', async () => {
    const { months } = await ask(outsider, MONTHS, '2024-01-31', '2026-12-01');
    expect(months).toHaveLength(36);
    for (const query of [MONTHS, ALLOYS]) {
      expect(await fieldsOf(outsider, query, { from: '2023-12-31', to: '2026-12-01' })).toEqual(['to TOO_LONG']);
      expect(await fieldsOf(outsider, query, { from: '2026-02-01', to: '2026-01-31' })).toEqual(['to BEFORE_START']);
    }
  });
});

describe('heats', () => {
  test('come newest first in pages without gap or repeat, also where two were melted at one instant', async () => {
    const melter = await register(app, 'PROCESSOR');
    const charge = [{ source: 'UNKNOWN', massKg: 10 }];
    const at = ['2026-06-01T00:00:00+08:00', '2026-06-02T00:00:00+08:00', '2026-06-02T00:00:00+08:00'];
    const ids: string[] = [];
    for (const meltedAt of [...at, '2026-06-03T00:00:00+08:00']) ids.push(await melt(melter, meltedAt, charge));
    await melt(melter, '2026-07-01T00:00:00+08:00', charge);
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page++) {
      const { heats }: Answer = await ask(melter, HEATS, '2026-06-01', '2026-06-30', { first: 1, after });
      seen.push(...heats.nodes.map((heat: Answer) => heat.id));
      after = heats.endCursor;
      if (!heats.hasNextPage) break;
    }
    expect(seen).toHaveLength(4);
    expect([seen[0], seen[3]]).toEqual([ids[3], ids[0]]);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  test('tell their inputs in the order in which they were given, and what was assumed', async () => {
    const melter = await register(app, 'PROCESSOR');
    await melt(melter, '2026-06-01T00:00:00+08:00', [
      { source: 'UNKNOWN', massKg: 30 },
      { source: 'PRE_CONSUMER', massKg: 70, aluminiumPercent: '96.5' },
    ]);
    const { heats } = await ask(melter, HEATS, '2026-06-01', '2026-06-01');
    expect(heats).toMatchObject({ hasNextPage: false, nodes: [{ alloy: 'ADC12', productKg: 1, drossKg: 0 }] });
    expect(heats.nodes[0].inputs).toEqual([
      {
        source: 'UNKNOWN',
        tradeId: null,
        origin: null,
        massKg: 30,
        aluminiumPercent: '100.0000',
        aluminiumAssumed: true,
      },
      {
        source: 'PRE_CONSUMER',
        tradeId: null,
        origin: null,
        massKg: 70,
        aluminiumPercent: '96.5000',
        aluminiumAssumed: false,
      },
    ]);
  });

  test('a page has 1 to 100 heats and goes on only from a cursor of the list', async () => {
    const period = { from: '2026-06-01', to: '2026-06-30' };
    expect(await fieldsOf(outsider, HEATS, { ...period, first: 101 })).toEqual(['first OUT_OF_RANGE']);
    expect(await fieldsOf(outsider, HEATS, { ...period, first: 0 })).toEqual(['first OUT_OF_RANGE']);
    for (const after of ['', 'bm90IGEgY3Vyc29y', Buffer.from('999999999999999 0').toString('base64url')]) {
      expect(await fieldsOf(outsider, HEATS, { ...period, after })).toEqual(['after FOREIGN_CURSOR']);
    }
    const far = Buffer.from(`999999999999999 ${randomUUID()}`).toString('base64url');
    expect(await fieldsOf(outsider, HEATS, { ...period, after: far })).toEqual(['after FOREIGN_CURSOR']);
  });
});

describe('who sees them', () => {
  test('the organisation itself and operators; nobody else learns whether it exists', async () => {
    const melter = await register(app, 'PROCESSOR');
    await melt(melter, '2026-06-01T00:00:00+08:00', [{ source: 'POST_CONSUMER', massKg: 10 }]);
    const variables = { organisationId: melter.organisationId, from: '2026-06-01', to: '2026-06-30' };
    for (const query of [MONTHS, ALLOYS, HEATS]) {
      expect(JSON.stringify(await op.ask(query, variables))).toBe(JSON.stringify(await melter.ask(query, variables)));
      expect(await outsider.fail(query, variables)).toBe('NOT_FOUND');
      expect(await op.fail(query, { ...variables, organisationId: randomUUID() })).toBe('NOT_FOUND');
      expect(await callerOf(app, null).fail(query, variables)).toBe('UNAUTHENTICATED');
    }
    expect(await callerOf(app, null).fail(STOCK)).toBe('UNAUTHENTICATED');
  });
});

describe('the stock', () => {
  test('is what heats have left of my settled purchases, with the aluminium that the inspection found', async () => {
    const seller = await register(app, 'COLLECTOR');
    const buyer = await eligibleProcessor(app, op);
    const tradeId = await settled(seller, buyer, { metalContentPercent: '96.25' });
    const stock = async (by: Caller): Promise<Answer> => (await by.ask(STOCK)).metalStock;
    const whole = {
      tradeId,
      lotTitle: 'Car wheels A356',
      origin: 'POST_CONSUMER',
      aluminiumPercent: '96.2500',
      settlementKg: '18220.0',
    };
    expect(await stock(buyer)).toEqual([{ ...whole, drawnKg: '0.0', leftKg: '18220.0' }]);
    await melt(buyer, '2026-06-01T00:00:00+08:00', [
      { source: 'TRADE', tradeId, massKg: 5_000 },
      { source: 'TRADE', tradeId, massKg: 220 },
    ]);
    await melt(buyer, '2026-05-01T00:00:00+08:00', [{ source: 'TRADE', tradeId, massKg: 3_000 }]);
    expect(await stock(buyer)).toEqual([{ ...whole, drawnKg: '8220.0', leftKg: '10000.0' }]);
    for (const other of [seller, outsider, op]) expect(await stock(other)).toEqual([]);
  });
});

async function settled(seller: Caller, buyer: Caller, sample: object): Promise<string> {
  const auctionId = await openAuction(seller, await createLot(seller));
  expect((await bid(buyer, auctionId, '15000.00')).__typename).toBe('BidAccepted');
  await app.setClock(Date.now() + 2 * 60 * 60 * 1000);
  const tradeId = await eventually(async () => {
    const { auction } = await buyer.ask('query ($id: ID!) { auction(id: $id) { trade { id } } }', { id: auctionId });
    return auction.trade?.id as string | undefined;
  });
  await app.setClock(null);
  const RESULT = '{ __typename ... on Trade { status } }';
  for (const party of [seller, buyer]) {
    await party.ask(`mutation ($input: WeighbridgeTicketInput!) { recordWeighbridgeTicket(input: $input) ${RESULT} }`, {
      input: {
        id: randomUUID(),
        tradeId,
        grossKg: '32480',
        tareKg: '14260',
        plate: '苏A·12345',
        weighedAt: new Date().toISOString(),
      },
    });
  }
  await buyer.ask(`mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) ${RESULT} }`, {
    input: { id: randomUUID(), tradeId, sample },
  });
  const confirm = `mutation ($tradeId: ID!) { answer: confirmSettlement(tradeId: $tradeId) ${RESULT} }`;
  await seller.ask(confirm, { tradeId });
  expect((await buyer.ask(confirm, { tradeId })).answer.status).toBe('SETTLED');
  return tradeId;
}
