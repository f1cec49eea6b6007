import type { ContentsEntry, LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { useConditionText } from './conditions.tsx';
import { useLessonPlaces } from './lesson-places.tsx';

const ICON = { done: 'check', now: 'pen', open: 'file', locked: 'lock' } as const satisfies Record<
  ContentsEntry['state'],
  IconName
>;

/** The modules of the course with how each stands, and the pages of the one that is open. */
export function Contents({ contents, module, page, minutesLeft }: LessonView) {
  const { t } = useTranslation('modules');
  const { pageUrl, isPreview } = useLessonPlaces();
  const conditionText = useConditionText(contents);
  return (
    <aside className="flow" id="contents">
      <h2>{t('lesson.contents')}</h2>
      <nav className="contents" aria-label={t('lesson.contents')}>
        <ol>
          {contents.map((entry, at) => {
            const unmet = entry.state === 'locked' ? entry.conditions.filter(({ met }) => !met) : [];
            const isHere = entry.id === module.id;
            const read = entry.pages.filter(({ isRead }) => isRead).length;
            return (
              <li key={entry.id}>
                <a
                  href={pageUrl(entry.id)}
                  aria-current={
                    isHere && (entry.pages.length === 0 || page.number === 1) ? 'page' : undefined
                  }
                >
                  <span className="mark" data-state={entry.state}>
                    <Icon name={ICON[entry.state]} />
                    <span className="visually-hidden">{t(`lesson.state.${entry.state}`)}</span>
                  </span>
                  <span>
                    {at + 1}. <span lang={entry.language}>{entry.title}</span>
                    {unmet.map((condition, nth) => (
                      <span key={nth} className="soft small block">
                        {conditionText(condition)}
                      </span>
                    ))}
                    {!entry.required && <span className="soft small block">{t('lesson.optional')}</span>}
                  </span>
                  <span className="stand number">
                    {!isPreview && entry.state === 'now' && entry.pages.length > 1
                      ? t('lesson.readOf', { count: read, of: entry.pages.length })
                      : t('common:minutes', { count: entry.minutes })}
                  </span>
                </a>
                {isHere && entry.pages.length > 1 && (
                  <ol>
                    {entry.pages.slice(1).map((each) => (
                      <li key={each.number}>
                        <a
                          href={pageUrl(entry.id, each.number)}
                          aria-current={page.number === each.number ? 'page' : undefined}
                        >
                          <span className="mark" data-state={each.isRead ? 'done' : 'open'}>
                            <Icon name={each.isRead ? 'check' : 'file'} />
                            <span className="visually-hidden">
                              {t(each.isRead ? 'lesson.state.done' : 'lesson.state.open')}
                            </span>
                          </span>
                          <span lang={entry.language}>{each.title}</span>
                          <span />
                        </a>
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            );
          })}
        </ol>
      </nav>
      {!isPreview && minutesLeft > 0 && (
        <p className="small soft">
          {t('lesson.left', { minutes: t('common:minutes', { count: minutesLeft }) })}
        </p>
      )}
    </aside>
  );
}
