import { ActionButton, ConfirmedAction } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type SessionItem = {
  id: string;
  device: string | null;
  network: string | null;
  createdAt: Date | string | null;
  seenAt: Date | string | null;
  isThis: boolean;
};

/** Where somebody is signed in, this one marked, each of the others with its end. */
export function Sessions({ sessions }: { sessions: SessionItem[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <section className="flow" aria-labelledby="sessions">
      <h2 id="sessions">{t('security.sessions.title')}</h2>
      <Rows>
        {sessions.map((session) => {
          const device = session.device || t('security.sessions.unknown');
          return (
            <li key={session.id}>
              <div>
                <h3>
                  {device} {session.isThis && <Tag tone="success">{t('security.sessions.this')}</Tag>}
                </h3>
                <Note>
                  {session.createdAt &&
                    t('security.sessions.began', { date: format.dateTime(session.createdAt) })}
                  <br />
                  {session.seenAt && t('security.sessions.seen', { date: format.dateTime(session.seenAt) })}
                </Note>
                {session.network && (
                  <Note>{t('security.sessions.network', { network: session.network })}</Note>
                )}
              </div>
              {!session.isThis && (
                <ActionButton
                  intent="end-session"
                  hidden={{ sessionId: session.id }}
                  named={t('security.sessions.endNamed', { device })}
                >
                  {t('security.sessions.end')}
                </ActionButton>
              )}
            </li>
          );
        })}
      </Rows>
      {sessions.length > 1 && (
        <ConfirmedAction
          intent="end-others"
          summary={t('security.sessions.endOthers')}
          help={t('security.sessions.endOthersSure')}
          button={t('security.sessions.endOthers')}
          small={false}
        />
      )}
    </section>
  );
}
