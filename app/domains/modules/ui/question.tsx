import type { ReactNode } from 'react';
import { ANSWER_FIELD, entryField } from '#app/domains/modules/questions/read-response.ts';
import type { ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FieldError } from '#app/ui/field.tsx';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { FormScope, useFormScope } from '#app/ui/form-scope.tsx';
import { Answered } from './answered.tsx';
import { useLessonPlaces } from './lesson-places.tsx';
import { plainText } from '#app/domains/modules/reading/plain-text.ts';
import { Words } from './prose.tsx';
import { ShownPicture } from './shown-picture.tsx';
import { Stem } from './stem.tsx';
import { useTrueFalse } from './use-true-false.ts';

/** `isClosed`: nothing can be answered any more. */
type Props = { question: ShownQuestion; state: FormState; heading?: ReactNode; isClosed?: boolean };

/** A question with its form, or with what came of the answer. */
export function Question({ question, state, heading, isClosed = false }: Props) {
  const { t } = useTranslation('modules');
  const { isPreview } = useLessonPlaces();
  const { id, answered } = question;
  const stem = (
    <>
      {heading}
      <Stem blocks={question.stem} />
    </>
  );
  if (answered)
    return (
      <section className="question flow" id={`question-${id}`} aria-labelledby={`stem-${id}`}>
        <div id={`stem-${id}`} className="legend flow">
          {stem}
        </div>
        <Answered question={question} answered={answered} />
      </section>
    );
  const entries = (
    <fieldset
      className="stack"
      aria-describedby={`${id}-${ANSWER_FIELD}-error`}
      disabled={isPreview || isClosed}
    >
      <legend className="legend flow">{stem}</legend>
      <Entries question={question} />
    </fieldset>
  );
  const hidden = { question: id };
  const own = stateOfOne(state, hidden);
  if (isPreview || isClosed)
    return (
      <section className="question flow" id={`question-${id}`}>
        <FormFailure state={own} />
        <FormScope name={id} state={own}>
          {entries}
        </FormScope>
      </section>
    );
  return (
    <section className="question" id={`question-${id}`}>
      <ActionForm
        className="flow"
        intent="answer"
        scope={id}
        hidden={hidden}
        state={own}
        submit={t('lesson.question.answer')}
        action={`#question-${id}`}
      >
        {entries}
      </ActionForm>
    </section>
  );
}

function Entries({ question }: { question: ShownQuestion }) {
  const { t } = useTranslation('modules');
  const trueFalse = useTrueFalse();
  const { kind, options, targets, picture, unit } = question;
  switch (kind) {
    case 'single':
      return <Boxes kind="radio" options={options} />;
    case 'multiple':
      return (
        <>
          <p className="help">{t('lesson.question.several')}</p>
          <Boxes kind="checkbox" options={options} />
        </>
      );
    case 'truefalse':
      return <Boxes kind="radio" options={trueFalse} />;
    case 'hotspot':
      return (
        <>
          {picture?.picture && (
            <div className="hotspot drawing" data-hotspot="">
              <ShownPicture picture={picture.picture} alt={picture.alt} />
            </div>
          )}
          <p className="help">{t('lesson.question.picture')}</p>
          <Boxes kind="radio" options={options} />
        </>
      );
    case 'order':
      return (
        <>
          <p className="help">{t('lesson.question.order')}</p>
          {options.map(({ id, content }) => (
            <SelectField
              key={id}
              name={entryField(id)}
              label={<Words content={content} />}
              empty={t('lesson.question.choose')}
              options={options.map((_, at) => ({ value: String(at + 1), name: String(at + 1) }))}
            />
          ))}
        </>
      );
    case 'match':
      return options.map(({ id, content }) => (
        <SelectField
          key={id}
          name={entryField(id)}
          label={<Words content={content} />}
          empty={t('lesson.question.choose')}
          options={targets.map((target) => ({ value: target.id, name: plainText(target.content) }))}
        />
      ));
    case 'numeric':
      return (
        <TextField
          name={ANSWER_FIELD}
          label={unit ? t('lesson.question.number_label', { unit }) : t('lesson.question.number_plain')}
          inputMode="decimal"
          autoComplete="off"
        />
      );
    case 'text':
      return (
        <TextField name={ANSWER_FIELD} label={t('lesson.question.text')} autoComplete="off" maxLength={200} />
      );
  }
}

function Boxes({ kind, options }: { kind: 'radio' | 'checkbox'; options: ShownQuestion['options'] }) {
  const { values } = useFormScope().state;
  const sent = [values[ANSWER_FIELD] ?? []].flat();
  return (
    <>
      {options.map(({ id, content }) => (
        <label className="choice boxed" key={id}>
          <input type={kind} name={ANSWER_FIELD} value={id} defaultChecked={sent.includes(id)} />
          <Words content={content} />
        </label>
      ))}
      <FieldError name={ANSWER_FIELD} />
    </>
  );
}
