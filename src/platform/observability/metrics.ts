import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What GET /metrics tells: Prometheus text, no figure that would give away a sealed bid or a person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requestSeconds = new Histogram({
    name: 'aluloop_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly defects = new Counter({
    name: 'aluloop_defects_total',
    help: 'Errors that were masked as INTERNAL',
    registers: [this.registry],
  });
  readonly commandsPerPile = new Histogram({
    name: 'aluloop_pile_commands',
    help: 'Commands decided in one transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [this.registry],
  });
  readonly pileSeconds = new Histogram({
    name: 'aluloop_pile_seconds',
    help: 'Time of the transaction of a pile, the wait for a connection and for locks included',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  readonly sockets = new Gauge({
    name: 'aluloop_auction_sockets',
    help: 'Open connections of the auctions namespace',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
