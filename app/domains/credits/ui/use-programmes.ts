import { type ProgrammeId, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Option } from '#app/ui/options.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** Name of a programme, given by its id, in the reader's language. */
export function useProgrammeName(): (id: string) => string {
  const { t } = useTranslation('credits');
  return (id) => t(`programme.${programmeOrThrow(id).id}`);
}

/** Programmes to choose from, by their names in the reader's language with their country: those of `own` country first. */
export function useProgrammeOptions(
  programmes: readonly { id: ProgrammeId; country: string }[],
  own?: string | null,
): Option[] {
  const { i18n } = useTranslation();
  const name = useProgrammeName();
  const format = useFormat();
  const compare = compareIn(i18n.language);
  const isOwn = ({ country }: { country: string }) => Number(country === own);
  return programmes
    .toSorted(
      (a, b) =>
        isOwn(b) - isOwn(a) ||
        Number(a.country === 'EU') - Number(b.country === 'EU') ||
        compare(format.country(a.country), format.country(b.country)),
    )
    .map((each) => ({ value: each.id, name: `${name(each.id)} (${format.country(each.country)})` }));
}
