import { REVIEW_DAYS, ReviewerInput } from '#app/domains/credits/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { useFormat } from '#app/ui/use-format.ts';

type Verdict = 'recommend' | 'with_changes' | 'against';
const TONES: Record<Verdict, Tone> = { recommend: 'success', with_changes: 'warning', against: 'danger' };

type Review = {
  id: string;
  name: string;
  verdict: Verdict | null;
  comment: string | null;
  expiresAt: Date | string;
};

/** What reviewers from outside say of an application, or until when they may. */
export function Reviews({ reviews }: { reviews: Review[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <>
      <h2>{t('review.title')}</h2>
      {reviews.length === 0 && <p className="soft">{t('review.none')}</p>}
      {reviews.map((each) => (
        <div key={each.id}>
          <p>
            <b>{each.name}</b>{' '}
            {each.verdict ? (
              <Tag tone={TONES[each.verdict]}>{t(`review.verdict.${each.verdict}`)}</Tag>
            ) : (
              <span className="small soft">{t('until', { date: format.date(each.expiresAt) })}</span>
            )}
          </p>
          {each.comment && <p className="small">{each.comment}</p>}
        </div>
      ))}
    </>
  );
}

/** Invites one more reviewer, by mail. */
export function ReviewerForm({ state }: { state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <Disclosure summary={t('review.invite')} state={state}>
      <ActionForm asks={ReviewerInput} intent="invite" state={state} submit={t('review.send')}>
        <TextField name="reviewerName" label={t('association.name')} />
        <TextField name="reviewerEmail" label={t('accounts:email')} type="email" />
        <SelectField
          name="days"
          label={t('review.open')}
          value="14"
          options={optionsOf(REVIEW_DAYS, (days) => t('review.days', { count: days }))}
        />
      </ActionForm>
    </Disclosure>
  );
}
