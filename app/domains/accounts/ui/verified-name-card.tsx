import { NameChangeInput } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Props = {
  name: string;
  /** Letters of it that a certificate cannot print. */
  unprintable: string[];
  deciders: { id: string; name: string; language: string }[];
  last: {
    name: string;
    state: 'requested' | 'approved' | 'declined' | 'withdrawn';
    requestedAt: Date | string;
    decidedAt: Date | string | null;
    reason: string | null;
  } | null;
  stateOf: (intent: string) => FormState;
};

const TONES = {
  requested: 'warning',
  approved: 'success',
  declined: 'danger',
  withdrawn: undefined,
} as const;

/** The verified name, what was asked for last and who decides it, and the form to ask for another. */
export function VerifiedNameCard({ name, unprintable, deciders, last, stateOf }: Props) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const waits = last?.state === 'requested';
  return (
    <section className="card flow" aria-labelledby="verified-name">
      <h2 id="verified-name">{t('verifiedName.title')}</h2>
      <p>
        <b>{name}</b>
      </p>
      {unprintable.length > 0 && <p>{t('errors:name_not_printable', { letters: unprintable.join(' ') })}</p>}
      <Note>{t('verifiedName.help')}</Note>
      <ul className="list small">
        {deciders.map((each) => (
          <li key={each.id} lang={each.language}>
            {each.name}
          </li>
        ))}
      </ul>
      {last && (
        <>
          <p>
            {t('verifiedName.asked', { name: last.name })}{' '}
            <Tag tone={TONES[last.state]}>{t(`verifiedName.state.${last.state}`)}</Tag>
          </p>
          <Note>{format.date(last.decidedAt ?? last.requestedAt)}</Note>
          {last.reason && <p className="small">{last.reason}</p>}
        </>
      )}
      {waits ? (
        <ActionForm
          className=""
          intent="withdraw-name"
          state={stateOf('withdraw-name')}
          submit={t('verifiedName.withdraw')}
        />
      ) : (
        <ActionForm
          asks={NameChangeInput}
          scope="new-name"
          intent="ask-name"
          state={stateOf('ask-name')}
          submit={t('verifiedName.ask')}
        >
          <TextField name="name" label={t('verifiedName.new')} autoComplete="name" />
        </ActionForm>
      )}
    </section>
  );
}
