import type { Format } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/use-translation.ts';

/** Credit in the words of its programme: on pages, in mails and on certificates alike. `units` is an exact text. */
export const creditText = (
  t: Translate<'common'>,
  format: Pick<Format, 'decimal'>,
  programmeId: string,
  units: string,
): string => {
  const [part, whole = '1'] = units.split('/');
  return t(`credits:unit.${programmeId as 'eaccme'}`, {
    count: Number(part) / Number(whole),
    units: format.decimal(units),
  });
};
