import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';
import { QuizForm } from './quiz-form.tsx';
import { RuleForm } from './rule-form.tsx';
import { SeriesForm } from './series-form.tsx';
import { SpeakersForm } from './speakers-form.tsx';
import { StaffForm } from './staff-form.tsx';
import { VariantForm } from './variant-form.tsx';

/** Everything about one's own webinar that is set beside its time: each in a part of its own. */
export function OwnWebinarForms(props: OwnWebinarFormProps) {
  return (
    <>
      <RuleForm {...props} />
      <QuizForm {...props} />
      <StaffForm {...props} />
      <SpeakersForm {...props} />
      <VariantForm {...props} />
      <SeriesForm {...props} />
    </>
  );
}
