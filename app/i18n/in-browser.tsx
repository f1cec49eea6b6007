import { createInstance, type i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { oneStop } from './one-stop.ts';

export type Words = Record<string, object>;

/** For the few parts of a page that continue in the browser: the texts that came with the page, in its language. */
export function WithWords({
  locale,
  words,
  children,
}: {
  locale: string;
  words: Words;
  children: ReactNode;
}) {
  const instance = createInstance();
  void instance.use(oneStop).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(words),
    resources: { [locale]: words },
    interpolation: { escapeValue: false },
    postProcess: [oneStop.name],
    initAsync: false,
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
