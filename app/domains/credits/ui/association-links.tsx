import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';
import { FindingsLink } from './findings-link.tsx';

/** Where an officer goes next; `waiting`: something on this page comes first. */
export function AssociationLinks({
  slug,
  filter,
  waiting,
  findings,
}: {
  slug: string;
  filter: Parameters<typeof urls.memberList>[1];
  waiting: boolean;
  /** How many findings nobody has looked at. */
  findings: number;
}) {
  const { t } = useTranslation('credits');
  const links = [
    [urls.memberMessages(slug), t('message.title')],
    [urls.rules(slug), t('rules.title')],
    [urls.exports(slug), t('exports.title')],
    [urls.ownMentoring(slug), t('mentoring:own.title')],
    [urls.ownConsultations(slug), t('consultations:own.title')],
    [urls.clients(slug), t('xapi:clients.title')],
    [urls.statistics(slug), t('statistics.title')],
    [urls.memberList(slug, filter), t('association.list')],
  ] as const;
  return (
    <p className="cluster">
      <a className={waiting ? 'button' : 'button beacon'} href={urls.accredit(slug)}>
        {t('association.accredit')}
      </a>
      {links.map(([to, name]) => (
        <a key={to} className="button" href={to}>
          {name}
        </a>
      ))}
      <FindingsLink slug={slug} count={findings} />
    </p>
  );
}
