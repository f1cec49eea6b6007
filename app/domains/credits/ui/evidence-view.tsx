import type { ShownEvidence } from '#app/domains/credits/activities/show-evidence.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

/** The paper of an activity, in a frame of the content origin; a browser that shows no PDF in a frame opens or saves it. */
export function EvidenceView({
  activityId,
  evidence,
}: {
  activityId: string;
  evidence: ShownEvidence | null;
}) {
  const { t } = useTranslation('credits');
  if (!evidence) return <p className="soft">{t('activity.noFile')}</p>;
  return (
    <figure className="paper">
      <iframe src={evidence.address} title={t('activity.fileOf', { name: evidence.name })} loading="lazy" />
      <figcaption className="small">
        <a href={urls.activityFile(activityId)}>{t('activity.download', { name: evidence.name })}</a>
      </figcaption>
    </figure>
  );
}
