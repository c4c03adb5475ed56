import { type Language } from '../../web/src/language/language.js';
import {
  bid,
  type Caller,
  createLot,
  credential,
  eligibleRecycler,
  openAuction,
  operator,
  register,
} from '../e2e/client.js';
import { type ServedApp, startServedApp } from './served-app.js';

/** A small market whose people write in one language, so that words of the other on a page are the page's own. */
export interface Market {
  readonly app: ServedApp;
  readonly operator: Caller;
  readonly seller: Caller;
  readonly recycler: Caller;
  /** the recycler leads, nobody else bid */
  readonly auctionId: string;
}

const WRITTEN = {
  en: {
    seller: 'North Yard',
    recycler: 'Bright Melt',
    title: 'Car wheels A356, shredded and washed, no valves',
    description: 'Stored dry under a roof. Loading by crane, weekdays from eight to five. Samples on request.',
  },
  'zh-CN': {
    seller: '江北再生资源回收站',
    recycler: '明亮再生铝业有限公司',
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
  const { title, description } = written;
  const auctionId = await openAuction(seller, await createLot(seller, { title, description }));
  await bid(recycler, auctionId, '15000.00', { maxPricePerTonne: '15600.00' });
  await bid(await eligibleRecycler(app, reviewer), auctionId, '15200.00');
  return { app, operator: reviewer, seller, recycler, auctionId };
}
