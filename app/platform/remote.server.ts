import { isIPv4, isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address; null for anything else. */
function groupsOf(address: string): number[] | null {
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain) || plain.includes('.')) return null;
  const [head = '', tail = ''] = plain.split('::');
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const [left, right] = [parse(head), parse(tail)];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

/** An IPv4 address, also as a listener on IPv6 sees it: mapped (RFC 4291 §2.5.5.2). */
function ipv4Of(address: string): string | null {
  const plain = address.replace(/^::ffff:/i, '');
  return isIPv4(plain) ? plain : null;
}

const prefixOf = (groups: number[], bits: number): string =>
  `${groups
    .slice(0, bits / 16)
    .map((group) => group.toString(16))
    .join(':')}::/${bits}`;

/**
 * The unit of limits by address: an IPv4 address, or the /64 of an IPv6 address, which one household or device has to itself.
 */
export function remoteKey(address: string): string {
  const groups = groupsOf(address);
  return ipv4Of(address) ?? (groups ? prefixOf(groups, 64) : address);
}

/**
 * Shortened address for the log, the audit and the list of sessions: the /24 of an IPv4 address, the /48 of an IPv6 address;
 * `-` where there is none.
 */
export function shortenedRemote(address: string | null): string {
  const ipv4 = ipv4Of(address ?? '');
  if (ipv4) return `${ipv4.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = groupsOf(address ?? '');
  return groups ? prefixOf(groups, 48) : '-';
}
