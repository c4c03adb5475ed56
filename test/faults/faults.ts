import { closing } from './closing.js';
import { diskFull } from './disk-full.js';
import type { Fault } from './fault.js';
import { inDoubt } from './in-doubt.js';
import { killPostgres } from './kill-postgres.js';
import { killServer } from './kill-server.js';
import { skewedClocks } from './skewed-clocks.js';
import { stalledSockets } from './stalled-sockets.js';
import { watchers } from './watchers.js';

/** In the order in which they are run. */
export const FAULTS: readonly Fault[] = [
  killServer,
  killPostgres,
  inDoubt,
  closing,
  watchers,
  stalledSockets,
  skewedClocks,
  diskFull,
];
