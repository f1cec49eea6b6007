import { deidentify, type Finding, type FindingKind } from './deidentify.ts';

/** Of the rules by which a text is checked: a question says which ones its device knew. Raise it with the rules. */
export const CHECK_VERSION = '2';

/** Why a finding may stay; an identity number never may. */
export const KEEP_REASONS = ['nobody', 'place', 'colleague', 'literature'] as const;
const NEVER_KEPT: ReadonlySet<FindingKind> = new Set(['identity-number', 'email', 'phone', 'record-number']);
export const mayKeep = (kind: FindingKind): boolean => !NEVER_KEPT.has(kind);

/** A kept finding, by its place in a field; offsets in UTF-16 code units. */
export type KeptFinding = { field: string; start: number; end: number; reason: string };

const isKept = (kept: readonly KeptFinding[], field: string, { start, end, kind }: Finding): boolean =>
  mayKeep(kind) &&
  kept.some(
    (each) =>
      each.field === field &&
      each.start === start &&
      each.end === end &&
      (KEEP_REASONS as readonly string[]).includes(each.reason),
  );

/** Open findings in some texts: those without a reason for keeping them. */
export function openFindings(
  texts: Record<string, string>,
  kept: readonly KeptFinding[],
): (Finding & { field: string })[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    deidentify(text)
      .filter((finding) => !isKept(kept, field, finding))
      .map((finding) => ({ field, ...finding })),
  );
}
