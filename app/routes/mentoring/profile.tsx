import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readProfile } from '#app/domains/accounts/people/read-profile.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { isProfileRole } from '#app/domains/mentoring/profiles/profile.ts';
import { saveProfile } from '#app/domains/mentoring/profiles/save-profile.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { MentoringProfileForm } from '#app/domains/mentoring/ui/profile-form.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const role = args.params['role'];
    if (!isProfileRole(role)) throw new DomainError('not_found');
    const { programme, mayJoin } = await readProgramme(ctx, args.params['programmeId']!);
    const own = await findOwnProfile(ctx, programme.id, role);
    if (!own && !mayJoin) throw new DomainError('programme_closed');
    const account = await readProfile(ctx);
    return {
      role,
      programmeId: programme.id,
      questions: programme.settings.questions,
      title: pickTranslation(programme.words, locale).title,
      // A new profile starts with the data of the account.
      values: own ?? {
        topics: [],
        specialties: role === 'mentor' && account.specialty ? [account.specialty] : [],
        languages: account.languages.map((code) => ({ code, level: 'good' })),
        days: [],
        parts: [],
        remoteness: 2,
        years: '' as const,
        country: account.country ?? 'FI',
        workplace: '',
        about: '',
        answers: {},
        capacity: 1,
      },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const programmeId = args.params['programmeId']!;
  return actions(args, {
    back: urls.mentoring(programmeId),
    lists: ['topics', 'specialties', 'days', 'parts'],
    form: act(async (ctx, values) => {
      const { role } = args.params;
      if (!isProfileRole(role)) throw new DomainError('not_found');
      await saveProfile(ctx, programmeId, role, values);
    }),
  });
}

export default function MentoringProfile() {
  const { role, programmeId, questions, title, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  return (
    <Page
      className="narrow flow"
      trail={[
        { to: urls.colleagues(), name: t('colleagues.title') },
        { to: urls.mentoring(programmeId), name: title },
      ]}
      title={t(role === 'mentor' ? 'profile.titleMentor' : 'profile.titleMentee')}
      lead={t('profile.lead')}
    >
      <MentoringProfileForm
        role={role}
        values={values}
        questions={questions}
        state={formState(useActionData())}
      />
    </Page>
  );
}
