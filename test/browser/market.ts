import { randomUUID } from 'node:crypto';
import { type Language } from '../../web/src/language/language.js';
import {
  type Answer,
  bid,
  type Caller,
  createLot,
  credential,
  eligibleRecycler,
  eventually,
  openAuction,
  operator,
  register,
  SUBMIT,
} from '../e2e/client.js';
import { type ServedApp, startServedApp } from './served-app.js';

/** A small market whose people write in one language, so that words of the other on a page are the page's own. */
export interface Market {
  readonly app: ServedApp;
  readonly operator: Caller;
  readonly seller: Caller;
  readonly recycler: Caller;
  /** bought what was sold so far, and melted some of it */
  readonly processor: Caller;
  /** the recycler leads, nobody else bid */
  readonly auctionId: string;
  /** sold, and nothing done since */
  readonly awardedTradeId: string;
  /** weighed, inspected and confirmed by both sides */
  readonly settledTradeId: string;
}

const WRITTEN = {
  en: {
    seller: 'North Yard',
    recycler: 'Bright Recycling',
    processor: 'Bright Melt',
    applicant: 'New Yard',
    method: 'OES 26-1188',
    title: 'Car wheels A356, shredded and washed, no valves',
    description: 'Stored dry under a roof. Loading by crane, weekdays from eight to five. Samples on request.',
  },
  'zh-CN': {
    seller: '江北再生资源回收站',
    recycler: '明亮金属回收有限公司',
    processor: '明亮再生铝业有限公司',
    applicant: '新城物资回收有限公司',
    method: '直读光谱 26-1188',
    title: '汽车轮毂 A356，已破碎清洗，无气门嘴',
    description: '室内干燥存放，可用行车装车，工作日八点至十七点。可寄样。',
  },
} as const satisfies Record<Language, object>;

export async function openMarket(language: Language): Promise<Market> {
  const app = await startServedApp();
  const written = WRITTEN[language];
  const reviewer = await operator(app);
  const seller = await register(app, 'COLLECTOR', { name: written.seller });
  const recycler = await register(app, 'RECYCLER', { name: written.recycler });
  await credential(recycler, reviewer, 'RECYCLER_FILING', 'R-1');
  const processor = await register(app, 'PROCESSOR', { name: written.processor });
  await credential(processor, reviewer, 'DISCHARGE_PERMIT', `${processor.code}001P`, { validTo: '2031-01-01' });
  await credential(processor, reviewer, 'HAZARDOUS_WASTE_CONTRACT', 'HW-2026-1');
  await submitFiling(await register(app, 'RECYCLER', { name: written.applicant }));
  const { title, description } = written;
  const lot = { title, description, allowedMoisturePercent: '1.0', allowedInclusionPercent: '0.5' };
  const deal = { app, seller, processor };
  const [awardedTradeId, settledTradeId] = await sell(deal, [
    await createLot(seller, lot),
    await createLot(seller, lot),
  ]);
  await settle(deal, settledTradeId, written.method);
  await melt(deal, settledTradeId);
  const auctionId = await openAuction(seller, await createLot(seller, lot));
  await bid(recycler, auctionId, '15000.00', { maxPricePerTonne: '15600.00' });
  await bid(await eligibleRecycler(app, reviewer), auctionId, '15200.00');
  return { app, operator: reviewer, seller, recycler, processor, auctionId, awardedTradeId, settledTradeId };
}

const HOUR_MS = 3_600_000;

interface Deal {
  readonly app: ServedApp;
  readonly seller: Caller;
  readonly processor: Caller;
}

/** Has the processor win both lots, and answers the ids of the trades. Nothing else may be open: the clock goes past the close and back. */
async function sell({ app, seller, processor }: Deal, lotIds: readonly [string, string]): Promise<[string, string]> {
  const auctionIds = [await openAuction(seller, lotIds[0]), await openAuction(seller, lotIds[1])] as const;
  for (const auctionId of auctionIds) await bid(processor, auctionId, '17900.00');
  await app.setClock(Date.now() + 2 * HOUR_MS);
  const tradeOf = (id: string): Promise<string> =>
    eventually(async () => {
      const { auction } = await processor.ask('query ($id: ID!) { auction(id: $id) { trade { id } } }', { id });
      return auction.trade?.id as string | undefined;
    });
  const trades: [string, string] = [await tradeOf(auctionIds[0]), await tradeOf(auctionIds[1])];
  await app.setClock(null);
  return trades;
}

const OUTCOME = '{ __typename ... on Refusal { code message } }';

/** Both weigh, the buyer inspects, both confirm. */
async function settle({ seller, processor }: Deal, tradeId: string, method: string): Promise<void> {
  const weigh = (caller: Caller, grossKg: string) =>
    act(
      caller,
      `mutation ($input: WeighbridgeTicketInput!) { done: recordWeighbridgeTicket(input: $input) ${OUTCOME} }`,
      {
        input: {
          id: randomUUID(),
          tradeId,
          grossKg,
          tareKg: '14260',
          plate: 'A-12345',
          weighedAt: new Date().toISOString(),
        },
      },
    );
  await weigh(seller, '32500');
  await weigh(processor, '32480');
  const sample = {
    moisturePercent: '3.2',
    inclusionPercent: '1.5',
    metalContentPercent: '97',
    radioactivityPassed: true,
  };
  await act(
    processor,
    `mutation ($input: RecordInspectionInput!) { done: recordInspection(input: $input) ${OUTCOME} }`,
    {
      input: { id: randomUUID(), tradeId, sample, method },
    },
  );
  const confirm = `mutation ($tradeId: ID!) { done: confirmSettlement(tradeId: $tradeId) ${OUTCOME} }`;
  for (const side of [seller, processor]) await act(side, confirm, { tradeId });
}

/** A heat of bought scrap, primary metal of which nobody said how much aluminium it is, and own scrap. */
async function melt({ processor }: Deal, tradeId: string): Promise<void> {
  const inputs = [
    { source: 'TRADE', tradeId, massKg: 10_000 },
    { source: 'PRIMARY', massKg: 8_000 },
    { source: 'INTERNAL', massKg: 1_000 },
  ];
  await act(processor, `mutation ($input: RecordHeatInput!) { done: recordHeat(input: $input) ${OUTCOME} }`, {
    input: {
      id: randomUUID(),
      meltedAt: new Date().toISOString(),
      alloy: 'A356.2',
      productKg: 18_000,
      drossKg: 300,
      inputs,
    },
  });
}

const submitFiling = (applicant: Caller): Promise<Answer> =>
  applicant.ask(SUBMIT, { input: { id: randomUUID(), kind: 'RECYCLER_FILING', number: 'R-2' } });

async function act(caller: Caller, mutation: string, variables: object): Promise<void> {
  const { done } = await caller.ask(mutation, variables);
  if (done.code !== undefined) throw new Error(`${done.code}: ${done.message}`);
}
