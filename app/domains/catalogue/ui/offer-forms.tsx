import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { FormState } from '#app/ui/form-state.ts';

type StateOf = (intent: string) => FormState;
type Props = {
  isPublished: boolean;
  isOffered: boolean;
  draft: { id: string; number: number } | null;
  /** The draft is all that there is of the course. */
  isAll: boolean;
  stateOf: StateOf;
};

/** What takes something away: the course from the catalogue, until it is offered again, and a draft for good. Each says first what becomes of it. */
export function OfferForms({ isPublished, isOffered, draft, isAll, stateOf }: Props) {
  const { t } = useTranslation('catalogue');
  return (
    <>
      {isPublished && !isOffered && (
        <ActionForm
          className="flow"
          intent="republish"
          state={stateOf('republish')}
          submit={t('offer.republish')}
          look="wide"
        >
          <p className="small">{t('offer.republishHelp')}</p>
        </ActionForm>
      )}
      {isPublished && isOffered && (
        <Disclosure summary={t('offer.unpublish')} state={stateOf('unpublish')} small>
          <ActionForm
            className="flow"
            intent="unpublish"
            state={stateOf('unpublish')}
            submit={t('offer.unpublishSure')}
            look="danger"
          >
            <p className="small">{t('offer.unpublishHelp')}</p>
          </ActionForm>
        </Disclosure>
      )}
      {draft && (
        <Disclosure
          summary={t('offer.delete', { number: draft.number })}
          state={stateOf('delete-draft')}
          small
        >
          <ActionForm
            className="flow"
            intent="delete-draft"
            hidden={{ versionId: draft.id }}
            state={stateOf('delete-draft')}
            submit={t('offer.deleteSure')}
            look="danger"
          >
            <p className="small">{t(isAll ? 'offer.deleteAll' : 'offer.deleteHelp')}</p>
          </ActionForm>
        </Disclosure>
      )}
    </>
  );
}
