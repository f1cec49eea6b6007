import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { urls } from '#app/urls.ts';

type Props = {
  id: string;
  courseId: string;
  slug: string;
  state: 'draft' | 'announced' | 'cancelled';
  host: boolean;
  mayBroadcast: boolean;
  opened: boolean;
  over: boolean;
};

/** Where somebody who holds a webinar goes next, by what it has come to. */
export function OwnWebinarLinks(props: Props) {
  const { t } = useTranslation('webinars');
  return (
    <div className="cluster">
      {props.host && props.state === 'draft' && (
        <ActionButton intent="announce" look="beacon">
          {t('own.announce')}
        </ActionButton>
      )}
      {props.mayBroadcast && props.state === 'announced' && !props.over && (
        <a className="button beacon" href={urls.studio(props.id)}>
          {t('own.studio')}
        </a>
      )}
      {props.state === 'draft' && props.mayBroadcast && (
        <a className="button" href={urls.studio(props.id)}>
          {t('own.rehearse')}
        </a>
      )}
      {props.state === 'announced' && (
        <a className="button" href={urls.webinar(props.slug)}>
          {t('own.public')}
        </a>
      )}
      {!props.mayBroadcast && props.state === 'announced' && (
        <a className="button" href={urls.room(props.slug)}>
          {t('decide.enter')}
        </a>
      )}
      {props.mayBroadcast && (
        <a className="button" href={urls.slides(props.id)}>
          {t('slides.title')}
        </a>
      )}
      {props.mayBroadcast && props.opened && (
        <a className="button" href={urls.attendance(props.id)}>
          {t('attendance.title')}
        </a>
      )}
      {props.host && props.over && (
        <a className="button" href={urls.evaluationResults(props.courseId)}>
          {t('learning:results.title')}
        </a>
      )}
      {props.host && props.over && (
        <a className="button" href={urls.ownRecording(props.id)}>
          {t('ownRecording.title')}
        </a>
      )}
      {props.host && (
        <a className="button plain" href={urls.apply(props.courseId)}>
          {t('own.accreditation')}
        </a>
      )}
    </div>
  );
}
