import { SimulcastInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { Pairs } from '#app/ui/table.tsx';

export type IngestProps = {
  address: string;
  key: string;
  status: string;
  simulcasts: { id: string; url: string; status: string }[];
  captions: boolean;
};

/** Where an encoder sends to, and where else the stream is shown. */
export function Encoder({
  ingest,
  purpose,
  stateOf,
}: {
  ingest: IngestProps;
  purpose: 'live' | 'rehearsal';
  stateOf: (...intents: string[]) => FormState;
}) {
  const { t } = useTranslation('webinars');
  const rehearsal = purpose === 'rehearsal';
  return (
    <Disclosure summary={t('studio.encoder')} state={stateOf('add-simulcast')}>
      <div className="flow">
        <Note>{t('studio.encoderHelp')}</Note>
        <Pairs
          text
          pairs={[
            [t('studio.address'), <code key="address">{ingest.address}</code>],
            [t('studio.key'), <code key="key">{ingest.key}</code>],
          ]}
        />
        <p>
          <Tag tone={ingest.status === 'active' ? 'success' : undefined}>
            {t(ingest.status === 'active' ? 'studio.arrives' : 'studio.nothing')}
          </Tag>
        </p>
        <ActionButton intent="reset-key" hidden={{ purpose }} sure={t('common:noUndo')}>
          {t('studio.resetKey')}
        </ActionButton>
        {!rehearsal && (
          <>
            <ActionForm className="" hidden={{ on: ingest.captions ? '' : 'yes' }}>
              <button className="button" name="intent" value="embedded" aria-pressed={ingest.captions}>
                {t('studio.embedded')}
              </button>
            </ActionForm>
            <h3>{t('studio.elsewhere')}</h3>
            <ul className="list">
              {ingest.simulcasts.map((each) => (
                <li key={each.id}>
                  {each.url}
                  <ActionButton
                    intent="remove-simulcast"
                    hidden={{ target: each.id }}
                    look="plain"
                    sure={t('common:noUndo')}
                  >
                    {t('studio.remove')}
                  </ActionButton>
                </li>
              ))}
            </ul>
            <ActionForm
              asks={SimulcastInput}
              intent="add-simulcast"
              state={stateOf('add-simulcast')}
              submit={t('studio.simulcastAdd')}
            >
              <TextField name="url" label={t('studio.simulcastUrl')} />
              <TextField name="streamKey" label={t('studio.simulcastKey')} autoComplete="off" />
            </ActionForm>
          </>
        )}
      </div>
    </Disclosure>
  );
}
