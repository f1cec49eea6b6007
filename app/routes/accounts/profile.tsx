import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { setAssociationNews } from '#app/domains/accounts/memberships/set-association-news.server.ts';
import { setExportConsent } from '#app/domains/accounts/memberships/set-export-consent.server.ts';
import { readProfile } from '#app/domains/accounts/people/read-profile.server.ts';
import { updateProfile } from '#app/domains/accounts/people/update-profile.server.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { OwnMemberships } from '#app/domains/accounts/ui/own-memberships.tsx';
import { ProfileForm } from '#app/domains/accounts/ui/profile-form.tsx';
import { requestNameChange } from '#app/domains/accounts/name-changes/request-name-change.server.ts';
import { readOwnName } from '#app/domains/accounts/name-changes/read-own-name.server.ts';
import { VerifiedNameCard } from '#app/domains/accounts/ui/verified-name-card.tsx';
import { withdrawNameChange } from '#app/domains/accounts/name-changes/withdraw-name-change.server.ts';
import { isAdministrator } from '#app/domains/accounts/permissions.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { forgetLanguage, settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:profile.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const profile = await readProfile(ctx);
    const [associations, memberships] = await Promise.all([listAssociations(ctx), listOwnMemberships(ctx)]);
    const { demonstration } = ctx.settings;
    const verifiedName = await readOwnName(ctx);
    return {
      profile,
      verifiedName,
      associations,
      memberships,
      administrator: isAdministrator(ctx.actor),
      demonstration,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.profile(),
    said: { '': 'said.saved', join: 'accounts:said.join' },
    lists: ['languages'],
    intents: {
      '': act(async (ctx, values) => {
        await updateProfile(ctx, values);
        // The choice made here is the account's: a language remembered from an address would hide it.
        return redirect(urls.profile(), { headers: settingCookies(forgetLanguage(ctx.settings)) });
      }),
      join: act(applyForMembership),
      consent: act(fields('membershipId', 'given'), (ctx, { membershipId, given }) =>
        setExportConsent(ctx, membershipId, given === 'yes'),
      ),
      news: act(fields('membershipId', 'wanted'), (ctx, { membershipId, wanted }) =>
        setAssociationNews(ctx, membershipId, wanted === 'yes'),
      ),
      'ask-name': act(requestNameChange),
      'withdraw-name': act((ctx) => withdrawNameChange(ctx)),
    },
  });
}

export default function Profile() {
  const { profile, verifiedName, associations, memberships, administrator, demonstration } =
    useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="flow" title={t('profile.title')} lead={profile.email}>
      <AccountNav here="profile" />
      <div className="columns">
        <ProfileForm profile={profile} nameIsVerified={verifiedName.verified} state={stateOf('')} />
        <script type="module" src="/browser/time-zone.js" />
        <div className="flow">
          {verifiedName.verified && (
            <VerifiedNameCard
              {...verifiedName}
              name={profile.name}
              unprintable={profile.unprintable}
              stateOf={stateOf}
            />
          )}
          <OwnMemberships
            memberships={memberships}
            associations={associations}
            registrationNumber={profile.registrationNumber}
            stateOf={stateOf}
          />
          <section className="flow" aria-labelledby="leave">
            <h2 id="leave">{t('leave.title')}</h2>
            <ActionButton action={urls.signOut()}>{t('leave.here')}</ActionButton>
            <Disclosure summary={t('leave.everywhere')}>
              <p className="small">{t('leave.everywhereSure')}</p>
              <ActionButton action={urls.signOut()} hidden={{ everywhere: 'yes' }}>
                {t('leave.everywhere')}
              </ActionButton>
            </Disclosure>
            <ul className="links">
              <li>
                <a href={urls.record()}>{t('profile.record')}</a>
              </li>
              <li>
                <a href={urls.privacy()}>{t('privacy.title')}</a>
              </li>
              <li>
                <a href={urls.help()}>{t('help.title')}</a>
              </li>
              {administrator && (
                <li>
                  <a href={urls.people()}>{t('people.title')}</a>
                </li>
              )}
              {administrator && (
                <li>
                  <a href={urls.work()}>{t('work.title')}</a>
                </li>
              )}
              {administrator && (
                <li>
                  <a href={urls.allRecords()}>{t('xapi:browse.title')}</a>
                </li>
              )}
              {demonstration && (
                <li>
                  <a href={urls.mail()}>{t('mailPage.title')}</a>
                </li>
              )}
            </ul>
          </section>
        </div>
      </div>
    </Page>
  );
}
