import { expect, test } from 'vitest';
import { remoteKey, shortenedRemote } from './remote.server.ts';

test('a limit counts an IPv4 address, and all addresses of an IPv6 /64 as one', () => {
  expect(remoteKey('192.0.2.77')).toBe('192.0.2.77');
  expect(remoteKey('::ffff:192.0.2.77')).toBe('192.0.2.77');
  expect(remoteKey('2001:db8:1:2::77')).toBe('2001:db8:1:2::/64');
  expect(remoteKey('2001:DB8:1:2:aaaa:bbbb:cccc:dddd')).toBe(remoteKey('2001:db8:1:2::1'));
  expect(remoteKey('2001:db8:1:3::77')).not.toBe(remoteKey('2001:db8:1:2::77'));
  expect(remoteKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('what is kept of an address is its /24 or its /48', () => {
  expect(shortenedRemote('192.0.2.77')).toBe('192.0.2.0/24');
  expect(shortenedRemote('::ffff:192.0.2.77')).toBe('192.0.2.0/24');
  expect(shortenedRemote('2001:db8:1:2::77')).toBe('2001:db8:1::/48');
  expect(shortenedRemote('::1')).toBe('0:0:0::/48');
});

test('what is no address is not kept at all', () => {
  for (const strange of [null, '', 'somewhere', '1:2:3', '::1::2', 'g::1', '1:2:3:4:5:6:7:8:9'])
    expect(shortenedRemote(strange)).toBe('-');
});
