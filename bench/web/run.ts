import { staleTargets } from '../../scripts/build.mjs';
import { Closers } from '../closers.js';
import { printFigure, progress } from '../figure.js';
import { measureBidToPaint } from './bid-to-paint.js';
import { startBrowser } from './browser.js';
import { measureFirstLoad } from './first-load.js';
import { measureManyLots } from './many-lots.js';
import { type Part, readOptions } from './options.js';
import { startMarket } from './served-market.js';

/** `npm run bench:web`: the built client in a real browser, the built server, a database of their own. Prints figures, judges none:
 *  it ends with 0 when it could measure, whatever it measured. */
const options = readOptions(process.argv.slice(2));
const closers = new Closers();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closers.close().then(() => process.exit(1)));
}
try {
  for (const { output } of staleTargets(process.cwd())) progress(`${output} is older than its sources: npm run build`);
  const market = await startMarket(closers);
  const browser = await startBrowser(closers);
  progress(`Chromium ${browser.version()}`);
  const measure = {
    'first-load': () => measureFirstLoad(browser, market.url, options.runs),
    'bid-to-paint': () => measureBidToPaint(browser, market, options.bids),
    'many-lots': () => measureManyLots(browser, market, options),
  } as const satisfies Record<Part, unknown>;
  for (const part of options.parts) for (const figure of await measure[part]()) printFigure('web', figure);
} finally {
  await closers.close();
}
