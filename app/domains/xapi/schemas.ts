import { z } from 'zod';
import { isOneLine, linesOf, optionalWholeNumber, requiredLine } from '#app/platform/form-fields.ts';
import { SCOPES, type Scope } from '#app/domains/xapi/credentials/client.ts';
import { isIri } from '#app/domains/xapi/statements/scalars.ts';

/** Scopes that an association may grant to a program: not reading everybody's record. */
export const ASSOCIATION_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== 'statements/read');

/** A whole number as a number, or as somebody types it; nothing typed is null. */
const maybeWhole = (max: number) =>
  z
    .union([z.number(), z.string(), z.null()])
    .default(null)
    .transform((value): string | undefined => String(value ?? ''))
    .pipe(optionalWholeNumber(1, max));

const PREFIXES = 20;
const lines = z
  .string()
  .default('')
  .transform(linesOf)
  .refine((list) => list.every(isOneLine), 'unseen_characters');
/** Of the web with a host, else of another scheme with a part of its own: `https:` alone would be everybody's. */
const isPrefix = (text: string): boolean =>
  isIri(text) &&
  text.length <= 500 &&
  (/^https?:/i.test(text)
    ? /^https?:\/\/[^/?#@]+/i.test(text) && isWebAddress(text)
    : /^[^:]+:[^:/?#]+[:/?#]/.test(text));

export const CredentialInput = z
  .object({
    name: requiredLine(120),
    scopes: z.array(z.enum(SCOPES, { error: 'choose_from_list' })).min(1, { error: 'choose_some' }),
    /** IRI prefixes of its own activities, one to a line. */
    prefixes: lines
      .transform((list) => [...new Set(list)])
      .refine((list) => list.length <= PREFIXES && list.every(isPrefix), 'prefix_lines'),
    /** Requests a minute; null: as many as it likes. */
    perMinute: maybeWhole(1_000_000),
    /** Days until it ends by itself. */
    days: maybeWhole(3650),
  })
  // A key that learners can read out of the content must open nothing else, and nothing of everybody's.
  .refine(({ scopes }) => !scopes.includes('content') || scopes.length === 1, {
    path: ['scopes'],
    error: 'content_alone',
  })
  .refine(({ scopes, prefixes }) => !scopes.includes('content') || prefixes.length > 0, {
    path: ['prefixes'],
    error: 'prefix_needed',
  });

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
const VERB_LINES = 20;

export const ForwardInput = z.object({
  associationId: z.string().min(1, 'choose_from_list'),
  endpoint: requiredLine(500).refine(isWebAddress, 'web_address'),
  user: requiredLine(200),
  password: requiredLine(500),
  version: z.enum(['1.0.3', '2.0.0'], { error: 'choose_from_list' }),
  /** IRIs of verbs, one to a line; none: all. */
  verbs: lines.refine((list) => list.length <= VERB_LINES && list.every(isIri), 'iri_lines'),
});
