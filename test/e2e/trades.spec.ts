import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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

const TRADE = `id status unitPrice seller { id name } buyer { id } lot { id seller { id name } }
  settlement { grossKg tareKg netKg settlementKg amount amountExcludingTax confirmedBy }`;
const RESULT = `{ __typename ... on Trade { ${TRADE} } ... on Refusal { code message } }`;
const TICKET = `mutation ($input: WeighbridgeTicketInput!) { answer: recordWeighbridgeTicket(input: $input) ${RESULT} }`;
const INSPECT = `mutation ($input: RecordInspectionInput!) { answer: recordInspection(input: $input) ${RESULT} }`;
const CONFIRM = `mutation ($tradeId: ID!) { answer: confirmSettlement(tradeId: $tradeId) ${RESULT} }`;
const HEAT = `mutation ($input: RecordHeatInput!) { answer: recordHeat(input: $input) {
  __typename ... on Heat { id alloy meltedAt productKg recycledContent assumedMetalKg } ... on Refusal { code message } } }`;
const SHARE = `query ($organisationId: ID!, $from: Date!, $to: Date!) { share: recycledShare(organisationId: $organisationId, from: $from, to: $to) {
  recycledShare postConsumerShare recycledMetalKg totalMetalKg target gapKg avoidedCo2Kg factorSet assumedMetalKg } }`;
const ONE = `query ($id: ID!) { trade(id: $id) { ${TRADE} } }`;

const DAY_MS = 24 * 60 * 60 * 1000;

let app: TestApp;
let op: Caller;
let seller: Caller;
let buyer: Caller;
let outsider: Caller;
beforeAll(async () => {
  app = await startApp();
  op = await operator(app);
  seller = await register(app, 'COLLECTOR');
  buyer = await eligibleProcessor(app, op);
  outsider = await eligibleProcessor(app, op);
}, 60_000);
afterAll(() => app.close());

/** One hammer: a lot of `from`, bought by `to` for 15,000.00. */
async function sale(
  lot: Record<string, unknown> = {},
  from: Caller = seller,
  to: Caller = buyer,
): Promise<{ auctionId: string; tradeId: string }> {
  const auctionId = await openAuction(from, await createLot(from, lot));
  const accepted = await bid(to, auctionId, '15000.00');
  expect(accepted.__typename).toBe('BidAccepted');
  await app.setClock(Date.now() + 2 * 60 * 60 * 1000);
  const tradeId = await eventually(async () => {
    const { auction } = await to.ask('query ($id: ID!) { auction(id: $id) { trade { id } } }', { id: auctionId });
    return auction.trade?.id as string | undefined;
  });
  await app.setClock(null);
  return { auctionId, tradeId };
}

const ticketOf = (tradeId: string, grossKg: string, more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  tradeId,
  grossKg,
  tareKg: '14260',
  plate: '苏A·12345',
  weighedAt: new Date().toISOString(),
  ...more,
});
const weigh = async (caller: Caller, ticket: object): Promise<Answer> =>
  (await caller.ask(TICKET, { input: ticket })).answer;
const inspect = async (caller: Caller, tradeId: string, sample: object, id = randomUUID()): Promise<Answer> =>
  (await caller.ask(INSPECT, { input: { id, tradeId, sample } })).answer;
const confirm = async (caller: Caller, tradeId: string): Promise<Answer> =>
  (await caller.ask(CONFIRM, { tradeId })).answer;
const melt = async (caller: Caller, heat: object): Promise<Answer> => (await caller.ask(HEAT, { input: heat })).answer;
const fieldsOf = async (caller: Caller, query: string, input: object): Promise<Answer> => {
  const { body } = await caller.raw(query, { input });
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return body.errors?.[0]?.extensions.fields.map(({ path, code }: Answer) => `${path} ${code}`);
};

async function delivered(lot: Record<string, unknown> = {}): Promise<string> {
  const { tradeId } = await sale(lot);
  await weigh(seller, ticketOf(tradeId, '32480'));
  expect(await weigh(buyer, ticketOf(tradeId, '32480'))).toMatchObject({ status: 'DELIVERED' });
  return tradeId;
}

/** The trade of the vector: 17,641.0 kg to melt. */
async function settled(sample: object = {}): Promise<string> {
  const tradeId = await delivered({ allowedMoisturePercent: '1.0', allowedInclusionPercent: '0.5' });
  await inspect(buyer, tradeId, { moisturePercent: '3.2', inclusionPercent: '1.5', ...sample });
  await confirm(seller, tradeId);
  expect(await confirm(buyer, tradeId)).toMatchObject({ status: 'SETTLED' });
  return tradeId;
}

describe('the award', () => {
  test('a sale becomes exactly one trade, and only its parties and operators see it', async () => {
    const person = await register(app, 'COLLECTOR', {
      naturalPerson: true,
      unifiedSocialCreditCode: null,
      name: '张三丰',
    });
    const { auctionId, tradeId } = await sale({}, person);
    for (const caller of [person, buyer, op]) {
      const { auction, trade } = await caller.ask(
        `query ($id: ID!, $tradeId: ID!) { auction(id: $id) { trade { id } } trade(id: $tradeId) { ${TRADE} } }`,
        { id: auctionId, tradeId },
      );
      expect(auction.trade).toEqual({ id: tradeId });
      expect(trade).toMatchObject({
        status: 'AWARDED',
        unitPrice: '15000.00',
        seller: { id: person.organisationId, name: '张三丰' },
        buyer: { id: buyer.organisationId },
        lot: { seller: { name: '张三丰' } },
        settlement: null,
      });
    }
    for (const caller of [outsider, callerOf(app, null)]) {
      const { auction, trade } = await caller.ask(
        'query ($id: ID!, $tradeId: ID!) { auction(id: $id) { trade { id } } trade(id: $tradeId) { id } }',
        { id: auctionId, tradeId },
      );
      expect([auction.trade, trade]).toEqual([null, null]);
    }
    expect(await app.sql('SELECT id FROM trade WHERE auction_id = $1', [auctionId])).toHaveLength(1);
  });

  test('an auction that passes in leaves no trade', async () => {
    const auctionId = await openAuction(seller, await createLot(seller));
    await app.setClock(Date.now() + 2 * 60 * 60 * 1000);
    await eventually(async () => {
      const [row] = await app.sql<{ done: boolean }>(
        `SELECT outcome = 'PASSED_IN' AND unconsumed = '{}' AS done FROM auction WHERE id = $1`,
        [auctionId],
      );
      return row?.done;
    });
    await app.setClock(null);
    expect(await app.sql('SELECT id FROM trade WHERE auction_id = $1', [auctionId])).toEqual([]);
    expect(await seller.ask('query ($id: ID!) { auction(id: $id) { trade { id } } }', { id: auctionId })).toEqual({
      auction: { trade: null },
    });
  });

  test('myTrades are those of either side, newest first', async () => {
    const [first, second] = [await sale(), await sale()];
    for (const caller of [seller, buyer]) {
      const { myTrades } = await caller.ask('{ myTrades { id } }');
      expect(myTrades.slice(0, 2)).toEqual([{ id: second.tradeId }, { id: first.tradeId }]);
    }
    expect(await outsider.ask('{ myTrades { id } }')).toEqual({ myTrades: [] });
    expect(await callerOf(app, null).fail('{ myTrades { id } }')).toBe('UNAUTHENTICATED');
  });
});

describe('weighing', () => {
  let tradeId: string;
  beforeEach(async () => {
    ({ tradeId } = await sale());
  });

  test('each side records one ticket with its own id, and the trade is delivered when both are in', async () => {
    const ticket = ticketOf(tradeId, '32480.5', { scaleId: 'S-1' });
    expect(await weigh(seller, ticket)).toMatchObject({ __typename: 'Trade', status: 'AWARDED' });
    expect(await weigh(seller, { ...ticket, grossKg: '32480.500', id: ticket.id.toUpperCase() })).toMatchObject({
      status: 'AWARDED',
    });
    expect(await weigh(seller, { ...ticket, plate: '苏B·1' })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await weigh(buyer, ticket)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await weigh(seller, ticketOf(tradeId, '32480'))).toMatchObject({ code: 'TICKET_EXISTS' });
    expect(await weigh(buyer, ticketOf(tradeId, '32480'))).toMatchObject({ status: 'DELIVERED', settlement: null });
    expect(await weigh(seller, ticket)).toMatchObject({ status: 'DELIVERED' });
  });

  test('of two tickets of one side at once, one stands', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => weigh(seller, ticketOf(tradeId, '32480'))));
    expect(answers.map(answer => answer.code ?? answer.status).sort()).toEqual([
      'AWARDED',
      'TICKET_EXISTS',
      'TICKET_EXISTS',
    ]);
  });

  test('a trade of others does not exist, and signing in comes first', async () => {
    const input = ticketOf(tradeId, '32480');
    expect(await outsider.fail(TICKET, { input })).toBe('NOT_FOUND');
    expect(await outsider.fail(CONFIRM, { tradeId })).toBe('NOT_FOUND');
    expect(await buyer.fail(TICKET, { input: ticketOf(randomUUID(), '32480') })).toBe('NOT_FOUND');
    expect(await op.fail(TICKET, { input })).toBe('FORBIDDEN');
    expect(await callerOf(app, null).fail(TICKET, { input })).toBe('UNAUTHENTICATED');
    expect(await weigh(seller, input)).toMatchObject({ status: 'AWARDED' });
  });

  test('a ticket that cannot be is refused at its field', async () => {
    expect(await fieldsOf(seller, TICKET, ticketOf(tradeId, '14260.000'))).toEqual(['input.tareKg NOT_BELOW_GROSS']);
    expect(await fieldsOf(seller, TICKET, ticketOf(tradeId, '32480', { plate: ' ' }))).toEqual([
      'input.plate TOO_SHORT',
    ]);
    expect(await fieldsOf(seller, TICKET, ticketOf(tradeId, '32480.1234'))).toEqual([
      'input.grossKg TOO_MANY_DECIMALS',
    ]);
    await app.setClock('2026-01-01T00:00:00.000Z');
    const ahead = ticketOf(tradeId, '32480', { weighedAt: '2026-01-01T00:05:00.001Z' });
    expect(await fieldsOf(seller, TICKET, ahead)).toEqual(['input.weighedAt IN_THE_FUTURE']);
    expect(await weigh(seller, { ...ahead, weighedAt: '2026-01-01T00:05:00.000Z' })).toMatchObject({
      status: 'AWARDED',
    });
    await app.setClock(null);
  });

  test('nets that differ by more than 3 ‰ are weighed again, as often as needed', async () => {
    const sellers = ticketOf(tradeId, '24260');
    await weigh(seller, sellers);
    await weigh(buyer, ticketOf(tradeId, '24290.001'));
    const inspection = randomUUID();
    for (const round of [1, 2]) {
      const refused = await inspect(buyer, tradeId, {}, inspection);
      expect({ round, code: refused.code }).toEqual({ round, code: 'REWEIGH_NEEDED' });
      expect(refused.message).toContain('10000.000 / 10030.001 kg, > 3.000 ‰');
      expect(await weigh(buyer, ticketOf(tradeId, '24290.001'))).toMatchObject({ status: 'DELIVERED' });
      expect(await weigh(buyer, ticketOf(tradeId, '24290'))).toMatchObject({ code: 'TICKET_EXISTS' });
    }
    expect(await inspect(buyer, tradeId, {}, inspection)).toMatchObject({ code: 'REWEIGH_NEEDED' });
    expect(await weigh(seller, sellers)).toMatchObject({ __typename: 'Trade' });
    await weigh(buyer, ticketOf(tradeId, '24290'));
    expect(await inspect(buyer, tradeId, {}, inspection)).toMatchObject({
      status: 'INSPECTED',
      settlement: { grossKg: '24290.0', tareKg: '14260.0', netKg: '10030.0', settlementKg: '10030.0' },
    });
  });
});

describe('inspection and settlement', () => {
  test('the sheet of the vector is 17,641.0 kg, and both sides confirm exactly it', async () => {
    const { tradeId } = await sale({ allowedMoisturePercent: '1.0', allowedInclusionPercent: '0.5' });
    const sample = { moisturePercent: '3.2', inclusionPercent: '1.5' };
    await weigh(seller, ticketOf(tradeId, '32480'));
    expect(await inspect(buyer, tradeId, sample)).toMatchObject({ code: 'TRADE_STATE' });
    expect(await confirm(buyer, tradeId)).toMatchObject({ code: 'TRADE_STATE' });
    await weigh(buyer, ticketOf(tradeId, '32480'));
    expect(await seller.fail(INSPECT, { input: { id: randomUUID(), tradeId, sample } })).toBe('NOT_FOUND');
    expect(await outsider.fail(INSPECT, { input: { id: randomUUID(), tradeId, sample } })).toBe('NOT_FOUND');

    const id = randomUUID();
    const settlement = {
      grossKg: '32480.0',
      tareKg: '14260.0',
      netKg: '18220.0',
      settlementKg: '17641.0',
      amount: '264615.00',
      amountExcludingTax: '234172.57',
    };
    expect(await inspect(buyer, tradeId, sample, id)).toMatchObject({
      status: 'INSPECTED',
      settlement: { ...settlement, confirmedBy: [] },
    });
    expect(await inspect(buyer, tradeId, sample, id)).toMatchObject({ status: 'INSPECTED' });
    expect(await inspect(buyer, tradeId, {}, id)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await inspect(buyer, tradeId, sample)).toMatchObject({ code: 'TRADE_STATE' });
    expect(await weigh(seller, ticketOf(tradeId, '32480'))).toMatchObject({ code: 'TRADE_STATE' });

    const once = { status: 'INSPECTED', settlement: { ...settlement, confirmedBy: ['BUYER'] } };
    expect(await confirm(buyer, tradeId)).toMatchObject(once);
    expect(await confirm(buyer, tradeId)).toMatchObject(once);
    const done = { status: 'SETTLED', settlement: { ...settlement, confirmedBy: ['BUYER', 'SELLER'] } };
    expect(await confirm(seller, tradeId)).toMatchObject(done);
    expect(await confirm(buyer, tradeId)).toMatchObject(done);
    expect((await seller.ask(ONE, { id: tradeId })).trade).toMatchObject(done);
  });

  test('both confirmations at once settle the trade', async () => {
    const tradeId = await delivered({ taxMode: 'NONE' });
    await inspect(buyer, tradeId, {});
    await Promise.all([confirm(seller, tradeId), confirm(buyer, tradeId), confirm(seller, tradeId)]);
    const { trade } = await buyer.ask(ONE, { id: tradeId });
    expect(trade).toMatchObject({
      status: 'SETTLED',
      settlement: { amount: '273300.00', amountExcludingTax: '273300.00' },
    });
    expect([...trade.settlement.confirmedBy].sort()).toEqual(['BUYER', 'SELLER']);
  });

  test('metal that fails the radioactivity check is disputed and has no sheet', async () => {
    const tradeId = await delivered();
    const disputed = { status: 'DISPUTED', settlement: null };
    expect(await inspect(buyer, tradeId, { radioactivityPassed: false })).toMatchObject(disputed);
    expect(await confirm(seller, tradeId)).toMatchObject({ code: 'TRADE_STATE' });
    expect((await op.ask(ONE, { id: tradeId })).trade).toMatchObject(disputed);
  });

  test('a refusal speaks the language of the reader', async () => {
    const { tradeId } = await sale();
    const { answer } = await seller.ask(CONFIRM, { tradeId }, 'zh-CN');
    expect(answer).toMatchObject({ code: 'TRADE_STATE', message: expect.stringContaining('交易当前状态为 AWARDED') });
  });
});

describe('heats', () => {
  const heatOf = (inputs: readonly object[], more: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    meltedAt: new Date().toISOString(),
    alloy: 'A356.2',
    inputs,
    productKg: 1,
    ...more,
  });
  const today = () => new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

  test('the example: 10,000 kg bought, 10,000 kg primary and 1,000 kg internal are 50.0000 %', async () => {
    const tradeId = await settled();
    const heat = heatOf(
      [
        { source: 'TRADE', tradeId, massKg: 4_000, aluminiumPercent: '100' },
        { source: 'TRADE', tradeId, massKg: 6_000, aluminiumPercent: '100' },
        { source: 'PRIMARY', massKg: 10_000, aluminiumPercent: '100' },
        { source: 'INTERNAL', massKg: 1_000 },
      ],
      { productKg: 20_000, drossKg: 1_000 },
    );
    const answer = { __typename: 'Heat', recycledContent: '50.0000', productKg: 20_000, assumedMetalKg: '0.000' };
    expect(await melt(buyer, heat)).toMatchObject(answer);
    expect(await melt(buyer, heat)).toMatchObject(answer);
    expect(await melt(buyer, { ...heat, drossKg: 999 })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    const period = { organisationId: buyer.organisationId, from: today(), to: today() };
    const share = {
      recycledShare: '50.0000',
      postConsumerShare: '50.0000',
      recycledMetalKg: '10000.000',
      totalMetalKg: '20000.000',
      target: null,
      gapKg: null,
      avoidedCo2Kg: '109000.000',
      factorSet: 'cn-13th-plan-derived (unverified)',
      assumedMetalKg: '0.000',
    };
    expect(await buyer.ask(SHARE, period)).toEqual({ share });
    expect(await op.ask(SHARE, period)).toEqual({ share });
    expect(await outsider.fail(SHARE, period)).toBe('NOT_FOUND');
    expect(await op.fail(SHARE, { ...period, organisationId: randomUUID() })).toBe('NOT_FOUND');
    expect(await callerOf(app, null).fail(SHARE, period)).toBe('UNAUTHENTICATED');
    expect(await buyer.fail(SHARE, { ...period, from: '9999-12-31' })).toBe('BAD_USER_INPUT');
    expect(await app.sql('SELECT drawn_grams, left_grams FROM metal_draw WHERE trade_id = $1', [tradeId])).toEqual([
      { drawn_grams: '10000000', left_grams: '7641000' },
    ]);
  });

  test('no more leaves a trade than it settled, to the last kilogram', async () => {
    const tradeId = await settled();
    const from = (massKg: number) => heatOf([{ source: 'TRADE', tradeId, massKg }]);
    const twice = heatOf([17_000, 642].map(massKg => ({ source: 'TRADE', tradeId, massKg })));
    expect(await melt(buyer, twice)).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      message: expect.stringContaining('17642.0 kg > 17641.0 kg'),
    });
    expect(await melt(buyer, from(17_640))).toMatchObject({ __typename: 'Heat' });
    expect(await melt(buyer, from(2))).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
    expect(await melt(buyer, from(1))).toMatchObject({ __typename: 'Heat' });
    expect(await melt(buyer, from(1))).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
  });

  test('heats at once cannot draw more than the stock together', async () => {
    const trades = [await settled(), await settled()];
    const heats = [0, 1, 2, 3, 4, 5].map(index =>
      heatOf(
        (index % 2 === 0 ? trades : [...trades].reverse()).map(tradeId => ({
          source: 'TRADE',
          tradeId,
          massKg: 5_000,
        })),
      ),
    );
    const answers = await Promise.all(heats.map(heat => melt(buyer, heat)));
    expect(answers.map(answer => answer.code ?? 'OK').sort()).toEqual([
      ...Array<string>(3).fill('INSUFFICIENT_STOCK'),
      ...Array<string>(3).fill('OK'),
    ]);
  });

  test('only metal of a settled purchase of one’s own is melted, and the checks have their order', async () => {
    const [own, open] = [await settled(), await delivered()];
    await inspect(buyer, open, {});
    expect(await confirm(seller, open)).toMatchObject({ status: 'INSPECTED' });
    const { tradeId: foreign } = await sale({}, seller, outsider);
    const heat = (...tradeIds: string[]) => ({
      input: heatOf(
        tradeIds.map(tradeId => ({ source: 'TRADE', tradeId, massKg: 20_000 })),
        { productKg: 900_000 },
      ),
    });
    const balanced = heatOf([{ source: 'TRADE', tradeId: own, massKg: 100 }], { productKg: 90, drossKg: 11 });
    expect(await buyer.fail(HEAT, heat(own, open, foreign))).toBe('NOT_FOUND');
    expect(await buyer.fail(HEAT, heat(own, randomUUID()))).toBe('NOT_FOUND');
    expect(await seller.fail(HEAT, heat(own))).toBe('FORBIDDEN');
    expect(await melt(buyer, heat(own, open).input)).toMatchObject({ code: 'TRADE_STATE' });
    expect(await melt(buyer, heat(own).input)).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
    expect(await melt(buyer, balanced)).toMatchObject({
      code: 'MASS_BALANCE_VIOLATED',
      message: expect.stringContaining('1.000 kg'),
    });
    expect(await melt(buyer, { ...balanced, drossKg: 10 })).toMatchObject({ __typename: 'Heat' });
  });

  test('what a refused heat asked for is still there, and its id is free', async () => {
    const tradeId = await settled();
    const heat = heatOf([{ source: 'TRADE', tradeId, massKg: 17_641 }], { productKg: 17_642 });
    expect(await melt(buyer, heat)).toMatchObject({ code: 'MASS_BALANCE_VIOLATED' });
    expect(await melt(buyer, { ...heat, productKg: 17_641 })).toMatchObject({ __typename: 'Heat', id: heat.id });
  });

  test('metal counts by what was stated, else inspected, else 100 % and flagged', async () => {
    const inspected = await settled({ metalContentPercent: '80' });
    const unmeasured = await settled();
    const trade = (tradeId: string, more = {}) => ({ source: 'TRADE', tradeId, massKg: 1_000, ...more });
    const primary = { source: 'PRIMARY', massKg: 1_000, aluminiumPercent: '100' };
    expect(await melt(buyer, heatOf([trade(inspected), primary]))).toMatchObject({
      recycledContent: '44.4444',
      assumedMetalKg: '0.000',
    });
    expect(await melt(buyer, heatOf([trade(inspected, { aluminiumPercent: '50' }), primary]))).toMatchObject({
      recycledContent: '33.3333',
      assumedMetalKg: '0.000',
    });
    expect(await melt(buyer, heatOf([trade(unmeasured), primary]))).toMatchObject({
      recycledContent: '50.0000',
      assumedMetalKg: '1000.000',
    });
  });

  test('a period takes the days of Shanghai, the first and the last included; no metal is 0', async () => {
    const shop = await register(app, 'PROCESSOR');
    for (const [meltedAt, massKg] of [
      ['2025-02-28T23:59:59.999+08:00', 1],
      ['2025-03-01T00:00:00.000+08:00', 10],
      ['2025-03-02T23:59:59.999+08:00', 100],
      ['2025-03-03T00:00:00.000+08:00', 1_000],
    ]) {
      expect(await melt(shop, heatOf([{ source: 'PRE_CONSUMER', massKg }], { meltedAt }))).toMatchObject({
        recycledContent: '100.0000',
      });
    }
    const of = (from: string, to: string) => shop.ask(SHARE, { organisationId: shop.organisationId, from, to });
    expect(await of('2025-03-01', '2025-03-02')).toMatchObject({
      share: { recycledShare: '100.0000', postConsumerShare: '0.0000', totalMetalKg: '110.000' },
    });
    expect(await of('1900-01-01', '9999-12-31')).toMatchObject({ share: { totalMetalKg: '1111.000' } });
    expect(await of('2024-01-01', '2024-12-31')).toMatchObject({
      share: { recycledShare: '0.0000', totalMetalKg: '0.000', avoidedCo2Kg: '0.000' },
    });
  });

  test('an input that cannot be is refused at its field', async () => {
    const primary = { source: 'PRIMARY', massKg: 1 };
    const wrong = (input: object) => fieldsOf(buyer, HEAT, input);
    expect(await wrong(heatOf([primary, { ...primary, tradeId: randomUUID() }]))).toEqual([
      'input.inputs.1.tradeId NOT_ALLOWED',
    ]);
    expect(await wrong(heatOf([{ source: 'TRADE', massKg: 1 }]))).toEqual(['input.inputs.0.tradeId REQUIRED']);
    expect(await wrong(heatOf([{ ...primary, massKg: 0 }]))).toEqual(['input.inputs.0.massKg OUT_OF_RANGE']);
    expect(await wrong(heatOf([]))).toEqual(['input.inputs REQUIRED']);
    expect(await wrong(heatOf(Array(101).fill(primary)))).toEqual(['input.inputs TOO_MANY']);
    expect(await wrong(heatOf([primary], { productKg: 0, drossKg: -1 }))).toEqual([
      'input.productKg OUT_OF_RANGE',
      'input.drossKg OUT_OF_RANGE',
    ]);
    const meltedAt = new Date(Date.now() + DAY_MS).toISOString();
    expect(await wrong(heatOf([primary], { meltedAt }))).toEqual(['input.meltedAt IN_THE_FUTURE']);
  });
});
