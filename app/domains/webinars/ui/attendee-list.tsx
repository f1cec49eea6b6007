import type { Interval } from '#app/domains/learning/completion/counted-time.ts';
import type { UnmetRequirement } from '#app/domains/webinars/attendance/attendance-rule.ts';
import type { AttendanceState } from '#app/domains/webinars/attendance/attendance-state.ts';
import { CorrectionInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { NumberField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { AttendanceLine } from './attendance.tsx';

type Attendee = {
  registrationId: string;
  isOwn: boolean;
  name: string;
  region: string | null;
  state: AttendanceState;
  minutes: number;
  missing: UnmetRequirement[];
  watched: Interval[];
  bridged: Interval[];
  corrected: string | null;
};

const TONES: Record<AttendanceState, Tone | undefined> = {
  evaluated: 'success',
  met: 'success',
  short: 'warning',
  absent: undefined,
};

/** A line for each person; it opens to what their minutes are made of, and to the form that corrects them. */
export function AttendeeList({
  attendees,
  sent,
  mayCorrect,
  state,
}: {
  attendees: Attendee[];
  sent: Interval[];
  mayCorrect: boolean;
  state: FormState;
}) {
  const { t } = useTranslation('webinars');
  const sentence = useStateSentence();
  return (
    <ul className="attendees">
      {attendees.map((each) => {
        const { registrationId } = each;
        const own = stateOfOne(state, { registrationId });
        return (
          <li key={registrationId}>
            <Disclosure
              state={own}
              summary={
                <>
                  <b>{[each.name, each.region].filter(Boolean).join(', ')}</b>
                  <span>{t('common:minutes', { count: each.minutes })}</span>
                  <Tag tone={TONES[each.state]}>{t(`attendance.states.${each.state}`)}</Tag>
                </>
              }
            >
              <p>{sentence(each)}</p>
              <AttendanceLine sent={sent} watched={each.watched} bridged={each.bridged} />
              {each.corrected && (
                <p className="small">{t('minutes.corrected', { reason: each.corrected })}</p>
              )}
              {mayCorrect && each.state !== 'evaluated' && !each.isOwn && (
                <Disclosure summary={t('attendance.correct')} small state={own}>
                  <ActionForm
                    asks={CorrectionInput}
                    scope={registrationId}
                    intent="correct"
                    hidden={{ registrationId }}
                    state={own}
                    submit={t('attendance.save')}
                  >
                    <NumberField name="minutes" label={t('attendance.minutes')} />
                    <TextField
                      name="reason"
                      label={t('attendance.reason')}
                      help={t('attendance.reasonHelp')}
                    />
                  </ActionForm>
                </Disclosure>
              )}
            </Disclosure>
          </li>
        );
      })}
    </ul>
  );
}

/** How far somebody has come, said to the host. */
function useStateSentence() {
  const { t } = useTranslation('webinars');
  const minutes = (count: number) => t('common:minutes', { count });
  const lack = ({ code, needed, has }: UnmetRequirement): string => {
    if (code === 'minutes')
      return t('attendance.lacks.minutes', { needed: minutes(needed), has: minutes(has ?? 0) });
    if (code === 'answers') return t('attendance.lacks.answers', { needed, has: has ?? 0 });
    return has === null
      ? t('attendance.lacks.testNone', { needed })
      : t('attendance.lacks.test', { needed, has });
  };
  return ({ state, missing }: Pick<Attendee, 'state' | 'missing'>): string =>
    state === 'short' ? missing.map(lack).join(' ') : t(`attendance.sentence.${state}`);
}
