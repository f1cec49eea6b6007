import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices, FormFailure, type FormState, TextAreaField } from '#app/ui/form.tsx';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { type AskedNeeds, NAMED, type Needs } from '../runtime/needs.ts';

type Props = { needs: Needs; asked: AskedNeeds | null; state: FormState };

/** What a package may beside the usual, asked of its author. */
export function NeedsForm({ needs, asked, state }: Props) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  return (
    <form className="form" method="post">
      <h2>{t('needs.title')}</h2>
      <p className="small soft">{t('needs.lead')}</p>
      <FormFailure state={state} />
      {asked && (
        <Alert tone="warning" title={t('needs.waiting', { date: format.date(asked.askedAt) })}>
          <ul className="list small">
            <NeedsShown needs={asked.needs} />
          </ul>
        </Alert>
      )}
      <Choices
        name="needs"
        kind="checkbox"
        legend={t('needs.may')}
        state={state}
        values={NAMED.filter((each) => needs[each])}
        options={NAMED.map((value) => ({ value, name: t(`needs.${value}`) }))}
      />
      <TextAreaField
        name="hosts"
        label={t('needs.hosts')}
        help={t('needs.hostsHelp')}
        state={state}
        value={needs.hosts.join('\n')}
        rows={3}
      />
      <p>
        <button className="button" name="intent" value="needs">
          {t('needs.save')}
        </button>
      </p>
    </form>
  );
}

/** The same, told to whoever thinks of taking the course; nothing where it needs nothing. */
export function NeedsShown({ needs }: { needs: Needs & { widenedAt?: Date | string | null } }) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const told = [
    ...(needs.name ? [t('needs.told.name')] : []),
    ...(needs.popups ? [t('needs.told.popups')] : []),
    ...(needs.records ? [t('needs.told.records')] : []),
    ...(needs.hosts.length > 0 ? [t('needs.told.hosts', { hosts: needs.hosts.join(', ') })] : []),
    ...(needs.widenedAt ? [t('needs.told.since', { date: format.date(needs.widenedAt) })] : []),
  ];
  return (
    <>
      {told.map((words) => (
        <li key={words}>
          <Icon name="info" />
          {words}
        </li>
      ))}
    </>
  );
}
