import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { translationsFor } from '#app/i18n/translate.server.ts';

/** HTML of something drawn for a reader of this language, with nothing around it. */
export const draw = (element: ReactNode, locale = 'en'): string =>
  renderToStaticMarkup(<I18nextProvider i18n={translationsFor(locale)}>{element}</I18nextProvider>);
