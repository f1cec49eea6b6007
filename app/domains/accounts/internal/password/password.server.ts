import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { fairQueue } from './fair-queue.ts';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

/**
 * At most two of the four threads of Node's pool: the others stay free for files, and one core for pages. What waits
 * is some seconds of work; more is answered `busy`.
 */
const hashInTurn = fairQueue({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), longest: 100 });

/** Networks take turns, not addresses: one customer of a provider may have 65,536 IPv6 networks (a /48). */
const networkOf = (remote: string | null): string => (remote === null ? '' : shortenedRemote(remote));

/** `who` takes turns with the others: the remote address, or null for the process itself. Throws `busy`. */
export const hashPassword = (password: string, who: string | null = null): Promise<string> =>
  hashInTurn(networkOf(who), () => hash(password.normalize('NFKC'), ARGON2));

let decoy: Promise<string> | undefined;

/** An unknown address costs as much time as a wrong password. Throws `busy`. */
export async function isRightPassword(
  password: string,
  stored: string | null | undefined,
  who: string | null = null,
): Promise<boolean> {
  decoy ??= hash('no one has this password', ARGON2);
  const against = stored ?? (await decoy);
  const right = await hashInTurn(networkOf(who), () => verify(against, password.normalize('NFKC')));
  return right && Boolean(stored);
}
