import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are no part of the internet at large (RFC 6890, RFC 6052), in IPv6 also as IPv4 is written there. */
const INNER = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(network, bits, 'ipv4');
/** Of IPv6 only what is handed out to networks of the internet (2000::/3) is outside; 6to4 and Teredo carry IPv4 within. */
const OUTSIDE6 = new BlockList();
OUTSIDE6.addSubnet('2000::', 3, 'ipv6');
const CARRIES4 = new BlockList();
CARRIES4.addSubnet('2002::', 16, 'ipv6');
CARRIES4.addSubnet('2001::', 32, 'ipv6');

/** Whether an address is this machine's, its network's, or anything else that strangers must not be let to through us. */
export const isInner = (address: string): boolean =>
  isIP(address) === 4
    ? INNER.check(address, 'ipv4')
    : !OUTSIDE6.check(address, 'ipv6') || CARRIES4.check(address, 'ipv6');

const refusal = () => Object.assign(new Error('the address lies in an inner network'), { code: 'EACCES' });

/**
 * As `dns.lookup`, for a connection that somebody else has chosen: what a name means is looked at when it is connected to,
 * so that a name cannot mean one thing when it is checked and another when it is used.
 */
export const lookupOutside: LookupFunction = (hostname, options, done) =>
  lookup(hostname, options, (error, found, family) => {
    const all = [found ?? []].flat().map((each) => (typeof each === 'string' ? each : each.address));
    if (!error && all.some(isInner)) return done(refusal(), '');
    return done(error, found, family);
  });

/** Throws for an address in numbers, which nobody looks up. */
export function mustBeOutside(host: string): void {
  if (isIP(host) !== 0 && isInner(host)) throw refusal();
}
