import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Note } from '#app/ui/note.tsx';
import { LOADED, NEVER_ALLOWED } from './fault-text.ts';

/**
 * Faults of the package while it is previewed, reported by its player; empty until there is one. `action`: the page that
 * allows it a host, for its author.
 */
export function PreviewFaults({ action }: { action: string | null }) {
  const { t } = useTranslation('scorm');
  const words = {
    blocked: t('trace.kind.blocked', { name: '{name}', value: '{detail}' }),
    missing: t('trace.kind.missing', { name: '{name}' }),
    script: t('trace.kind.script', { name: '{name}' }),
    scriptAt: t('trace.scriptAt', { name: '{name}', value: '{detail}' }),
    loaded: Object.fromEntries(LOADED.map((each) => [each, t(`trace.loaded.${each}`)])),
    never: NEVER_ALLOWED,
  };
  return (
    <aside
      className="beside-package"
      aria-label={t('trace.faults')}
      hidden
      data-faults={JSON.stringify(words)}
    >
      <details open>
        <summary>{t('trace.faults')}</summary>
        <div role="status">
          <ul className="faults" />
        </div>
        {action !== null && (
          <>
            <Note hidden data-allow="">
              {t('needs.allowTold')}
            </Note>
            <template>
              <ActionButton action={action} intent="allow-host" hidden={{ host: '{host}' }}>
                {t('needs.allow', { host: '{host}' })}
              </ActionButton>
            </template>
          </>
        )}
      </details>
      <script type="module" src="/browser/preview.js" />
    </aside>
  );
}
