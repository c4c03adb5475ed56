import MarketPage from '../market/market-page.js';
import type { PageEntry } from './page.js';

/** Every page of the client, in the order of the navigation; the first whose path matches is shown. */
export const PAGES: readonly PageEntry[] = [
  {
    path: /^\/$/,
    // where nearly everybody arrives: in the first file, so that its rows are asked for a round trip earlier
    load: async () => ({ default: MarketPage }),
    tab: { to: '/', name: { 'zh-CN': '市场', en: 'Market' }, for: 'EVERYBODY' },
  },
  { path: /^\/next\/?$/, load: () => import('../auction/auction-page.js'), tab: null },
  { path: /^\/auctions\/([^/]+)\/?$/, load: () => import('../auction/auction-page.js'), tab: null },
  {
    path: /^\/desk\/?$/,
    load: () => import('../desk/desk-page.js'),
    tab: { to: '/desk', name: { 'zh-CN': '竞价台', en: 'Bidding desk' }, for: ['RECYCLER', 'PROCESSOR'] },
  },
  {
    path: /^\/trades(?:\/([^/]+))?\/?$/,
    load: () => import('../trades/trades-page.js'),
    tab: {
      to: '/trades',
      name: { 'zh-CN': '我的交易', en: 'My trades' },
      for: ['COLLECTOR', 'RECYCLER', 'PROCESSOR'],
    },
  },
  {
    path: /^\/share\/?$/,
    load: () => import('../share/share-page.js'),
    tab: { to: '/share', name: { 'zh-CN': '再生份额', en: 'Recycled share' }, for: ['PROCESSOR'] },
  },
  {
    path: /^\/post\/?$/,
    load: () => import('../post/post-page.js'),
    tab: { to: '/post', name: { 'zh-CN': '发布标的', en: 'Post a lot' }, for: ['COLLECTOR', 'RECYCLER', 'PROCESSOR'] },
  },
  {
    path: /^\/credentials\/?$/,
    load: () => import('../credentials/credentials-page.js'),
    tab: {
      to: '/credentials',
      name: { 'zh-CN': '资质', en: 'Credentials' },
      for: ['RECYCLER', 'PROCESSOR', 'COLLECTOR'],
    },
  },
  {
    path: /^\/operator(?:\/([^/]+))?\/?$/,
    load: () => import('../operator/operator-page.js'),
    tab: { to: '/operator', name: { 'zh-CN': '运营', en: 'Operator' }, for: ['OPERATOR'] },
  },
];
