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

const worded = (map: Record<string, string>, locale: string, otherwise: string): Worded => {
  const [language, text] = Object.entries(pickLanguage(map, [locale]))[0] ?? ['en', otherwise];
  return { text, language };
};

/** `known` are names of the activity that other statements gave it. */
export function told(
  statement: Record<string, unknown>,
  locale: string,
  known: Record<string, string> = {},
): ToldStatement {
  const { id, timestamp, verb, object, result } = statement as unknown as Read;
  const percent = Object.values(result?.extensions ?? {}).find((each) => typeof each === 'number');
  const share = result?.score?.scaled ?? (percent === undefined ? undefined : percent / 100);
  return {
    id,
    at: timestamp,
    verb: verbOf(verb.id),
    called: worded(verb.display ?? {}, locale, verb.id),
    name: worded({ ...known, ...object.definition?.name }, locale, object.name ?? object.id ?? '–'),
    detail: share === undefined ? null : String(share),
  };
}
