import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';
import { useMissingText } from './use-requirement-text.ts';

export type UnfinishedCourse = {
  id: string;
  slug: string;
  title: string;
  language: string;
  completed: boolean;
  missing: MissingRequirement[];
};

type Props = {
  courses: UnfinishedCourse[];
  /** In a programme, which an association has not confirmed; how one stands with it. */
  isEnrolled: boolean;
  isUnconfirmed: boolean;
  membership: OwnMembership | null;
};

/** What is missing to the credit of each course that somebody has begun, with a way to do it. */
export function UnfinishedCourses({ courses, isEnrolled, isUnconfirmed, membership }: Props) {
  const { t } = useTranslation('credits');
  const textOf = useMissingText();
  if (courses.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="missing">
      <h2 id="missing">{t('missing')}</h2>
      <Rows>
        {courses.map((each) => (
          <Row key={each.id} icon="book" of={each}>
            <ul className="small">
              {each.missing.map((part) => (
                <li key={part.code}>
                  <a href={urls.course(each.slug)}>{textOf(part)}</a>
                </li>
              ))}
              {each.completed && (
                <li>
                  <a href={urls.evaluation(each.id)}>{t('missingEvaluation')}</a>
                </li>
              )}
              {!isEnrolled && (
                <li>
                  <a href="#enrol">{t('missingProgramme')}</a>
                </li>
              )}
              {isUnconfirmed && (
                <li>
                  {membership === null ? (
                    <a href={`${urls.profile()}#memberships`}>{t('missingMembership')}</a>
                  ) : membership.state === 'accepted' ? (
                    t('unconfirmed')
                  ) : (
                    t('accounts:request.requested', { name: membership.name })
                  )}
                </li>
              )}
            </ul>
          </Row>
        ))}
      </Rows>
    </section>
  );
}
