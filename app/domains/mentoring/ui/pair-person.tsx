import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useRemotenessName } from './use-remoteness-name.ts';

type Props = { name: string; country: string; remoteness: number; years: number; about: string };

/** The other one of a pair, in their own words. */
export function PairPerson({ name, country, remoteness, years, about }: Props) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const remotenessName = useRemotenessName();
  const initials = name.split(/\s+/).map((part) => Array.from(part)[0]).slice(0, 2).join(''); // oxfmt-ignore
  return (
    <>
      <div className="person">
        <span className="avatar large" aria-hidden="true">
          {initials}
        </span>
        <span>
          <b>{name}</b>
          <br />
          <span className="soft">
            {format.country(country)}, {remotenessName(remoteness)}. {t('suggest.years', { count: years })}
          </span>
        </span>
      </div>
      {about && (
        <blockquote className="quote">
          <p>{about}</p>
        </blockquote>
      )}
    </>
  );
}
