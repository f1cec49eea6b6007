import type { Format } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/use-translation.ts';

/** "2 points": exact units of a programme in words and numbers of a language; the one way in which they are written. */
export function unitsText(
  t: Translate<'common'>,
  format: Format,
  programmeId: string,
  units: string,
): string {
  const [part, whole = '1'] = units.split('/');
  return t(`credits:unit.${programmeId as 'eaccme'}`, {
    count: Number(part) / Number(whole),
    units: format.decimal(units),
  });
}
