import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askMentor } from '#app/domains/mentoring/pairs/ask-mentor.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { blockPerson } from '#app/domains/mentoring/profiles/block-person.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { listSuggestions } from '#app/domains/mentoring/profiles/list-suggestions.server.ts';
import { setProfileState } from '#app/domains/mentoring/profiles/set-profile-state.server.ts';
import { setWish } from '#app/domains/mentoring/profiles/set-wish.server.ts'; // oxfmt-ignore
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { Reasons } from '#app/domains/mentoring/ui/reasons.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionForm, ActionButton, formState, FormFailure } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

const ROLES = ['mentee', 'mentor'] as const;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { programme, association, mayJoin } = await readProgramme(ctx, args.params['programmeId']!);
    const { settings } = programme;
    const profiles = await Promise.all(ROLES.map((role) => findOwnProfile(ctx, programme.id, role)));
    const parts = ROLES.flatMap((role, i) => {
      const profile = profiles[i];
      return profile && profile.state !== 'left' ? [{ role, profile }] : [];
    });
    return {
      id: programme.id,
      state: programme.state,
      mode: settings.mode,
      months: settings.months,
      everyWeeks: settings.everyWeeks,
      association: association.name,
      mayJoin,
      ...pickTranslation(programme.words, locale),
      parts: await Promise.all(
        parts.map(async ({ role, profile }) => ({
          role,
          id: profile.id,
          paused: profile.state === 'paused',
          suggestions:
            profile.state === 'active' && settings.mode !== 'administrator'
              ? await listSuggestions(ctx, profile)
              : null,
        })),
      ),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const programmeId = args.params['programmeId']!;
  const profile = fields('profileId');
  const other = fields('profileId', 'otherId', 'wished');
  return actions(args, {
    guard: (ctx) => readProgramme(ctx, programmeId),
    back: urls.mentoring(programmeId),
    intents: {
      pause: act(profile, (ctx, { profileId }) => setProfileState(ctx, profileId, 'paused')),
      back: act(profile, (ctx, { profileId }) => setProfileState(ctx, profileId, 'active')),
      leave: act(profile, (ctx, { profileId }) => setProfileState(ctx, profileId, 'left')),
      wish: act(other, (ctx, { profileId, otherId, wished }) =>
        setWish(ctx, profileId, otherId, wished !== 'no'),
      ),
      block: act(other, (ctx, { profileId, otherId }) => blockPerson(ctx, profileId, otherId)),
      ask: act(other, async (ctx, { profileId, otherId }) =>
        redirect(urls.mentoringPair(await askMentor(ctx, profileId, otherId))),
      ),
    },
  });
}

type Part = ReturnType<typeof useLoaderData<typeof loader>>['parts'][number];

export default function Programme() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const joined = new Set<string>(data.parts.map(({ role }) => role));
  return (
    <Page
      className="flow"
      trail={[{ to: urls.colleagues(), name: t('colleagues.title') }]}
      title={<span lang={data.language}>{data.title}</span>}
      lead={<span lang={data.language}>{data.summary}</span>}
      under={
        <ul className="facts">
          <li>
            <Icon name="people" />
            {data.association}
          </li>
          <li>
            <Icon name="calendar" />
            {t('programme.rhythm', { count: data.everyWeeks })}
          </li>
          <li>
            <Icon name="clock" />
            {t('programme.length', { count: data.months })}
          </li>
        </ul>
      }
    >
      <FormFailure state={formState(useActionData())} />
      <details>
        <summary>{t('programme.agreement')}</summary>
        <p className="prose" lang={data.language}>
          {data.agreement}
        </p>
      </details>
      {data.mayJoin && (
        <div className="cluster">
          {ROLES.filter((role) => !joined.has(role)).map((role) => (
            <a
              key={role}
              className={joined.size === 0 && role === 'mentee' ? 'button beacon' : 'button'}
              href={urls.mentoringProfile(data.id, role)}
            >
              {t(role === 'mentee' ? 'programme.joinMentee' : 'programme.joinMentor')}
            </a>
          ))}
        </div>
      )}
      {data.parts.map((part) => (
        <Taking key={part.role} part={part} programmeId={data.id} mode={data.mode} />
      ))}
    </Page>
  );
}

/** One's own part in a programme, and suggestions. */
function Taking({ part, programmeId, mode }: { part: Part; programmeId: string; mode: string }) {
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
        <button className="button plain" name="intent" value="leave">
          {t('programme.leave')}
        </button>
      </ActionForm>
      {mode === 'round' && <p>{t('programme.byRound')}</p>}
      {mode === 'administrator' && <p>{t('programme.byCoordinator')}</p>}
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
                mayAsk={isMentee && (mode === 'self' || mode === 'suggested') && each.free}
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
  suggestion: NonNullable<Part['suggestions']>[number];
  profileId: string;
  mayAsk: boolean;
}) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <li>
      <Icon name="colleagues" />
      <div className="flow">
        <h4>{each.name}</h4>
        <Note>
          {format.country(each.country)}, {t(`remoteness.${each.remoteness}` as 'remoteness.0')}.{' '}
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
