import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import {
  bid,
  type Caller,
  CREATE_LOT,
  callerOf,
  credential,
  eligibleRecycler,
  eventually,
  OPEN_AUCTION,
  operator,
  PLACE_BID,
  register,
} from './client.js';

/** The whole way of one lot, over the API alone: each test is the next step of the story, on what the steps before left. */
let app: TestApp;
let reviewer: Caller;
let collector: Caller;
let recycler: Caller;
let processor: Caller & { code: string };
let anyone: Caller;
const lotId = randomUUID();
const auctionId = randomUUID();
let tradeId = '';

/** The auction's clock: the story is told from a fixed instant. */
const NOON = Date.parse('2026-11-23T04:00:00.000Z');
const CLOSE = NOON + 3_600_000;

const TRADE = `id status unitPrice lot { id } seller { id name } buyer { id }
  settlement { grossKg tareKg netKg settlementKg amount amountExcludingTax confirmedBy }`;
const TICKET = `mutation ($input: WeighbridgeTicketInput!) { recordWeighbridgeTicket(input: $input) {
  __typename ... on Trade { ${TRADE} } ... on Refusal { code message } } }`;
const INSPECT = `mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) {
  __typename ... on Trade { ${TRADE} } ... on Refusal { code message } } }`;
const CONFIRM = `mutation ($tradeId: ID!) { confirmSettlement(tradeId: $tradeId) {
  __typename ... on Trade { ${TRADE} } ... on Refusal { code message } } }`;
const HEAT = `mutation ($input: RecordHeatInput!) { recordHeat(input: $input) {
  __typename ... on Heat { id alloy productKg recycledContent } ... on Refusal { code message } } }`;

beforeAll(async () => {
  app = await startApp();
  await app.setClock(NOON);
  anyone = callerOf(app, null);
  reviewer = await operator(app);
});
afterAll(() => app.close());

test('organisations register and are signed in at once', async () => {
  collector = await register(app, 'COLLECTOR', { name: '江北回收站' });
  processor = await register(app, 'PROCESSOR', { name: '明江铝业' });
  recycler = await eligibleRecycler(app, reviewer);
  const { viewer } = await processor.ask('{ viewer { email organisation { id name verified } } }');
  expect(viewer.organisation).toEqual({ id: processor.organisationId, name: '明江铝业', verified: false });
});

test('a collector posts a lot, which is offered and found in Chinese and in English', async () => {
  const input = {
    id: lotId,
    title: '汽车轮毂 A356',
    description: 'Clean car wheels, no steel',
    gradeStandard: 'cn-trade',
    gradeCode: 'lun-gu-lv',
    form: 'WHEEL',
    origin: 'POST_CONSUMER',
    massKg: 18_220,
    region: '320105',
    taxMode: 'VAT13',
    allowedMoisturePercent: '1.0',
    allowedInclusionPercent: '0.5',
    sample: { moisturePercent: '0.8', composition: [{ element: 'Si', massPercent: '7.1' }] },
  };
  expect((await collector.ask(CREATE_LOT, { input })).createLot).toMatchObject({ id: lotId, status: 'OFFERED' });
  expect((await collector.ask(CREATE_LOT, { input })).createLot).toMatchObject({ id: lotId, status: 'OFFERED' });
  const other = { ...input, title: 'Another title' };
  expect((await collector.ask(CREATE_LOT, { input: other })).createLot.code).toBe('IDEMPOTENCY_MISMATCH');
  for (const text of ['轮毂', 'wheel', 'lungulv', 'a356 轮毂']) {
    const { lots } = await anyone.ask(
      `query ($filter: LotFilter) { lots(filter: $filter) { totalCount edges { node { id composition { element massPercent } } } } }`,
      { filter: { text } },
    );
    expect([text, lots.totalCount, lots.edges[0]?.node.id]).toEqual([text, 1, lotId]);
    expect(lots.edges[0].node.composition).toEqual([{ element: 'Si', massPercent: '7.1000' }]);
  }
});

test('its auction opens at once, with version 1', async () => {
  const input = {
    id: auctionId,
    lotId,
    format: 'ENGLISH',
    closesAt: new Date(CLOSE).toISOString(),
    startPrice: '15000.00',
    reservePrice: '17000.00',
    increment: '50',
  };
  const { openAuction } = await collector.ask(OPEN_AUCTION, { input });
  expect(openAuction).toMatchObject({
    status: 'OPEN',
    version: 1,
    closesAt: '2026-11-23T05:00:00.000Z',
    currentPrice: null,
    minimumNextPrice: '15000.00',
    reserveMet: false,
    bidCount: 0,
  });
});

test('who lacks credentials is refused with every reason and what would cure it', async () => {
  const refused = await bid(processor, auctionId, '15000.00');
  expect(refused).toMatchObject({ __typename: 'BidderNotEligible', code: 'BIDDER_NOT_ELIGIBLE' });
  expect(refused.reasons).toEqual([
    { code: 'CREDENTIAL_MISSING', message: 'Missing: pollutant discharge permit. Submit it for review.' },
    { code: 'CREDENTIAL_MISSING', message: 'Missing: hazardous-waste contract. Submit it for review.' },
  ]);
  await credential(processor, reviewer, 'DISCHARGE_PERMIT', `${processor.code}001P`, { validTo: '2031-01-01' });
  await credential(processor, reviewer, 'HAZARDOUS_WASTE_CONTRACT', 'HW-2026-1');
  const { eligibility } = await processor.ask(
    'query ($id: ID!, $auctionId: ID) { eligibility(organisationId: $id, auctionId: $auctionId) { eligible reasons { code } } }',
    { id: processor.organisationId, auctionId },
  );
  expect(eligibility).toEqual({ eligible: true, reasons: [] });
});

test('nobody bids on an own lot', async () => {
  expect(await bid(collector, auctionId, '15000.00')).toMatchObject({ code: 'OWN_LOT' });
});

test('two bid against each other; one too low hears the minimum, and a retry hears its first answer', async () => {
  const first = { bidId: randomUUID(), auctionId, pricePerTonne: '15000' };
  const { placeBid: accepted } = await recycler.ask(PLACE_BID, { input: first });
  expect(accepted).toMatchObject({ __typename: 'BidAccepted', version: 2, pricePerTonne: '15000.00', leading: true });
  expect(await bid(processor, auctionId, '15049.99')).toMatchObject({
    __typename: 'BidTooLow',
    minimumNextPrice: '15050.00',
    message: 'Too low: the minimum is now 15050.00 CNY/t.',
  });
  expect(await bid(processor, auctionId, '15050.00', { maxPricePerTonne: '17900.00' })).toMatchObject({
    version: 3,
    leading: true,
  });
  expect(await bid(recycler, auctionId, '17850.00')).toMatchObject({ version: 5, leading: false });
  const again = await recycler.ask(PLACE_BID, { input: { ...first, pricePerTonne: '15000.00' } });
  expect(again.placeBid).toEqual(accepted);
  const reused = await recycler.ask(PLACE_BID, { input: { ...first, pricePerTonne: '16000.00' } });
  expect(reused.placeBid).toMatchObject({ __typename: 'Refused', code: 'IDEMPOTENCY_MISMATCH' });
  const { auction } = await processor.ask(
    'query ($id: ID!) { auction(id: $id) { version currentPrice reserveMet bidCount leading myBid { pricePerTonne maxPricePerTonne } } }',
    { id: auctionId },
  );
  expect(auction).toEqual({
    version: 6,
    currentPrice: '17900.00',
    reserveMet: true,
    bidCount: 3,
    leading: true,
    myBid: { pricePerTonne: '15050.00', maxPricePerTonne: '17900.00' },
  });
});

test('a bid in the last five minutes extends the close to five minutes after it', async () => {
  await app.setClock(CLOSE - 60_000);
  expect(await bid(recycler, auctionId, '17950.00')).toMatchObject({
    leading: true,
    closesAt: new Date(CLOSE - 60_000 + 300_000).toISOString(),
  });
  expect(await bid(processor, auctionId, '18000.00')).toMatchObject({ leading: true });
});

test('the hammer falls: late bids are refused, the history is dense, and exactly one trade is there for its parties', async () => {
  await app.setClock(CLOSE + 240_000);
  expect(await bid(recycler, auctionId, '19000.00')).toMatchObject({ code: 'AUCTION_CLOSED' });
  const { auction, auctionEvents } = await anyone.ask(
    `query ($id: ID!) { auction(id: $id) { status outcome currentPrice minimumNextPrice leading trade { id } }
      auctionEvents(auctionId: $id) { version kind bidderAlias price closesAt mine } }`,
    { id: auctionId },
  );
  expect(auction).toEqual({
    status: 'CLOSED',
    outcome: 'SOLD',
    currentPrice: '18000.00',
    minimumNextPrice: null,
    leading: null,
    trade: null,
  });
  expect(auctionEvents.map((event: { version: number; kind: string }) => `${event.version} ${event.kind}`)).toEqual([
    '1 AUCTION_OPENED',
    '2 BID_ACCEPTED',
    '3 BID_ACCEPTED',
    '4 PROXY_RAISED',
    '5 BID_ACCEPTED',
    '6 PROXY_RAISED',
    '7 BID_ACCEPTED',
    '8 CLOSE_EXTENDED',
    '9 BID_ACCEPTED',
    '10 AUCTION_CLOSED',
  ]);
  const trade = await eventually(async () => {
    const { auction: seen } = await processor.ask(
      `query ($id: ID!) { auction(id: $id) { trade { ${TRADE} } lot { status } } }`,
      {
        id: auctionId,
      },
    );
    return seen.lot.status === 'SOLD' ? seen.trade : null;
  });
  expect(trade).toMatchObject({
    status: 'AWARDED',
    unitPrice: '18000.00',
    lot: { id: lotId },
    seller: { name: '江北回收站' },
    buyer: { id: processor.organisationId },
    settlement: null,
  });
  tradeId = trade.id;
  expect((await recycler.ask('query ($id: ID!) { trade(id: $id) { id } }', { id: tradeId })).trade).toBeNull();
  expect((await collector.ask('{ myTrades { id } }')).myTrades).toEqual([{ id: tradeId }]);
});

test('both sides weigh, the buyer inspects, and the sheet says 17,641.0 kg', async () => {
  const weighedAt = new Date(CLOSE).toISOString();
  const ticket = (grossKg: string) => ({
    id: randomUUID(),
    tradeId,
    grossKg,
    tareKg: '14260',
    plate: '苏A12345',
    weighedAt,
  });
  const inspection = {
    id: randomUUID(),
    tradeId,
    sample: { moisturePercent: '3.2', inclusionPercent: '1.5', radioactivityPassed: true },
    method: 'OES',
  };
  expect((await processor.ask(INSPECT, { input: inspection })).recordInspection.code).toBe('TRADE_STATE');
  expect((await collector.ask(TICKET, { input: ticket('32500') })).recordWeighbridgeTicket.status).toBe('AWARDED');
  expect((await collector.ask(TICKET, { input: ticket('32500') })).recordWeighbridgeTicket.code).toBe('TICKET_EXISTS');
  expect((await processor.ask(TICKET, { input: ticket('32480') })).recordWeighbridgeTicket.status).toBe('DELIVERED');
  const { recordInspection: inspected } = await processor.ask(INSPECT, { input: inspection });
  expect(inspected).toMatchObject({
    status: 'INSPECTED',
    settlement: {
      grossKg: '32480.0',
      tareKg: '14260.0',
      netKg: '18220.0',
      settlementKg: '17641.0',
      amount: '317538.00',
      amountExcludingTax: '281007.08',
      confirmedBy: [],
    },
  });
});

test('both sides confirm the sheet, and the trade is settled', async () => {
  const { confirmSettlement: one } = await collector.ask(CONFIRM, { tradeId });
  expect([one.status, one.settlement.confirmedBy]).toEqual(['INSPECTED', ['SELLER']]);
  const { confirmSettlement: same } = await collector.ask(CONFIRM, { tradeId });
  expect(same).toEqual(one);
  const { confirmSettlement: both } = await processor.ask(CONFIRM, { tradeId });
  expect([both.status, both.settlement.confirmedBy]).toEqual(['SETTLED', ['SELLER', 'BUYER']]);
});

test('the processor melts it half and half with primary metal: 50.0000 %, internal scrap left out, never more than the stock', async () => {
  const heat = (massKg: number, more: object = {}) => ({
    id: randomUUID(),
    meltedAt: new Date(CLOSE).toISOString(),
    alloy: 'A356.2',
    productKg: 20_000,
    drossKg: 300,
    inputs: [
      { source: 'TRADE', tradeId, massKg, aluminiumPercent: '100' },
      { source: 'PRIMARY', massKg: 10_000, aluminiumPercent: '100' },
      { source: 'INTERNAL', massKg: 1_000, aluminiumPercent: '100' },
    ],
    ...more,
  });
  expect((await processor.ask(HEAT, { input: heat(17_642) })).recordHeat.code).toBe('INSUFFICIENT_STOCK');
  expect((await processor.ask(HEAT, { input: heat(10_000, { productKg: 21_000 }) })).recordHeat.code).toBe(
    'MASS_BALANCE_VIOLATED',
  );
  expect((await processor.ask(HEAT, { input: heat(10_000) })).recordHeat).toMatchObject({
    __typename: 'Heat',
    recycledContent: '50.0000',
  });
  expect((await processor.ask(HEAT, { input: heat(7_642) })).recordHeat.code).toBe('INSUFFICIENT_STOCK');
  const { recycledShare } = await processor.ask(
    `query ($id: ID!) { recycledShare(organisationId: $id, from: "2026-11-23", to: "2026-11-23") {
      recycledShare postConsumerShare recycledMetalKg totalMetalKg target gapKg factorSet } }`,
    { id: processor.organisationId },
  );
  expect(recycledShare).toMatchObject({
    recycledShare: '50.0000',
    postConsumerShare: '50.0000',
    target: null,
    gapKg: null,
    factorSet: 'cn-13th-plan-derived (unverified)',
  });
  expect(Number(recycledShare.totalMetalKg)).toBe(20_000);
  expect(Number(recycledShare.recycledMetalKg)).toBe(10_000);
});
