/**
 * A server that promises too early, on purpose: the COMMITs of decided bids are held back for a moment, and the program that waits for them
 * is told at once that they are done. Loaded before the server (`node --import`).
 */
import pg from 'pg';

const HELD_MS = 40;

type Query = (...words: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const send = prototype.query;
const held = new WeakMap<object, Promise<void>>();

const decided = new WeakSet<object>();

prototype.query = function (this: object, ...words: unknown[]): unknown {
  const [query] = words;
  const text = typeof query === 'string' ? query : (query as { text?: string }).text;
  if (text?.includes('INSERT INTO bid_verdict')) decided.add(this);
  if (text === 'COMMIT' && decided.delete(this)) {
    const late = new Promise<void>(resolve => setTimeout(resolve, HELD_MS)).then(() => {
      send.call(this, 'COMMIT', () => undefined);
      held.delete(this);
    });
    held.set(this, late);
    return Promise.resolve({ command: 'COMMIT', rowCount: null, rows: [], fields: [] });
  }
  const before = held.get(this);
  if (before === undefined) return send.apply(this, words);
  return before.then(() => send.apply(this, words));
};
