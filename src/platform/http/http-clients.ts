import { type Client, clientReader, judgeOrigin, type Peer } from './client-of.js';

/** How this deployment reads who is at the other end: TRUSTED_PROXIES and ALLOWED_ORIGINS applied. */
export class HttpClients {
  private readonly read: (peer: Peer) => Client;

  constructor(
    trustedProxies: readonly string[],
    private readonly allowedOrigins: readonly string[],
  ) {
    this.read = clientReader(trustedProxies);
  }

  of(peer: Peer): Client {
    return this.read(peer);
  }

  origin(peer: Peer): 'ALLOWED' | 'MISSING' | 'FOREIGN' {
    return judgeOrigin(peer, this.read(peer), this.allowedOrigins);
  }
}
