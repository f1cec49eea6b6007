import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { NumberField, TextAreaField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';
import type { MeetingItem } from '#app/domains/mentoring/meetings/meeting-item.ts';
import { ConfirmMeetingInput } from '#app/domains/mentoring/schemas.ts';

/** `name` is the other's. */
export type MeetingProps = { meeting: MeetingItem; name: string; state: FormState };

export function MeetingConfirmation({ meeting: each, name, state }: MeetingProps) {
  const { t } = useTranslation('mentoring');
  if (each.counted)
    return (
      <p>
        {t('confirm.counted', { count: Math.min(each.saidByMe ?? Infinity, each.saidByThem ?? Infinity) })}
      </p>
    );
  if (each.saidByMe === 0 || each.saidByThem === 0) return <p>{t('confirm.denied')}</p>;
  return (
    <>
      {each.open && (
        <p>
          <a className="button" href={urls.meeting(each.id)}>
            {t('meeting.enter')}
          </a>
        </p>
      )}
      {each.saidByMe !== null && <p>{t('confirm.waiting', { count: each.saidByMe, name })}</p>}
      <Disclosure summary={t('confirm.title')} open={each.saidByMe === null} state={state}>
        {each.together > 0 && <Note>{t('confirm.seen', { count: each.together })}</Note>}
        <ActionForm
          asks={ConfirmMeetingInput}
          scope={each.id}
          intent="confirm"
          hidden={{ meetingId: each.id }}
          state={state}
          submit={t('confirm.button')}
          look="beacon"
        >
          <NumberField
            name="minutes"
            label={t('confirm.minutes')}
            value={each.saidByMe ?? each.saidByThem ?? each.together}
          />
          <TextAreaField
            name="reflection"
            label={t('confirm.reflection')}
            help={t('confirm.reflectionHelp')}
            rows={3}
          />
        </ActionForm>
      </Disclosure>
    </>
  );
}
