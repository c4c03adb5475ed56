import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** The other end of a connection, as plain requests, upgrades and socket handshakes all know it. */
export interface Peer {
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string;
  /** the peer itself speaks TLS to us */
  readonly encrypted: boolean;
}

export const peerOf = (request: IncomingMessage): Peer => ({
  headers: request.headers,
  remoteAddress: request.socket.remoteAddress ?? '',
  encrypted: 'encrypted' in request.socket,
});

/** Who sent a request and which address of ours it was sent to, forwarded headers counting only from trusted proxies. */
export interface Client {
  readonly address: string;
  readonly https: boolean;
  /** scheme + Host: the request's own origin; null without a Host */
  readonly origin: string | null;
}

/** `trusted`: addresses or CIDR ranges of TRUSTED_PROXIES. Works for plain requests and for upgrades alike. */
export function clientReader(trusted: readonly string[]): (peer: Peer) => Client {
  const trust = trusted.length === 0 ? () => false : proxyAddr.compile([...trusted]);
  return peer => {
    const behindProxy = trust(peer.remoteAddress, 0);
    const forwarded = (name: string): string | undefined => (behindProxy ? firstValue(peer.headers[name]) : undefined);
    const https = (forwarded('x-forwarded-proto') ?? (peer.encrypted ? 'https' : 'http')).toLowerCase() === 'https';
    const host = forwarded('x-forwarded-host') ?? peer.headers.host ?? '';
    const hops = { headers: peer.headers, socket: { remoteAddress: peer.remoteAddress } };
    return {
      address: accountable(proxyAddr(hops as never, trust) ?? peer.remoteAddress),
      https,
      origin: host === '' ? null : `${https ? 'https' : 'http'}://${host.toLowerCase()}`,
    };
  };
}

/** What limits count: an IPv4 address, or the /64 of an IPv6 one, of which every subscriber has 2^64. */
function accountable(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(group => group !== '');
  const right = tail.split(':').filter(group => group !== '');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

const firstValue = (header: string | string[] | undefined): string | undefined =>
  (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim();

/**
 * May a page of this Origin use the cookie here? Only its own origin or one of ALLOWED_ORIGINS.
 * MISSING: no Origin header, so it is no page of another site, and no proof of ours either.
 */
export function judgeOrigin(peer: Peer, client: Client, allowed: readonly string[]): 'ALLOWED' | 'MISSING' | 'FOREIGN' {
  const origin = peer.headers.origin;
  if (origin === undefined) return 'MISSING';
  return origin.toLowerCase() === client.origin || allowed.includes(origin) ? 'ALLOWED' : 'FOREIGN';
}
