import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** Zones of the Baltic Sea Region, which come first, with their country. */
const NEARBY: Record<string, string> = {
  'Europe/Helsinki': 'FI',
  'Europe/Stockholm': 'SE',
  'Europe/Tallinn': 'EE',
  'Europe/Riga': 'LV',
  'Europe/Vilnius': 'LT',
  'Europe/Minsk': 'BY',
};
const ALL: readonly string[] = [
  ...new Set([...Object.keys(NEARBY), ...Intl.supportedValuesOf('timeZone'), 'UTC']),
];

/** Choice of a time zone. `stored` may be a name that is not in the list, because zones are renamed. */
export function TimeZoneField({
  help,
  value,
  stored = value,
  proposes = false,
}: {
  help?: ReactNode;
  value?: string;
  stored?: string | undefined;
  /** Offers the zone of the device, where it is another one (`time-zone.browser.ts`). */
  proposes?: boolean;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const nameOf = (zone: string) => {
    const [name, country] = [zone.replaceAll('_', ' '), NEARBY[zone]];
    return country ? `${format.country(country)} (${name})` : name;
  };
  const zones = stored === undefined || ALL.includes(stored) ? ALL : [stored, ...ALL];
  return (
    <>
      <SelectField
        name="timeZone"
        label={t('timeZone')}
        help={help}
        value={value}
        options={optionsOf(zones, nameOf)}
      />
      {proposes && (
        <p className="small cluster" data-device-zone hidden>
          {t('timeZoneDevice')}{' '}
          <button type="button" className="button small">
            {t('timeZone')}
          </button>
        </p>
      )}
    </>
  );
}
