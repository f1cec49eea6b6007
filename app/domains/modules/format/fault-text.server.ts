import { translationsFor } from '#app/i18n/translate.server.ts';
import type { Fault } from './fault.ts';

/** A fault as a sentence in a language, with its file and line. */
export function faultText({ file, line, code, facts }: Fault, locale = 'en'): string {
  const { t } = translationsFor(locale);
  return t('modules:fault.at', { file, line, what: t(`modules:fault.${code}`, facts) });
}
