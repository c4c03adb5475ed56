import { randomUUID } from 'node:crypto';
import { parseDecimal } from '@app/units';
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

const PAPERS = `id status awardedAt settledAt reweighNeeded
  tickets { id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded }
  inspection { method recordedAt composition { element massPercent plusMinus } moisturePercent inclusionPercent metalRecoveryPercent
    metalContentPercent freeIronPercent oilGreasePercent finesPercent radioactivityPassed }
  settlement { netKg settlementKg amount amountExcludingTax
    lines { kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent } }`;
const RESULT = `{ __typename ... on Trade { ${PAPERS} } ... on Refusal { code message } }`;
const TICKET = `mutation ($input: WeighbridgeTicketInput!) { answer: recordWeighbridgeTicket(input: $input) ${RESULT} }`;
const INSPECT = `mutation ($input: RecordInspectionInput!) { answer: recordInspection(input: $input) ${RESULT} }`;
const CONFIRM = `mutation ($tradeId: ID!) { answer: confirmSettlement(tradeId: $tradeId) ${RESULT} }`;

let app: TestApp;
let op: Caller;
let seller: Caller;
let buyer: Caller;
beforeAll(async () => {
  app = await startApp();
  op = await operator(app);
  seller = await register(app, 'COLLECTOR');
  buyer = await eligibleProcessor(app, op);
}, 60_000);
afterAll(() => app.close());

/** The id of a trade at 17,900.00 per tonne. */
async function sale(lot: Record<string, unknown> = {}): Promise<string> {
  const auctionId = await openAuction(seller, await createLot(seller, lot));
  expect(await bid(buyer, auctionId, '17900.00')).toMatchObject({ __typename: 'BidAccepted' });
  await app.setClock(Date.now() + 2 * 60 * 60 * 1000);
  const tradeId = await eventually(async () => {
    const { auction } = await buyer.ask('query ($id: ID!) { auction(id: $id) { trade { id } } }', { id: auctionId });
    return auction.trade?.id as string | undefined;
  });
  await app.setClock(null);
  return tradeId;
}

async function weigh(caller: Caller, tradeId: string, grossKg: string, tareKg = '14260'): Promise<Answer> {
  const weighedAt = new Date().toISOString();
  const input = { id: randomUUID(), tradeId, grossKg, tareKg, plate: '粤E·7K211', weighedAt, scaleId: 'NH-03' };
  return (await caller.ask(TICKET, { input })).answer;
}
const inspect = async (tradeId: string, sample: object, method: string | null = null): Promise<Answer> =>
  (await buyer.ask(INSPECT, { input: { id: randomUUID(), tradeId, sample, method } })).answer;
const confirm = async (caller: Caller, tradeId: string): Promise<Answer> =>
  (await caller.ask(CONFIRM, { tradeId })).answer;
const look = async (caller: Caller, id: string): Promise<Answer> =>
  (await caller.ask(`query ($id: ID!) { trade(id: $id) { ${PAPERS} } }`, { id })).trade;

async function inspected(lot: Record<string, unknown>, sample: object, method: string | null = null): Promise<Answer> {
  const tradeId = await sale(lot);
  await weigh(seller, tradeId, '32480.5', '14260.25');
  await weigh(buyer, tradeId, '32480');
  return inspect(tradeId, sample, method);
}

describe('the papers of a trade', () => {
  test('tickets of both sides stay, newest first, and say which of them count', async () => {
    const tradeId = await sale();
    expect(await look(buyer, tradeId)).toMatchObject({
      tickets: [],
      inspection: null,
      reweighNeeded: [],
      settledAt: null,
      awardedAt: expect.any(String),
    });
    await weigh(seller, tradeId, '24260.125');
    await weigh(buyer, tradeId, '24300');
    expect(await inspect(tradeId, {})).toMatchObject({ code: 'REWEIGH_NEEDED' });
    expect((await look(seller, tradeId)).reweighNeeded.sort()).toEqual(['BUYER', 'SELLER']);
    const again = await weigh(buyer, tradeId, '24261');
    expect(again.reweighNeeded).toEqual(['SELLER']);
    expect(again.tickets.map((ticket: Answer) => [ticket.side, ticket.netKg, ticket.superseded])).toEqual([
      ['BUYER', '10001.000', false],
      ['BUYER', '10040.000', true],
      ['SELLER', '10000.125', false],
    ]);
    expect(again.tickets[2]).toMatchObject({
      grossKg: '24260.125',
      tareKg: '14260.000',
      plate: '粤E·7K211',
      scaleId: 'NH-03',
      weighedAt: expect.any(String),
      recordedAt: expect.any(String),
    });
  });

  test('the inspection says what was measured, and nothing where nothing was', async () => {
    const composition = [{ element: 'Fe', massPercent: '0.79', plusMinus: '0.05' }];
    const sample = { moisturePercent: '3.2', metalRecoveryPercent: '91.6', radioactivityPassed: true, composition };
    const { inspection } = await inspected({}, sample, 'OES 26-1188');
    expect(inspection).toMatchObject({
      method: 'OES 26-1188',
      moisturePercent: '3.2000',
      inclusionPercent: null,
      metalRecoveryPercent: '91.6000',
      metalContentPercent: null,
      radioactivityPassed: true,
      composition: [{ element: 'Fe', massPercent: '0.7900', plusMinus: '0.0500' }],
    });
  });

  test('the second confirmation is the time of the settlement', async () => {
    const { id } = await inspected({}, {});
    expect(await confirm(buyer, id)).toMatchObject({ status: 'INSPECTED', settledAt: null });
    const { settledAt } = await confirm(seller, id);
    expect(settledAt).toEqual(expect.any(String));
    expect(await confirm(buyer, id)).toMatchObject({ status: 'SETTLED', settledAt });
  });

  test('of two acts in one document, each answers the papers as they are after it', async () => {
    const tradeId = await sale();
    await weigh(seller, tradeId, '32480');
    const weighedAt = new Date().toISOString();
    const ticket = { id: randomUUID(), tradeId, grossKg: '32480', tareKg: '14260', plate: 'A', weighedAt };
    const inspection = { id: randomUUID(), tradeId, sample: { moisturePercent: '3.2' } };
    const { weighed, inspected } = await buyer.ask(
      `mutation ($ticket: WeighbridgeTicketInput!, $inspection: RecordInspectionInput!) {
        weighed: recordWeighbridgeTicket(input: $ticket) ${RESULT} inspected: recordInspection(input: $inspection) ${RESULT} }`,
      { ticket, inspection },
    );
    expect(weighed).toMatchObject({ status: 'DELIVERED', inspection: null });
    expect(inspected).toMatchObject({ status: 'INSPECTED', inspection: { moisturePercent: '3.2000' } });
  });

  test('operators and the parties see them; nobody else sees the trade', async () => {
    const { id, tickets } = await inspected({}, { moisturePercent: '3.2' });
    for (const caller of [seller, buyer, op]) {
      const seen = await look(caller, id);
      expect(seen.tickets).toEqual(tickets);
      expect(seen.settlement.lines).toHaveLength(10);
    }
    const outsider = await eligibleProcessor(app, op);
    for (const caller of [outsider, callerOf(app, null)]) expect(await look(caller, id)).toBeNull();
  });

  test('a list of trades brings its papers', async () => {
    const { id } = await inspected({}, {});
    const { myTrades } = await buyer.ask(`{ myTrades { ${PAPERS} } }`);
    expect(myTrades[0]).toMatchObject({ id, inspection: { moisturePercent: null } });
    expect(myTrades.every((trade: Answer) => trade.tickets !== undefined)).toBe(true);
  });
});

describe('the lines of the sheet', () => {
  const ALLOWED = { allowedMoisturePercent: '1.0', allowedInclusionPercent: '0.5' };

  test('explain the vector down to 17,641.0 kg and 315,773.90', async () => {
    const { settlement } = await inspected(ALLOWED, { moisturePercent: '3.2', inclusionPercent: '1.5' });
    expect(settlement).toMatchObject({ settlementKg: '17641.0', amount: '315773.90', amountExcludingTax: '279445.93' });
    const told = settlement.lines.map((line: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)),
    );
    expect(told).toEqual([
      { kind: 'GROSS', sign: '+', massKg: '32480.000' },
      { kind: 'TARE', sign: '-', massKg: '14260.000' },
      { kind: 'NET', sign: '=', massKg: '18220.000' },
      {
        kind: 'MOISTURE_DEDUCTION',
        sign: '-',
        massKg: '400.840',
        baseKg: '18220.000',
        measuredPercent: '3.2000',
        allowedPercent: '1.0000',
        excessPercent: '2.2000',
      },
      {
        kind: 'INCLUSION_DEDUCTION',
        sign: '-',
        massKg: '178.192',
        baseKg: '17819.160',
        measuredPercent: '1.5000',
        allowedPercent: '0.5000',
        excessPercent: '1.0000',
      },
      { kind: 'ROUNDING', sign: '+', massKg: '0.032' },
      { kind: 'SETTLEMENT_MASS', sign: '=', massKg: '17641.000' },
      {
        kind: 'AMOUNT',
        sign: '=',
        massKg: '17641.000',
        amount: '315773.90',
        unitPrice: '17900.00',
        taxMode: 'VAT13',
      },
      { kind: 'TAX', sign: '-', amount: '36327.97', taxMode: 'VAT13', taxRatePercent: '13.0000' },
      { kind: 'AMOUNT_EXCLUDING_TAX', sign: '=', amount: '279445.93' },
    ]);
  });

  test('add up to the stored figures when tickets are to the gram and nothing was measured', async () => {
    const tradeId = await sale({ taxMode: 'NONE' });
    await weigh(seller, tradeId, '1000.456', '0');
    await weigh(buyer, tradeId, '1000.456', '0');
    const { settlement } = await inspect(tradeId, {});
    const grams = (text: string): bigint => parseDecimal(text, 3) ?? -1n;
    let running = 0n;
    for (const { sign, massKg } of settlement.lines.slice(0, 7)) {
      if (sign === '=') expect(grams(massKg)).toBe(running);
      else running += sign === '+' ? grams(massKg) : -grams(massKg);
    }
    expect(running).toBe(grams(settlement.settlementKg));
    expect(settlement).toMatchObject({ settlementKg: '1000.5', amount: '17908.95', amountExcludingTax: '17908.95' });
  });

  test('that do not add up to the figures that both sides confirm are not shown', async () => {
    const { id } = await inspected(ALLOWED, { moisturePercent: '3.2' });
    await app.sql('UPDATE settlement SET settlement_grams = settlement_grams - 100 WHERE trade_id = $1', [id]);
    expect(await seller.fail(`query ($id: ID!) { trade(id: $id) { settlement { lines { kind } } } }`, { id })).toBe(
      'INTERNAL',
    );
  });
});
