import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';

/** Those of the Baltic Sea Region first; every other one is in the list too. */
const NEARBY = [
  'Europe/Helsinki', 'Europe/Stockholm', 'Europe/Tallinn', 'Europe/Riga', 'Europe/Vilnius', 'Europe/Minsk',
]; // oxfmt-ignore
const ALL: readonly string[] = [...new Set([...NEARBY, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** Whose clock is meant. `stored` may be a name that is not in the list, as zones are renamed. */
export function TimeZoneField({
  help,
  value,
  stored = value,
}: {
  help?: ReactNode;
  value?: string;
  stored?: string | undefined;
}) {
  const { t } = useTranslation('accounts');
  const zones = stored === undefined || ALL.includes(stored) ? ALL : [stored, ...ALL];
  return (
    <SelectField
      name="timeZone"
      label={t('timeZone')}
      help={help}
      value={value}
      options={optionsOf(zones, (zone) => zone.replaceAll('_', ' '))}
    />
  );
}
