import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { ROOT } from '#app/platform/root.server.ts';
import { isLocale, LOCALES } from './locales.ts';
import { NAMESPACES } from './namespaces.ts';
import { oneStop } from './one-stop.ts';
import type { Translate } from './use-translation.ts';

function load(locale: string): i18n {
  const instance = createInstance();
  const resources = Object.fromEntries(
    NAMESPACES.map((ns) => [
      ns,
      JSON.parse(readFileSync(join(ROOT, 'locales', locale, `${ns}.json`), 'utf8')) as object,
    ]),
  );
  void instance.use(oneStop).init({
    lng: locale,
    fallbackLng: false,
    ns: [...NAMESPACES],
    defaultNS: 'common',
    resources: { [locale]: resources },
    interpolation: { escapeValue: false },
    postProcess: [oneStop.name],
    initAsync: false,
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  return instance;
}

let loaded: Map<string, i18n> | undefined;

/** One instance per language, read once; React and mail share it. */
export function translationsFor(locale: string): i18n {
  loaded ??= new Map(LOCALES.map(({ code }) => [code, load(code)]));
  return loaded.get(isLocale(locale) ? locale : 'en')!;
}

export const translatorFor = (locale: string): Translate<'common'> => translationsFor(locale).t;

/** Texts of some namespaces, for a part of a page that continues in the browser. */
export const wordsFor = (locale: string, namespaces: readonly string[]): Record<string, object> =>
  Object.fromEntries(
    namespaces.map((name) => [
      name,
      translationsFor(locale).getResourceBundle(isLocale(locale) ? locale : 'en', name) as object,
    ]),
  );
