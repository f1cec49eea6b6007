import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { END_REASONS } from '#app/domains/mentoring/schemas.ts';

type Props = {
  name: string;
  state: FormState;
  pairState: 'proposed' | 'active' | 'paused' | 'declined' | 'expired' | 'withdrawn' | 'ended';
  hasBegun: boolean;
  isAsked: boolean;
  email: string | null;
  settings: { minutes: number; everyWeeks: number };
  words: { language: string; agreement: string };
};

/** The pair, for both of its members, with their actions: answer, pause, end. */
export function PairAside({ name, state, pairState, hasBegun, isAsked, email, settings, words }: Props) {
  const { t } = useTranslation('mentoring');
  return (
    <aside className="card stays flow" aria-labelledby="yes-to">
      <h2 id="yes-to">{t(hasBegun ? 'pair.agreed' : 'pair.yesTo')}</h2>
      <ul className="reasons small">
        <li>
          <Icon name="calendar" />
          <span>{t('pair.meetings', { minutes: settings.minutes, weeks: settings.everyWeeks })}</span>
        </li>
        <li>
          <Icon name="people" />
          <span>{t('pair.between')}</span>
        </li>
        <li>
          <Icon name="leave" />
          <span>{t('pair.canEnd')}</span>
        </li>
      </ul>
      <details className="small">
        <summary>{t('programme.agreement')}</summary>
        <p className="prose" lang={words.language}>
          {words.agreement}
        </p>
      </details>
      {isAsked && (
        <ActionForm className="flow">
          <button className="button beacon wide" name="intent" value="yes">
            {t('pair.yes', { name })}
          </button>
        </ActionForm>
      )}
      {isAsked && (
        <ActionButton intent="no" look="plain wide" sure={t('common:noUndo')}>
          {t('pair.no')}
        </ActionButton>
      )}
      {email && (
        <a className="button wide" href={`mailto:${email}`}>
          {t('pair.contact', { name })}
        </a>
      )}
      {(pairState === 'active' || pairState === 'paused') && (
        <>
          <ActionButton intent={pairState === 'active' ? 'pause' : 'resume'} look="plain wide">
            {t(pairState === 'active' ? 'pair.pause' : 'pair.resume')}
          </ActionButton>
          <Disclosure summary={t('pair.end')} state={state}>
            <p className="small">{t('pair.endHelp')}</p>
            <ActionForm intent="end" state={state} submit={t('pair.end')} look="danger">
              <SelectField
                name="reason"
                label={t('pair.reason')}
                value="done"
                options={optionsOf(END_REASONS, (value) => t(`endReason.${value}`))}
              />
              <TextAreaField
                name="lookBack"
                label={t('pair.lookBack')}
                help={t('pair.lookBackHelp')}
                rows={3}
              />
            </ActionForm>
          </Disclosure>
        </>
      )}
    </aside>
  );
}
