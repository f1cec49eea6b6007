import { pickLanguage } from './statement/format.ts';
import { type Verb, verbOf } from './verbs.ts';

/** Words with the language that they are in. */
export type Worded = { text: string; language: string };
/** What of a statement is told in a list. */
export type ToldStatement = {
  id: string;
  at: string;
  /** One of ours, which we have words for; else what the statement itself calls it. */
  verb: Verb | null;
  called: Worded;
  name: Worded;
  detail: string | null;
};

type Read = {
  id: string;
  timestamp: string;
  verb: { id: string; display?: Record<string, string> };
  object: { id?: string; name?: string; definition?: { name?: Record<string, string> } };
  result?: { score?: { scaled?: number }; extensions?: Record<string, unknown> };
};

type Words = Record<string, string>;
const isIn = (words: Words, locale: string) => Object.keys(words).some((tag) => tag.split('-')[0] === locale);

/** In the reader's language where there is that, else as the statement says it itself. */
function worded(own: Words = {}, known: Words, locale: string, otherwise: string): Worded {
  const words = isIn(own, locale) || !isIn(known, locale) ? own : known;
  const either = Object.keys(words).length > 0 ? words : known;
  const [language, text] = Object.entries(pickLanguage(either, [locale]))[0] ?? ['en', otherwise];
  return { text, language };
}

/** `known` are names of the activity that other statements gave it. */
export function told(statement: Record<string, unknown>, locale: string, known: Words = {}): ToldStatement {
  const { id, timestamp, verb, object, result } = statement as unknown as Read;
  const percent = Object.values(result?.extensions ?? {}).find((each) => typeof each === 'number');
  const share = result?.score?.scaled ?? (percent === undefined ? undefined : percent / 100);
  return {
    id,
    at: timestamp,
    verb: verbOf(verb.id),
    called: worded(verb.display, {}, locale, verb.id),
    name: worded(object.definition?.name, known, locale, object.name ?? object.id ?? '–'),
    detail: share === undefined ? null : String(share),
  };
}
