import type { PasswordWeakness } from '#app/domains/accounts/password/password-weakness.ts';
import { MIN_PASSWORD_LENGTH } from '#app/domains/accounts/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isCommonPassword } from './common-passwords.server.ts';
import { hashPassword } from './password.server.ts';

/** Characters that must be left when everything about the person and the place is removed. */
const MIN_IMPERSONAL_LENGTH = 8;

/** Whether it is little more than the person's own name or address, or ours. */
export function isPersonalPassword(
  password: string,
  { name, email }: { name: string; email: string },
): boolean {
  const pieces = [email, ...`${name} ${email} majakka`.split(/[^\p{L}\p{N}]+/u)]
    .map((piece) => piece.normalize('NFKC').toLowerCase())
    .filter((piece) => piece.length > 2)
    .sort((a, b) => b.length - a.length);
  const typed = password.normalize('NFKC').toLowerCase();
  const left = pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), typed);
  return left !== typed && left.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_IMPERSONAL_LENGTH;
}

/**
 * The reason, by today's rules, why a password that was used to sign in is weak (OWASP ASVS 4.0.3, 2.1.7); null if there is
 * none.
 */
export async function findPasswordWeakness(password: string): Promise<PasswordWeakness | null> {
  if (password.length < MIN_PASSWORD_LENGTH) return 'short';
  return (await isCommonPassword(password)) ? 'common' : null;
}

/**
 * The hash of a password that somebody chooses; its length the form has checked. Throws `invalid` with `password_common` or
 * `password_personal` at the field, or `busy`.
 */
export async function choosePassword(
  password: string,
  person: { name: string; email: string },
  who: string | null,
): Promise<string> {
  if (isPersonalPassword(password, person))
    throw new DomainError('invalid', {}, { password: 'password_personal' });
  if (await isCommonPassword(password)) throw new DomainError('invalid', {}, { password: 'password_common' });
  return hashPassword(password, who);
}
