import { expect, test } from '@jest/globals';
import { HttpClients } from './http-clients.js';

const peer = (headers: Record<string, string>, remoteAddress = '203.0.113.7', encrypted = false) => ({
  headers,
  remoteAddress,
  encrypted,
});
const forwarded = {
  host: 'inner:3000',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'market.example',
  'x-forwarded-for': '198.51.100.1',
};

test('forwarded headers count only from trusted proxies', () => {
  const behind = new HttpClients(['10.0.0.0/8'], []);
  expect(behind.of(peer(forwarded, '10.1.2.3'))).toEqual({
    address: '198.51.100.1',
    https: true,
    origin: 'https://market.example',
  });
  expect(behind.of(peer(forwarded))).toEqual({ address: '203.0.113.7', https: false, origin: 'http://inner:3000' });
  expect(new HttpClients([], []).of(peer(forwarded, '10.1.2.3')).address).toBe('10.1.2.3');
});

test('of a chain of proxies the last untrusted address is the client: what stands before it anybody could have written', () => {
  const behind = new HttpClients(['10.0.0.0/8'], []);
  const chain = { ...forwarded, 'x-forwarded-for': '1.2.3.4, 198.51.100.1, 10.9.9.9' };
  expect(behind.of(peer(chain, '10.1.2.3')).address).toBe('198.51.100.1');
});

test('an IPv6 client counts with its /64, a mapped IPv4 one with itself', () => {
  const clients = new HttpClients([], []);
  const address = (remoteAddress: string) => clients.of(peer({}, remoteAddress)).address;
  expect(address('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(address('2001:db8::7')).toBe('2001:db8:0:0::/64');
  expect(address('::1')).toBe('0:0:0:0::/64');
  expect(address('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

test('an Origin is allowed when it is the own one or listed', () => {
  const clients = new HttpClients([], ['https://partner.example']);
  const origin = (value: string | undefined) =>
    clients.origin(peer({ host: 'Market.example:3000', ...(value === undefined ? {} : { origin: value }) }));
  expect(origin(undefined)).toBe('MISSING');
  expect(origin('http://market.example:3000')).toBe('ALLOWED');
  expect(origin('https://partner.example')).toBe('ALLOWED');
  for (const foreign of [
    'https://market.example:3000',
    'http://market.example',
    'http://market.example:3000.evil.example',
    'null',
    '',
  ]) {
    expect([foreign, origin(foreign)]).toEqual([foreign, 'FOREIGN']);
  }
});

test('a request without Host has no own origin', () => {
  expect(new HttpClients([], []).origin(peer({ origin: 'http://' }))).toBe('FOREIGN');
});
