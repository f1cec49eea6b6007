import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Trusted to report the address of a client: the reverse proxies in front. */
export type Trusted = (address: string) => boolean;

const NAMED: Record<string, string[]> = {
  none: [],
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Addresses, ranges such as `10.0.0.0/8`, and the names loopback, linklocal, uniquelocal, none. Throws a RangeError naming what is none of these. */
export function trusting(proxies: readonly string[]): Trusted {
  const list = new BlockList();
  for (const each of proxies.flatMap((name) => NAMED[name.toLowerCase()] ?? [name])) {
    const [address = '', bits, more] = each.split('/');
    const family = isIP(address);
    const widest = family === 4 ? 32 : 128;
    const width = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || more !== undefined || width < 0 || width > widest) throw new RangeError(each);
    list.addSubnet(address, width, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** IPv4 in its own notation also where the socket is IPv6. */
export const plainAddress = (address: string): string =>
  address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;

/**
 * The address of a request: the connection's own, or, where a trusted proxy holds the connection, the last address of
 * X-Forwarded-For that is no trusted proxy. Anything before it may be forged.
 */
export function remoteOf(request: IncomingMessage, trusted: Trusted): string {
  let remote = plainAddress(request.socket.remoteAddress ?? '');
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined) return remote;
  const hops = String(forwarded).split(',');
  while (hops.length > 0 && trusted(remote)) {
    const hop = plainAddress(hops.pop()!.trim());
    if (isIP(hop) === 0) break;
    remote = hop;
  }
  return remote;
}

/** Who shares a limit: one IPv4 address, or the /64 that one household or one host is given in IPv6 (RFC 6177). */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
