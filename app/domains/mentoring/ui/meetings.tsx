import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { DateField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { MeetingConfirmation, type MeetingProps } from './meeting-confirmation.tsx';
import type { MeetingItem } from '#app/domains/mentoring/meetings/meeting-item.ts';
import { MeetingInput } from '#app/domains/mentoring/schemas.ts';

type Props = {
  name: string;
  meetings: MeetingItem[];
  /** Times at which both are usually free, in the reader's clock. */
  free: { date: string; time: string; at: string | Date }[];
  active: boolean;
  stateOf: (...intents: string[]) => FormState;
};

/** Meetings of a pair: what is proposed and agreed, what was and how long, and the next time to propose. */
export function Meetings({ name, meetings, free, active, stateOf }: Props) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <section className="flow" aria-labelledby="meetings">
      <h2 id="meetings">{t('meeting.title')}</h2>
      {meetings.length === 0 && <Empty level="h3" title={t('meeting.none')} />}
      <Rows>
        {meetings.map((each) => (
          <li key={each.id}>
            <div className="flow">
              <h3>{format.dateTime(each.startsAt)}</h3>
              {each.agenda && <p className="prose">{each.agenda}</p>}
              <MeetingActions
                meeting={each}
                name={name}
                state={stateOfOne(stateOf('agenda', 'confirm'), { meetingId: each.id })}
              />
            </div>
            <Tag
              tone={each.state === 'agreed' ? 'success' : each.state === 'proposed' ? 'warning' : undefined}
            >
              {t(`meeting.state.${each.state}`)}
            </Tag>
          </li>
        ))}
      </Rows>
      {active && (
        <Disclosure
          summary={t('meeting.new')}
          open={meetings.every((each) => each.state === 'cancelled' || each.state === 'over')}
          state={stateOf('propose')}
        >
          {free.length > 0 && (
            <>
              <p>{t('meeting.suggested')}</p>
              <div className="cluster">
                {free.map(({ date, time, at }) => (
                  <ActionButton key={date} intent="propose" hidden={{ date, time }}>
                    {format.dateTime(at)}
                  </ActionButton>
                ))}
              </div>
            </>
          )}
          <ActionForm
            asks={MeetingInput}
            scope="propose"
            intent="propose"
            state={stateOf('propose')}
            submit={t('meeting.propose')}
          >
            <DateField name="date" label={t('meeting.date')} />
            <TextField name="time" type="time" label={t('meeting.time')} help={format.zone} />
            <TextAreaField name="agenda" label={t('meeting.agenda')} rows={3} />
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}

function MeetingActions({ meeting: each, name, state }: MeetingProps) {
  const { t } = useTranslation('mentoring');
  if (each.state === 'cancelled') return null;
  if (each.state === 'over') return <MeetingConfirmation meeting={each} name={name} state={state} />;
  return (
    <>
      {each.state === 'proposed' && <p>{each.own ? t('meeting.own') : t('meeting.theirs', { name })}</p>}
      {each.state === 'agreed' && !each.open && <Note>{t('meeting.when')}</Note>}
      <ActionForm className="cluster" hidden={{ meetingId: each.id }}>
        {each.state === 'agreed' && each.open && (
          <a className="button beacon" href={urls.meeting(each.id)}>
            {t('meeting.enter')}
          </a>
        )}
        {each.state === 'proposed' && !each.own && (
          <button className="button beacon" name="intent" value="agree">
            {t('meeting.agree')}
          </button>
        )}
        {each.state === 'agreed' && (
          <a className="button plain" href={urls.meetingCalendar(each.id)}>
            {t('meeting.calendar')}
          </a>
        )}
      </ActionForm>
      <ActionButton
        intent="call-off"
        hidden={{ meetingId: each.id }}
        look="plain"
        sure={t('meeting.callOffSure', { name })}
      >
        {t('meeting.callOff')}
      </ActionButton>
      <Disclosure className="small" summary={t('meeting.agenda')} state={state}>
        <ActionForm
          scope={each.id}
          intent="agenda"
          hidden={{ meetingId: each.id, revision: each.agendaRevision }}
          state={state}
          overwrites
          submit={t('own.save')}
        >
          <TextAreaField name="agenda" label={t('meeting.agenda')} value={each.agenda} rows={3} />
        </ActionForm>
      </Disclosure>
    </>
  );
}
