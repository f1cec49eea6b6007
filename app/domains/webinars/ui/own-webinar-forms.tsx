import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import {
  type FormState,
  FormFailure,
  FormScope,
  SelectField,
  TextAreaField,
  TextField,
} from '#app/ui/form.tsx';

type Props = {
  data: {
    opened: boolean;
    rule: { minPercent: number; answersPercent: number; testPercent: number };
    ruleVersion: number;
    questions: { id: string; question: string }[];
    staff: { id: string; name: string; role: 'cohost' | 'moderator' }[];
    disclosures: { id: string; name: string; role: (typeof DISCLOSURE_ROLES)[number]; interests: string }[];
    values: { language: string };
    today: string;
  };
  /** The intent of the form that was just sent, whose part stays open. */
  sent: string;
  stateOf(intent: string): FormState;
};

/** Everything about one's own webinar that is set beside its time: each in a part of its own. */
export function OwnWebinarForms(props: Props) {
  return (
    <>
      <RuleForm {...props} />
      <TestForm {...props} />
      <StaffForm {...props} />
      <SpeakersForm {...props} />
      <WordsForm {...props} />
      <SeriesForm {...props} />
    </>
  );
}

/** What makes attendance count. */
function RuleForm({ data, sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'rule'}>
      <summary>{t('rule.title')}</summary>
      <FormScope name="rule">
        <form className="form" method="post">
          <p className="small soft">
            {t(data.opened ? 'rule.fixed' : 'rule.help', { version: data.ruleVersion })}
          </p>
          <FormFailure state={stateOf('rule')} />
          <TextField
            name="minPercent"
            label={t('rule.minPercent')}
            state={stateOf('rule')}
            value={String(data.rule.minPercent)}
            inputMode="numeric"
          />
          <TextField
            name="answersPercent"
            label={t('rule.answersPercent')}
            state={stateOf('rule')}
            value={String(data.rule.answersPercent)}
            inputMode="numeric"
          />
          <TextField
            name="testPercent"
            label={t('rule.testPercent')}
            help={t('rule.testHelp')}
            state={stateOf('rule')}
            value={String(data.rule.testPercent)}
            inputMode="numeric"
          />
          {data.opened && <TextField name="reason" label={t('rule.reason')} state={stateOf('rule')} />}
          <button className="button" name="intent" value="rule">
            {t('rule.save')}
          </button>
        </form>
      </FormScope>
    </details>
  );
}

/** The questions of the test afterwards. */
function TestForm({ data, sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'question'}>
      <summary>{t('test.questions', { count: data.questions.length })}</summary>
      <ul className="list flow">
        {data.questions.map((each) => (
          <li key={each.id}>
            {each.question}
            <form method="post">
              <input type="hidden" name="id" value={each.id} />
              <button className="button plain" name="intent" value="unquestion">
                {t('test.drop')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <FormScope name="question">
        <QuestionForm state={stateOf('question')} />
      </FormScope>
    </details>
  );
}

/** Who helps: co-hosts and moderators. */
function StaffForm({ data, sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'staff'}>
      <summary>{t('staff.title', { count: data.staff.length })}</summary>
      <ul className="list flow">
        {data.staff.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`staff.roles.${each.role}`)}
            <form method="post">
              <input type="hidden" name="personId" value={each.id} />
              <button className="button plain" name="intent" value="unstaff">
                {t('staff.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form className="form" method="post">
        <FormFailure state={stateOf('staff')} />
        <TextField name="email" type="email" label={t('staff.email')} state={stateOf('staff')} />
        <SelectField
          name="role"
          label={t('staff.role')}
          state={stateOf('staff')}
          value="moderator"
          options={(['cohost', 'moderator'] as const).map((value) => ({
            value,
            name: t(`staff.roles.${value}`),
          }))}
        />
        <button className="button" name="intent" value="staff">
          {t('staff.add')}
        </button>
      </form>
    </details>
  );
}

/** Speakers and what they have to disclose. */
function SpeakersForm({ data, sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'disclose'}>
      <summary>{t('credits:disclosure.title')}</summary>
      <ul className="list flow">
        {data.disclosures.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`credits:disclosure.roles.${each.role}`)}
            {each.interests && `: ${each.interests}`}
          </li>
        ))}
      </ul>
      <FormScope name="disclose">
        <form className="form" method="post">
          <FormFailure state={stateOf('disclose')} />
          <TextField name="name" label={t('form.person')} state={stateOf('disclose')} />
          <SelectField
            name="role"
            label={t('credits:disclosure.role')}
            state={stateOf('disclose')}
            value="speaker"
            options={DISCLOSURE_ROLES.map((value) => ({
              value,
              name: t(`credits:disclosure.roles.${value}`),
            }))}
          />
          <TextAreaField
            name="interests"
            label={t('credits:disclosure.interests')}
            help={t('credits:disclosure.interestsHelp')}
            state={stateOf('disclose')}
            rows={2}
          />
          <TextAreaField
            name="resolution"
            label={t('credits:disclosure.resolution')}
            state={stateOf('disclose')}
            rows={2}
          />
          <TextField
            name="statedOn"
            type="date"
            label={t('credits:disclosure.statedOn')}
            state={stateOf('disclose')}
            value={data.today}
          />
          <button className="button" name="intent" value="disclose">
            {t('common:save')}
          </button>
        </form>
      </FormScope>
    </details>
  );
}

/** Title and summary in one more language. */
function WordsForm({ data, sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'words'}>
      <summary>{t('own.languages')}</summary>
      <FormScope name="words">
        <form className="form" method="post">
          <FormFailure state={stateOf('words')} />
          <SelectField
            name="language"
            label={t('form.language')}
            state={stateOf('words')}
            options={LOCALES.filter(({ code }) => code !== data.values.language).map(({ code, name }) => ({
              value: code,
              name,
              lang: code,
            }))}
          />
          <TextField name="title" label={t('form.title')} state={stateOf('words')} />
          <TextAreaField name="summary" label={t('form.summary')} state={stateOf('words')} rows={3} />
          <TextAreaField
            name="objectives"
            label={t('form.objectives')}
            help={t('form.onePerLine')}
            state={stateOf('words')}
            rows={3}
          />
          <button className="button" name="intent" value="words">
            {t('own.addLanguage')}
          </button>
        </form>
      </FormScope>
    </details>
  );
}

/** The same again every so many weeks. */
function SeriesForm({ sent, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'repeat'}>
      <summary>{t('series.title')}</summary>
      <form className="form" method="post">
        <p className="small soft">{t('series.help')}</p>
        <FormFailure state={stateOf('repeat')} />
        <TextField
          name="weeks"
          label={t('series.weeks')}
          state={stateOf('repeat')}
          value="1"
          inputMode="numeric"
        />
        <TextField
          name="times"
          label={t('series.times')}
          state={stateOf('repeat')}
          value="3"
          inputMode="numeric"
        />
        <button className="button" name="intent" value="repeat">
          {t('series.button')}
        </button>
      </form>
    </details>
  );
}

function QuestionForm({ state }: { state: FormState }) {
  const { t } = useTranslation('webinars');
  return (
    <form className="form" method="post">
      <FormFailure state={state} />
      <TextField name="question" label={t('test.question')} state={state} />
      <TextAreaField
        name="options"
        label={t('test.options')}
        help={t('test.optionsHelp')}
        state={state}
        rows={4}
      />
      <button className="button" name="intent" value="question">
        {t('test.add')}
      </button>
    </form>
  );
}
