import type { Transcript, TranscriptLine } from '#app/domains/certificates/transcript.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { unitsText } from '#app/domains/credits/rules/units-text.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translationsFor, translatorFor } from '#app/i18n/translate.server.ts';
import { wordIn } from '#app/i18n/word-in.ts';

/** What a transcript says, in the reader's language; its headings in English too, as a certificate has it. */
export function transcriptWords(transcript: Transcript, locale: string) {
  const [t, english] = [translatorFor(locale), translatorFor('en')];
  const format = formatFor(locale, 'UTC');
  const programme = programmeOrThrow(transcript.programmeId);
  const typeName = wordIn(translationsFor(locale), 'credits', 'activity.types');
  const units = (value: string) => unitsText(t, format, programme.id, value);
  const both = (word: (by: typeof t) => string) =>
    locale === 'en' ? word(t) : `${word(t)} / ${word(english)}`;
  const { period, number, total, required } = transcript;
  return {
    title: t('credits:transcript.title'),
    heading: both((by) => by('credits:transcript.title')),
    facts: [
      ...(number ? [`${both((by) => by('credits:transcript.number'))}: ${number}`] : []),
      `${both((by) => by('credits:transcript.programme'))}: ${t(`credits:programme.${programme.id}`)}, ${programme.authority[locale] ?? programme.authority['en'] ?? ''}`,
      `${both((by) => by('credits:transcript.cycle'))}: ${
        period
          ? t('credits:period', { from: format.day(period.from), to: format.day(period.to) })
          : t('credits:periodFree')
      }`,
      `${both((by) => by('credits:transcript.made'))}: ${format.day(transcript.madeOn)}`,
      ...(transcript.confirmed ? [] : [t('credits:unconfirmed')]),
    ],
    sum: required
      ? t('credits:ring', { total: format.decimal(total), required: units(required) })
      : t('credits:ringFree', { total: units(total) }),
    check: (address: string) => t('credits:transcript.check', { address }),
    columns: [
      both((by) => by('credits:date')),
      both((by) => by('credits:activityName')),
      both((by) => by('credits:minutesName')),
      both((by) => by('credits:counted')),
      both((by) => by('credits:transcript.code')),
    ],
    cells: (line: TranscriptLine) => [
      { text: format.day(line.date) },
      { isLong: true, text: line.title, below: `${typeName(line.activityType)}. ${line.why}` },
      { text: format.number(line.minutes, 0) },
      {
        text: format.decimal(line.units),
        ...(line.raw === line.units ? {} : { below: t('credits:was', { raw: format.decimal(line.raw) }) }),
      },
      { text: line.code ?? '–', ...(line.code ? {} : { below: line.id.slice(-12) }) },
    ],
  };
}
