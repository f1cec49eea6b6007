import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askMentor } from '#app/domains/mentoring/pairs/ask-mentor.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { blockPerson } from '#app/domains/mentoring/profiles/block-person.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { listSuggestions } from '#app/domains/mentoring/profiles/list-suggestions.server.ts';
import { readDeparture } from '#app/domains/mentoring/profiles/read-departure.server.ts';
import { setProfileState } from '#app/domains/mentoring/profiles/set-profile-state.server.ts';
import { setWish } from '#app/domains/mentoring/profiles/set-wish.server.ts'; // oxfmt-ignore
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { readNextPlan } from '#app/domains/mentoring/rounds/read-next-plan.server.ts';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { readOwnVerification } from '#app/domains/accounts/memberships/read-own-verification.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { mayAskMentors } from '#app/domains/mentoring/permissions.ts';
import { OwnPart } from '#app/domains/mentoring/ui/own-part.tsx';
import { NextRound } from '#app/domains/mentoring/ui/next-round.tsx';
import { WaitingForVerification } from '#app/domains/mentoring/ui/waiting-for-verification.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Page } from '#app/ui/page.tsx';
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
    const unverified = await readOwnVerification(ctx);
    return {
      id: programme.id,
      unverified,
      membership: unverified && (await readOwnMembership(ctx)),
      plan: await readNextPlan(ctx, programme.id),
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
          waits: unverified !== null,
          departure: await readDeparture(ctx, profile),
          mayAsk: mayAskMentors(role, settings.mode),
          suggestions:
            !unverified && profile.state === 'active' && settings.mode !== 'administrator'
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
    said: {
      pause: 'mentoring:said.pausePart',
      leave: 'mentoring:said.leave',
      block: 'mentoring:said.block',
      ask: 'mentoring:said.ask',
    },
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
      {data.unverified && (
        <WaitingForVerification
          why={data.unverified}
          membership={data.membership}
          joined={data.parts.length > 0}
        />
      )}
      {(data.mode === 'round' || data.plan) && <NextRound plan={data.plan} />}
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
        <OwnPart key={part.role} part={part} programmeId={data.id} mode={data.mode} />
      ))}
    </Page>
  );
}
