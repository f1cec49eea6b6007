import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON2);

let decoy: Promise<string> | undefined;
/** An unknown address costs as much time as a wrong password. */
export async function isRightPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword('no one has this password');
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return right && Boolean(stored);
}
