import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from './buttons.tsx';
import { Icon } from './icon.tsx';

/** What was just done: the key of a sentence, the page that did it, and the form that takes it back. */
type Said = {
  key: string;
  to: string;
  facts?: Record<string, string | number>;
  undo?: { intent: string; hidden?: Record<string, string> };
};

export function useSaidText(said: Pick<Said, 'key' | 'facts'> | null): string | null {
  const { t } = useTranslation();
  return said && t(said.key as 'said.saved', said.facts ?? {});
}

/**
 * A message that something was just done, with the way to take it back. It is there on every page, because a live region is heard only if it was there before its
 * text: `page.browser.ts` puts the text in once more. Without a script the title of the page says it, and the message stays.
 */
export function SaidMessage({ said }: { said: Said | null }) {
  const { t } = useTranslation();
  const text = useSaidText(said);
  return (
    <div
      className="said"
      role="status"
      data-part="said"
      data-restored={t('said.restored')}
      data-discard={t('said.discard')}
    >
      {said && (
        <div className="toast" tabIndex={-1}>
          <Icon name="check" />
          <span>{text}</span>
          {said.undo && (
            <ActionButton action={said.to} look="plain" {...said.undo}>
              {t('said.undo')}
            </ActionButton>
          )}
          <button type="button" className="close" data-part="close" hidden aria-label={t('said.close')}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
