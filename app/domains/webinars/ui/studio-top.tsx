import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { urls } from '#app/urls.ts';

export type StudioTopProps = {
  id: string;
  title: string;
  language: string;
  purpose: 'live' | 'rehearsal';
  announced: boolean;
  opened: boolean;
  ended: boolean;
  stateOf: (...intents: string[]) => FormState;
};

/** The top of the studio: who can see the host now, and the one step that changes it. */
export function StudioTop(props: StudioTopProps) {
  const { id, title, language, purpose, announced, opened, ended, stateOf } = props;
  const { t } = useTranslation('webinars');
  const rehearsal = purpose === 'rehearsal';
  const [state, help] = ended
    ? (['over', null] as const)
    : rehearsal
      ? (['nobody', 'rehearsalHelp'] as const)
      : opened
        ? (['everybody', null] as const)
        : (['notYet', 'openHelp'] as const);
  return (
    <header className="work-top">
      <a className="button plain" href={urls.ownWebinar(id)} aria-label={t('studio.back')}>
        <Icon name="back" />
      </a>
      <div className="grow">
        <h1 className="title">
          {t(rehearsal && !ended ? 'studio.rehearsal' : 'studio.title')}: <span lang={language}>{title}</span>
        </h1>
        <p className="small soft">
          <Tag tone={state === 'everybody' ? 'danger' : undefined}>{t(`studio.${state}`)}</Tag>{' '}
          {help && t(`studio.${help}`)}
        </p>
      </div>
      {!ended && rehearsal && announced && (
        <a className="button plain" href={urls.studio(id)}>
          {t('studio.toLive')}
        </a>
      )}
      {!ended && rehearsal && (
        <ActionButton intent="end-rehearsal" sure={t('common:noUndo')}>
          {t('studio.endRehearsal')}
        </ActionButton>
      )}
      {!ended && !rehearsal && !opened && (
        <a className="button plain" href={`${urls.studio(id)}?rehearsal`}>
          {t('studio.toRehearsal')}
        </a>
      )}
      {!ended && !rehearsal && announced && !opened && (
        <ActionForm
          className="opens"
          intent="open"
          state={stateOf('open')}
          submit={t('studio.open')}
          look="beacon"
        />
      )}
      {!ended && !rehearsal && opened && (
        <details className="sure">
          <summary className="button danger">{t('studio.end')}</summary>
          <div className="card flow tight">
            <p className="small">{t('studio.endHelp')}</p>
            <ActionButton intent="end" look="danger sure">
              {t('studio.endSure')}
            </ActionButton>
          </div>
        </details>
      )}
    </header>
  );
}
