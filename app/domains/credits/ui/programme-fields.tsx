import { programmeOrThrow, type ProgrammeId } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { DateField } from '#app/ui/fields.tsx';
import { useProgrammeOptions } from './use-programmes.ts';

type Choice = { id: ProgrammeId; country: string };

/** The programme to enrol in, those of one's country first, and the date of its cycle where it has one: each says beforehand whether it needs it. */
export function ProgrammeFields({ programmes, country }: { programmes: Choice[]; country: string | null }) {
  const { t } = useTranslation('credits');
  const options = useProgrammeOptions(programmes, country).map((option) => {
    const { anchorKind } = programmeOrThrow(option.value);
    return {
      ...option,
      help: t(`enrol.needs.${anchorKind}`),
      asks: anchorKind === 'none' ? 'nothing' : 'date',
    };
  });
  const isOwn = ({ value }: { value: string }) => programmeOrThrow(value).country === country;
  const own = options.filter(isOwn);
  const first = own.length > 0 ? own : options;
  return (
    <>
      <Choices
        name="programmeId"
        kind="radio"
        legend={t('enrol.programme')}
        values={first[0] ? [first[0].value] : []}
        options={first}
        {...(own.length > 0 && {
          more: { summary: t('enrol.others'), options: options.filter((each) => !isOwn(each)) },
        })}
      />
      <div className="of-date">
        <DateField name="anchorDate" label={t('enrol.anchor')} help={t('enrol.anchorHelp')} />
      </div>
    </>
  );
}
