/**
 * `server.ts pile` or `server.ts naive <connections>`: the built server, main.js itself, with one provider exchanged before it starts:
 * how bids are decided. Either way is watched at its door by {@link Arrivals}; the message 'arrivals' is answered with the counts.
 */
import { Arrivals } from './arrivals.js';
import { NaivePile, type SharedParts } from './naive-pile.js';

type Built<Module> = Promise<Module>;
const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href) as Built<unknown>;

const { AuctionsModule } = (await built(
  'src/auctions/auctions.module.js',
)) as typeof import('../../src/auctions/auctions.module.js');
const piles = (await built('src/auctions/auctions.pile.js')) as typeof import('../../src/auctions/auctions.pile.js');
const stores = (await built('src/auctions/auctions.store.js')) as typeof import('../../src/auctions/auctions.store.js');
const chains = (await built('src/auctions/auction-chain.js')) as typeof import('../../src/auctions/auction-chain.js');
const transactions = (await built('src/platform/database/tx.js')) as typeof import('../../src/platform/database/tx.js');
const registry = (await built('src/registry/index.js')) as typeof import('../../src/registry/index.js');
const auction = (await built('libs/auction/src/index.js')) as typeof import('@app/auction');

const { AuctionsPile, AUCTIONS_MOVED } = piles;
type Pile = InstanceType<typeof AuctionsPile>;
type Bid = Parameters<Pile['bid']>[0];

const [decider, connections] = process.argv.slice(2);
const arrivals = new Arrivals();

/** Puts `decide` in the place of the pile's own `bid`, and the count before it; clock, cancellations and the rest stay the pile's. */
function exchangeBid(pile: Pile, decide: (bid: Bid) => ReturnType<Pile['bid']>): Pile {
  pile.bid = async bid => {
    const valid = arrivals.note(bid);
    const answer = await decide(bid);
    if (valid) arrivals.noteAnswer(answer.kind === 'ACCEPTED');
    return answer;
  };
  return pile;
}

/** The pile itself, made by Nest as ever, under another name. */
const REAL_PILE = Symbol('REAL_PILE');
const exchanged = [
  { provide: REAL_PILE, useClass: AuctionsPile },
  {
    provide: AuctionsPile,
    inject: [REAL_PILE, AUCTIONS_MOVED, stores.AuctionsStore, registry.RegistryService],
    useFactory: (
      pile: Pile,
      moved: SharedParts['moved'],
      store: SharedParts['store'],
      registrar: SharedParts['registry'],
    ) => {
      if (decider === 'pile') return exchangeBid(pile, pile.bid.bind(pile));
      const { decide } = auction;
      const parts: SharedParts = { decide, ...chains, ...transactions, store, registry: registrar, moved };
      const naive = new NaivePile(process.env.DATABASE_URL ?? '', Number(connections), parts);
      return exchangeBid(pile, bid => naive.bid(bid));
    },
  },
];

const register = AuctionsModule.register.bind(AuctionsModule);
AuctionsModule.register = (...words) => {
  const module = register(...words);
  const { providers = [] } = module;
  if (!providers.includes(AuctionsPile))
    throw new Error('the pile is provided in another way: the baseline must follow');
  return { ...module, providers: providers.flatMap(known => (known === AuctionsPile ? exchanged : [known])) };
};

process.on('message', message => {
  if (message === 'arrivals') process.send?.(arrivals.take());
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); // the bench is gone

process.argv.length = 2; // main.js reads a word after its name
await built('src/main.js');
