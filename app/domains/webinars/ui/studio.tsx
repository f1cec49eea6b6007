import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { liveUrls, urls } from '#app/urls.ts';

type StudioProps = {
  id: string;
  purpose: 'live' | 'rehearsal';
  announced: boolean;
  opened: boolean;
  ended: boolean;
  ingest: {
    address: string;
    key: string;
    status: string;
    simulcasts: { id: string; url: string; status: string }[];
    captions: boolean;
  } | null;
  canUseBrowser: boolean;
  stateOf: (...intents: string[]) => FormState;
};

const STUDIO_STATES = [
  'begin', 'ready', 'denied', 'nodevice', 'unsupported', 'noline', 'slow', 'connecting', 'sending', 'reconnecting', 'lost',
  'failed', 'noengine', 'stopped',
] as const; // oxfmt-ignore
const FAILED_STATES: readonly string[] = [
  'denied',
  'nodevice',
  'unsupported',
  'noline',
  'lost',
  'failed',
  'noengine',
];

/** From here pictures go out: from the browser, or from an encoder; then the room is opened for all, and closed. */
export function Studio(props: StudioProps) {
  const { id, purpose, announced, opened, ended, ingest, canUseBrowser, stateOf } = props;
  const { t } = useTranslation('webinars');
  const rehearsal = purpose === 'rehearsal';
  if (ended) return <Alert tone="success" title={t('studio.over')} />;
  return (
    <div className="columns">
      <aside className="card stays decide flow" aria-labelledby="decide">
        <h2 id="decide">{t(rehearsal ? 'studio.nobody' : opened ? 'studio.everybody' : 'studio.notYet')}</h2>
        {!rehearsal && announced && !opened && (
          <ActionForm
            className="flow"
            intent="open"
            state={stateOf('open')}
            submit={t('studio.open')}
            look="beacon wide"
          >
            <p className="small">{t('studio.openHelp')}</p>
          </ActionForm>
        )}
        {!rehearsal && opened && (
          <details>
            <summary>{t('studio.end')}</summary>
            <p className="small">{t('studio.endHelp')}</p>
            <ActionButton intent="end" look="danger">
              {t('studio.endSure')}
            </ActionButton>
          </details>
        )}
        {rehearsal && (
          <>
            <p className="small">{t('studio.rehearsalHelp')}</p>
            <ActionButton intent="end-rehearsal" look="wide" sure={t('common:noUndo')}>
              {t('studio.endRehearsal')}
            </ActionButton>
            {announced && (
              <a className="button plain wide" href={urls.studio(id)}>
                {t('studio.toLive')}
              </a>
            )}
          </>
        )}
        {!rehearsal && !opened && (
          <a className="button plain wide" href={`${urls.studio(id)}?rehearsal`}>
            {t('studio.toRehearsal')}
          </a>
        )}
      </aside>
      <div className="flow">
        {ingest && canUseBrowser && (
          <section
            className="flow"
            aria-labelledby="browser"
            data-studio=""
            data-act={urls.studioAct(id)}
            data-purpose={purpose}
            data-measure={liveUrls.measure()}
          >
            <h2 id="browser">{t('studio.browser')}</h2>
            <div role="status">
              {STUDIO_STATES.map((word) => (
                <div key={word} data-say={word} hidden={word !== 'begin'}>
                  <Alert
                    tone={
                      FAILED_STATES.includes(word)
                        ? 'danger'
                        : word === 'sending'
                          ? 'success'
                          : word === 'slow' || word === 'reconnecting'
                            ? 'warning'
                            : 'info'
                    }
                    title={t(`studio.say.${word}`)}
                  />
                </div>
              ))}
            </div>
            <figure className="stage">
              <video data-part="preview" autoPlay muted playsInline aria-label={t('studio.preview')} />
            </figure>
            <div className="cluster">
              <button className="button" type="button" data-part="open" disabled>
                {t('studio.camera')}
              </button>
              <button className={opened ? 'button beacon' : 'button'} type="button" data-part="go" disabled>
                {t(rehearsal ? 'studio.tryIt' : 'studio.go')}
              </button>
              <button className="button danger" type="button" data-part="stop" hidden>
                {t('studio.stop')}
              </button>
              <button className="button" type="button" data-part="screen" disabled aria-pressed="false">
                {t('studio.screen')}
              </button>
            </div>
            <div className="form">
              <div className="field">
                <label htmlFor="camera">{t('studio.whichCamera')}</label>
                <select className="input" id="camera" data-part="camera" />
              </div>
              <div className="field">
                <label htmlFor="microphone">{t('studio.whichMicrophone')}</label>
                <select className="input" id="microphone" data-part="microphone" />
              </div>
              <div className="field">
                <label htmlFor="meter">{t('studio.level')}</label>
                <progress id="meter" data-part="meter" max={1} value={0} />
              </div>
            </div>
            <Note>
              {t('studio.line')} <span data-part="line">–</span>
            </Note>
            <noscript>
              <Alert tone="info" title={t('studio.noScript')} />
            </noscript>
            <script type="module" src="/browser/studio.js" />
          </section>
        )}
        {!canUseBrowser && <Alert tone="warning" title={t('noVideo')} />}
        {ingest && (
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
        )}
      </div>
    </div>
  );
}
