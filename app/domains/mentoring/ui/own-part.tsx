import type { Departure } from '#app/domains/mentoring/profiles/read-departure.server.ts';
import type { Suggestion } from '#app/domains/mentoring/profiles/list-suggestions.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { LeaveProgramme } from './leave-programme.tsx';
import { Reasons } from './reasons.tsx';
import { useRemotenessName } from './use-remoteness-name.ts';

type Part = {
  id: string;
  role: 'mentee' | 'mentor';
  paused: boolean;
  /** Somebody who is not verified takes no part yet. */
  waits: boolean;
  departure: Departure;
  mayAsk: boolean;
  /** None where a round or a coordinator makes the pairs. */
  suggestions: Suggestion[] | null;
};

/** One's own part in a programme, and suggestions. */
export function OwnPart({ part, programmeId, mode }: { part: Part; programmeId: string; mode: string }) {
  const { t } = useTranslation('mentoring');
  const isMentee = part.role === 'mentee';
  return (
    <section className="flow">
      <h2>{t(isMentee ? 'programme.asMentee' : 'programme.asMentor')}</h2>
      {part.paused && <p>{t('programme.isPaused')}</p>}
      <ActionForm className="cluster" hidden={{ profileId: part.id }}>
        <a className="button" href={urls.mentoringProfile(programmeId, part.role)}>
          {t('programme.change')}
        </a>
        <button className="button plain" name="intent" value={part.paused ? 'back' : 'pause'}>
          {t(part.paused ? 'programme.back' : 'programme.pause')}
        </button>
      </ActionForm>
      <LeaveProgramme profileId={part.id} departure={part.departure} />
      {!part.waits && mode === 'round' && <p>{t('programme.byRound')}</p>}
      {!part.waits && mode === 'administrator' && <p>{t('programme.byCoordinator')}</p>}
      {part.suggestions && (
        <>
          <h3>{t(isMentee ? 'suggest.mentors' : 'suggest.mentees')}</h3>
          {part.suggestions.length === 0 && (
            <Empty level="h3" title={t('suggest.none')}>
              <p>{t('suggest.noneHelp')}</p>
            </Empty>
          )}
          <Rows>
            {part.suggestions.map((each) => (
              <SuggestionRow
                key={each.id}
                suggestion={each}
                profileId={part.id}
                mayAsk={part.mayAsk && each.free}
              />
            ))}
          </Rows>
        </>
      )}
    </section>
  );
}

function SuggestionRow({
  suggestion: each,
  profileId,
  mayAsk,
}: {
  suggestion: Suggestion;
  profileId: string;
  mayAsk: boolean;
}) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const remotenessName = useRemotenessName();
  return (
    <li>
      <Icon name="colleagues" />
      <div className="flow">
        <h4>{each.name}</h4>
        <Note>
          {format.country(each.country)}, {remotenessName(each.remoteness)}.{' '}
          {t('suggest.years', { count: each.years })}
        </Note>
        {each.about && <blockquote className="quote">{each.about}</blockquote>}
        <Reasons reasons={each.reasons} most={4} />
        <ActionForm
          className="cluster"
          hidden={{ profileId, otherId: each.id, wished: each.wished ? 'no' : 'yes' }}
        >
          {mayAsk && (
            <button className="button beacon" name="intent" value="ask">
              {t('suggest.ask', { name: each.name })}
            </button>
          )}
          <button className="button" name="intent" value="wish">
            {t(each.wished ? 'suggest.unwish' : 'suggest.wish')}
          </button>
        </ActionForm>
        <details className="small">
          <summary>{t('suggest.block')}</summary>
          <p>{t('suggest.blockHelp')}</p>
          <ActionButton intent="block" hidden={{ profileId, otherId: each.id }} look="danger">
            {t('suggest.block')}
          </ActionButton>
        </details>
      </div>
      <p className="tags">
        {each.wished && <Tag tone="info">{t('suggest.wished')}</Tag>}
        {!each.free && <Tag>{t('suggest.full')}</Tag>}
      </p>
    </li>
  );
}
