/**
 * A server that decides by its own clock, on purpose: wherever it asks the database for the time, it gives its own. Loaded before the server
 * (`node --import`).
 */
import pg from 'pg';

type Query = (...words: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const send = prototype.query;

prototype.query = function (this: object, query: unknown, ...words: unknown[]): unknown {
  const { text } = query as { text?: string };
  if (text === undefined || !text.includes('app_now()')) return send.call(this, query, ...words);
  const own = `to_timestamp(${Date.now() / 1_000})`;
  // not prepared: the text is another one each time
  return send.call(this, { ...(query as object), name: undefined, text: text.replaceAll('app_now()', own) }, ...words);
};
