import type { FindingCode } from '#app/domains/scorm/inspection/finding.ts';
import { translationsFor } from '#app/i18n/translate.server.ts';
import type { Fault } from './fault.ts';
import { findingSentence } from './finding-sentence.ts';

/** A fault as a sentence in a language, with its file and line. */
export function faultText({ file, line, code, facts }: Fault, locale = 'en'): string {
  const { t } = translationsFor(locale);
  // A package’s fault has its own sentence, which the inspection of packages names.
  const { finding } = facts;
  const why =
    finding === undefined
      ? {}
      : { why: findingSentence(t(`scorm:finding.${finding as FindingCode}`, facts)) };
  return t('modules:fault.at', { file, line, what: t(`modules:fault.${code}`, { ...facts, ...why }) });
}
