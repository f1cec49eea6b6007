import { textsOf } from '#app/form-texts.ts';

/** Passwords, keys and one-time codes: not written into a page, however briefly. */
const SECRET = /password|secret|token|code/i;

/**
 * The names of the secrets among the values of a form. A code that its form names as a text is no one-time code but, say, that of an
 * accreditation.
 */
export function secretsIn(values: Record<string, string | string[]>): string[] {
  const texts = textsOf(values);
  const isCode = (name: string) => name.endsWith('code') && texts.includes(name);
  return Object.keys(values).filter((name) => SECRET.test(name) && !isCode(name));
}
