import type { DomainError, FieldError } from '#app/platform/errors.ts';

/** Sentences for codes of errors.json, each behind the option or field that it is about. */
export async function sentencesOf(
  wrong: readonly (readonly [field: string, error: FieldError])[],
): Promise<string> {
  const { translatorFor } = await import('#app/i18n/translate.server.ts');
  const { codeAndFacts } = await import('#app/platform/errors.ts');
  const t = translatorFor('en');
  const sentences = wrong.map(([field, error]) => {
    const { code, facts } = codeAndFacts(error);
    return `${field ? `${field}: ` : ''}${t(`errors:${code}` as 'errors:not_found', facts)}`;
  });
  return [...new Set(sentences)].join('\n');
}

/** The error in words for the person at the machine. */
export async function explain(error: Error): Promise<string> {
  if (!isDomainError(error)) return error.message;
  const { code, facts, fields } = error;
  return sentencesOf([['', { code, facts }], ...Object.entries(fields)]);
}

/** By its name: the class is only loaded where something throws it. */
const isDomainError = (error: Error): error is DomainError => error.name === 'DomainError';
