import { isDeepStrictEqual } from 'node:util';
import { RuleDraftInput } from '#app/domains/credits/schemas.ts';
import type { RuleDraft } from './read-own-rule-draft.server.ts';
import { parseRules } from './rule-form.ts';

/** Whether the form of a draft says something that is not stored, or something that cannot be; false for one without its fields. */
export function hasUnsavedRules(draft: RuleDraft, raw: Record<string, unknown>): boolean {
  if (raw['validFrom'] === undefined) return false;
  const { data } = RuleDraftInput.safeParse(raw);
  const { rules, wrong } = parseRules(draft.rules, raw);
  if (!data || data.add !== '' || Object.keys(wrong).length > 0) return true;
  const { applies, validFrom, validTo, note } = data;
  const stored = [draft.applies, draft.validFrom, draft.validTo, draft.note, draft.rules];
  return !isDeepStrictEqual([applies, validFrom, validTo, note, rules], stored);
}
