import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { DECLINE_REASONS, type Reach, SEXES } from '#app/domains/consultations/cases/case-options.ts';
import type { CaseState } from '#app/domains/consultations/cases/case-flow.ts';
import { DeclineInput } from '#app/domains/consultations/schemas.ts';

type Props = {
  id: string;
  caseState: CaseState;
  side: 'asker' | 'specialist' | 'releaser' | 'witness';
  names: { asker: string; specialist: string | null };
  country: string;
  age: number | null;
  sex: string | null;
  reach: Reach;
  reaches: Reach[];
  dueAt: string | Date | null;
  late: boolean;
  opened: boolean;
  outcome: 'new_plan' | 'confirmed' | 'avoided' | 'referred' | null;
  usefulness: number | null;
  followUpOn: string | null;
  lesson: { id: string; state: string } | null;
  reads: {
    id: string;
    name: string;
    what: 'case' | 'picture' | 'export' | 'lesson' | 'refused';
    times: number;
    at: string | Date;
  }[];
  stateOf: (...intents: string[]) => FormState;
};

/** Beside a case: who and until when, what can be done with it, and for its author who has read it. */
export function CaseAside(props: Props) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { caseState, side, age, sex } = props;
  const known = SEXES.find((each) => each === sex);
  const usefulness = useWordFor('consultations', 'useful');
  const patient = [
    age === null ? '' : t('case.years', { count: age }),
    known ? t(`sex.${known}`) : '',
  ].filter(Boolean);
  const pairs: [string, string][] = [
    [t('case.asker'), `${props.names.asker}, ${format.country(props.country)}`],
  ];
  if (props.names.specialist) pairs.push([t('case.specialist'), props.names.specialist]);
  if (patient.length > 0) pairs.push([t('case.patient'), patient.join(', ')]);
  if (caseState === 'assigned' && props.dueAt)
    pairs.push(
      [t('case.due'), format.dateTime(props.dueAt)],
      [t('case.opened'), t(props.opened ? 'case.yes' : 'case.notYet')],
    );
  if (props.outcome) pairs.push([t('case.outcome'), t(`outcome.${props.outcome}`)]);
  if (props.usefulness) pairs.push([t('case.usefulness'), usefulness(props.usefulness)]);
  if (props.followUpOn) pairs.push([t('case.followUp'), format.day(props.followUpOn)]);
  return (
    <aside className="card stays flow">
      <Pairs text pairs={pairs} />
      {props.lesson && (props.lesson.state === 'offered' || props.lesson.state === 'published') && (
        <p>
          <a className="button" href={urls.lesson(props.lesson.id)}>
            {t('library.one')}
          </a>
        </p>
      )}
      {side === 'releaser' && (
        <ActionForm className="flow" intent="release" submit={t('release.button')} look="beacon wide">
          <Note>{t('release.help')}</Note>
        </ActionForm>
      )}
      {side === 'specialist' && caseState === 'assigned' && <DeclineForm state={props.stateOf('decline')} />}
      {side === 'asker' && <AskerActions {...props} />}
      {(side === 'asker' || side === 'specialist') && (
        <p>
          <a className="button plain" href={urls.consultationFile(props.id)} download>
            {t('case.file')}
          </a>
        </p>
      )}
      {side === 'asker' && (
        <section className="flow">
          <h2>{t('reads.title')}</h2>
          {props.reads.length === 0 && <Note>{t('reads.none')}</Note>}
          <ul className="list small">
            {props.reads.map((each) => (
              <li key={each.id}>
                <b>{each.name}</b> {t(`reads.${each.what}`)}, {format.dateTime(each.at)}
                {each.times > 1 && ` (×${format.number(each.times, 0)})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function DeclineForm({ state }: { state: FormState }) {
  const { t } = useTranslation('consultations');
  return (
    <Disclosure summary={t('decline.title')} state={state}>
      <ActionForm asks={DeclineInput} intent="decline" state={state} submit={t('decline.button')}>
        <Choices
          name="reason"
          kind="radio"
          legend={t('decline.why')}
          options={optionsOf(DECLINE_REASONS, (value) => t(`decline.${value}`))}
        />
      </ActionForm>
    </Disclosure>
  );
}

function AskerActions({ caseState, late, reach, reaches, stateOf }: Props) {
  const { t } = useTranslation('consultations');
  const mayPass = caseState === 'waiting' || (caseState === 'assigned' && late);
  const mayWithdraw = ['sending', 'held', 'waiting', 'assigned', 'asked_back'].includes(caseState);
  return (
    <>
      {mayPass && (
        <ActionForm intent="pass-on" state={stateOf('pass-on')} submit={t('passOn.button')}>
          <h2>{t(caseState === 'waiting' ? 'passOn.nobody' : 'passOn.late')}</h2>
          <Note>{t('passOn.help')}</Note>
          <SelectField
            name="reach"
            label={t('ask.reach')}
            value={reach}
            options={optionsOf(reaches, (value) => t(`reach.${value}`))}
          />
        </ActionForm>
      )}
      {mayWithdraw && (
        <Disclosure summary={t('withdraw.title')} state={stateOf('withdraw')}>
          <ActionForm className="flow" intent="withdraw" submit={t('withdraw.title')} look="danger">
            <Note>{t('withdraw.help')}</Note>
          </ActionForm>
        </Disclosure>
      )}
    </>
  );
}
