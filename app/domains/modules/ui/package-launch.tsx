import type { PackagePart } from '#app/domains/modules/package-modules/package-part.ts';
import { SandboxPermissionItems } from '#app/domains/scorm/ui/sandbox-permission-items.tsx';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { LostRefusal } from '#app/ui/refused.tsx';
import { Note } from '#app/ui/note.tsx';
import { useLessonPlaces } from './lesson-places.tsx';

type Props = { part: PackagePart; language: string };

/** Opens a package that is a module, tells how far it is, and what it may do beside the usual. `language`: that of the course. */
export function PackageLaunch({ part, language }: Props) {
  const { t } = useTranslation('modules');
  const { packageUrl } = useLessonPlaces();
  const isOpen = part.state === 'new' || part.state === 'begun';
  return (
    <div className="flow">
      <LostRefusal />
      {part.state === 'done' && <Alert tone="success" title={t('lesson.package.done')} />}
      {part.state === 'failed' && <Alert tone="warning" title={t('lesson.package.failed')} />}
      {part.language !== language && (
        <Note>{t('lesson.otherLanguage', { language: nameOfLocale(part.language) })}</Note>
      )}
      <ul className="list plain">
        <SandboxPermissionItems needs={part.needs} />
      </ul>
      {packageUrl && (
        <p>
          <a className="button" href={packageUrl(part.packageId)}>
            {t('lesson.package.open')}
          </a>
        </p>
      )}
      {!packageUrl && (
        <div className="cluster">
          <ActionButton intent="launch" look={isOpen ? 'beacon' : undefined}>
            {t(part.state === 'new' ? 'lesson.package.open' : 'lesson.package.goOn')}
          </ActionButton>
          {part.state === 'failed' && (
            <ActionButton intent="launch" hidden={{ again: 'yes' }} look="beacon">
              {t('lesson.package.again')}
            </ActionButton>
          )}
        </div>
      )}
    </div>
  );
}
