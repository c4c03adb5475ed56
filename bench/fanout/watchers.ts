/** A process of watchers: connects as many as it is told, and counts what they receive. */
import type { News, Order, Received } from './orders.js';
import { openWatcher, type SeenEvent } from './watcher.js';

/** Connections that are being opened at once. */
const OPENING_MAX = 40;

interface Watched {
  version: number;
  readonly watcher: { readonly lost: boolean };
}

const watched: Watched[] = [];
let delays: number[] = [];
let messages = 0;
let gaps = 0;
let repeats = 0;

const tell = (news: News): void => void process.send?.(news);

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    tell({ kind: 'FAILED', message: error instanceof Error ? error.message : String(error) });
  });
});
process.on('disconnect', () => process.exit(0));

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'CONNECT':
      await connectAll(order.port, order.auctionId, order.watchers);
      tell({ kind: 'CONNECTED' });
      break;
    case 'BEGIN':
      delays = [];
      messages = gaps = repeats = 0;
      tell({ kind: 'BEGUN' });
      break;
    case 'REPORT':
      tell({ kind: 'RECEIVED', received: received() });
      break;
    default:
      unknownOrder(order);
  }
}

async function connectAll(port: number, auctionId: string, count: number): Promise<void> {
  let begun = 0;
  const opener = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await connectOne(port, auctionId);
    }
  };
  await Promise.all(Array.from({ length: Math.min(OPENING_MAX, count) }, opener));
}

async function connectOne(port: number, auctionId: string): Promise<void> {
  const own = { version: 0 };
  const watcher = await openWatcher(
    port,
    auctionId,
    parse,
    version => {
      own.version = version;
    },
    (events, receivedAt) => {
      messages += 1;
      for (const { version, at } of events) {
        if (version <= own.version) repeats += 1;
        if (version > own.version + 1) gaps += 1;
        own.version = Math.max(own.version, version);
        delays.push(receivedAt - at);
      }
    },
  );
  watched.push(Object.assign(own, { watcher }));
}

/** Spectators are sent the same text: it is read once for as many as get it one after another. */
let lastText = '';
let lastEvents: readonly SeenEvent[] = [];
function parse(text: string): readonly SeenEvent[] {
  if (text === lastText) return lastEvents;
  const events = JSON.parse(text) as readonly { version: number; at: string }[];
  lastText = text;
  lastEvents = events.map(({ version, at }) => ({ version, at: Date.parse(at) }));
  return lastEvents;
}

function received(): Received {
  const standAt = new Map<number, number>();
  for (const { version } of watched) standAt.set(version, (standAt.get(version) ?? 0) + 1);
  const lost = watched.filter(({ watcher }) => watcher.lost).length;
  return { delays: Float64Array.from(delays), messages, gaps, repeats, lost, standAt };
}

function unknownOrder(order: never): never {
  throw new TypeError(`no such order: ${JSON.stringify(order)}`);
}
