import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { limitKey, remoteOf, trusting } from './remote.ts';

// Nothing else of a request is read.
const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test('only a trusted proxy is believed, and only up to the first address that is none', () => {
  const trusted = trusting(['loopback', '10.1.0.0/16', '2001:db8::1']);
  expect(remoteOf(from('203.0.113.9', '198.51.100.1'), trusted)).toBe('203.0.113.9');
  expect(remoteOf(from('::ffff:127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3'), trusted)).toBe('198.51.100.1');
  expect(remoteOf(from('2001:db8::1', '198.51.100.1'), trusted)).toBe('198.51.100.1');
  expect(remoteOf(from('127.0.0.1', 'unknown'), trusted)).toBe('127.0.0.1');
  expect(remoteOf(from('127.0.0.1'), trusted)).toBe('127.0.0.1');
  expect(remoteOf(from('127.0.0.1', '198.51.100.1'), trusting(['none']))).toBe('127.0.0.1');
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '::1/129', ''])(
  '%j is no proxy',
  (name) => {
    expect(() => trusting([name])).toThrow(RangeError);
  },
);

test('IPv6 addresses of one /64 share a limit, IPv4 addresses have their own', () => {
  expect(limitKey('192.0.2.7')).toBe('192.0.2.7');
  expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(limitKey('2001:0db8:1:2::9')).toBe('2001:db8:1:2::/64');
  expect(limitKey('2001:db8::1')).toBe(limitKey('2001:db8:0:0:ffff::'));
  expect(limitKey('::1')).toBe('0:0:0:0::/64');
});
