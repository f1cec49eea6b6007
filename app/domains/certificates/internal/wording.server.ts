import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateSnapshot } from '#app/domains/certificates/snapshot.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { ROOT } from '#app/platform/root.server.ts';

type Wording = Record<
  'heading' | 'says' | 'course' | 'period' | 'time' | 'credit' | 'none' | 'issued' | 'check',
  string
> & {
  /** The sentence for one credit, and those of authorities with their own; not in the first version. */
  line?: string;
  lines?: Record<string, string>;
  /** Says that there is credit in other programmes; since the third version. */
  others?: string;
};

/** Wording is versioned with the snapshot: an old certificate keeps its words. */
export const readWording = (version: number, locale: string): Wording =>
  (
    JSON.parse(readFileSync(join(ROOT, 'content', 'certificates', `${version}.json`), 'utf8')) as Record<
      string,
      Wording
    >
  )[locale]!;

type CertifiedCredit = CertificateSnapshot['credit'][number];

/** Where more credit is told; one that has no words for it yet takes those of today. */
export const othersIn = (version: number, locale: string): string =>
  readWording(version, locale).others ?? readWording(3, locale).others!;

/** A credit in the words of its authority, in the reader's language. */
export function describeCredit(
  { line: plain, lines }: Wording,
  language: string,
  credit: CertifiedCredit,
): string {
  const template = lines?.[credit.programmeId] ?? plain;
  if (!template)
    return `${credit.units}. ${credit.programme}, ${credit.category} (${credit.code}). ${credit.association}.`;
  const authority = programmeOrThrow(credit.programmeId).authority;
  const sentences: Record<string, string> = {
    ...credit,
    authority: `${authority[language] ?? authority['en'] ?? ''} (${credit.programme})`,
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => sentences[name] ?? '');
}

/** Some languages end a date with a full stop of its own. */
export const withFullStop = (text: string) => (text.endsWith('.') ? text : `${text}.`);
