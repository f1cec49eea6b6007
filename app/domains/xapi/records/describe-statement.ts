import { type Verb, findVerb } from '#app/domains/xapi/statements/verbs.ts';
import { readTimestamp } from '#app/domains/xapi/statements/scalars.ts';
import { pickLanguage } from '#app/i18n/pick-language.ts';

/** Words with the language that they are in. */
export type LocalizedText = { text: string; language: string };

/** A statement as a list shows it. */
export type StatementDescription = {
  id: string;
  at: string;
  /** One of our own verbs, which are translated; else the statement's own name of it. */
  verb: Verb | null;
  called: LocalizedText;
  name: LocalizedText;
  detail: string | null;
};

type ReadableStatement = {
  id: string;
  timestamp: string;
  verb: { id: string; display?: Record<string, string> };
  object: { id?: string; name?: string; definition?: { name?: Record<string, string> } };
  result?: { score?: { scaled?: number }; extensions?: Record<string, unknown> };
};

/** Of cmi5 in per cent, of the video profile as a share; 0 to 1. */
function progressIn(extensions: Record<string, unknown>): number | undefined {
  const percent = extensions['https://w3id.org/xapi/cmi5/result/extensions/progress'];
  if (typeof percent === 'number') return percent / 100;
  const share = extensions['https://w3id.org/xapi/video/extensions/progress'];
  return typeof share === 'number' ? share : undefined;
}

type LanguageMap = Record<string, string>;

const hasLanguage = (words: LanguageMap, locale: string) =>
  Object.keys(words).some((tag) => tag.split('-')[0] === locale);

/** In the reader's language where there is that, else as the statement says it itself. */
function localize(
  own: LanguageMap = {},
  known: LanguageMap,
  locale: string,
  otherwise: string,
): LocalizedText {
  const words = hasLanguage(own, locale) || !hasLanguage(known, locale) ? own : known;
  const either = Object.keys(words).length > 0 ? words : known;
  const [language, text] = Object.entries(pickLanguage(either, [locale]))[0] ?? ['en', otherwise];
  return { text, language };
}

/** `known` are names of the activity that other statements gave it. */
export function describeStatement(
  statement: Record<string, unknown>,
  locale: string,
  known: LanguageMap = {},
): StatementDescription {
  // It was checked before it was stored.
  const { id, timestamp, verb, object, result } = statement as unknown as ReadableStatement;
  const share = result?.score?.scaled ?? progressIn(result?.extensions ?? {});
  return {
    id,
    at: readTimestamp(timestamp)!.toISOString(),
    verb: findVerb(verb.id),
    called: localize(verb.display, {}, locale, verb.id),
    name: localize(object.definition?.name, known, locale, object.name ?? object.id ?? '–'),
    detail: share === undefined ? null : String(share),
  };
}
