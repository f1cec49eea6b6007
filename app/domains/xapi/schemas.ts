import { z } from 'zod';
import { words } from '../accounts/fields.ts';
import { type Scope, SCOPES } from './client.ts';
import { isIri } from './statement/scalars.ts';

/** What an association may let a program do: it does not give away everybody's record. */
export const ASSOCIATION_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== 'statements/read');

/** A whole number as a number, or as somebody types it; nothing typed is null. */
const maybeWhole = (max: number) =>
  z
    .union([z.number(), z.string(), z.null()])
    .default(null)
    .transform((value) => (value === null || value === '' ? null : Number(value)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= max),
      'whole_number',
    );

export const CredentialInput = z.object({
  name: words(120),
  scopes: z.array(z.enum(SCOPES, { error: 'choose_from_list' })).min(1, { error: 'choose_some' }),
  /** Requests a minute; null: as many as it likes. */
  perMinute: maybeWhole(1_000_000),
  /** Days until it ends by itself. */
  days: maybeWhole(3650),
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
  endpoint: words(500).refine(isWebAddress, 'web_address'),
  user: words(200),
  password: words(500),
  version: z.enum(['1.0.3', '2.0.0'], { error: 'choose_from_list' }),
  /** IRIs of verbs, one to a line; none: all. */
  verbs: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((list) => list.length <= VERB_LINES && list.every(isIri), 'iri_lines'),
});
