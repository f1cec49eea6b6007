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
import { MembershipChoices } from '#app/domains/accounts/ui/membership-choices.tsx';
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
import { Tag } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { namedOptions } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
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
    said: { '': 'said.saved' },
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

const TONES = { requested: 'warning', accepted: 'success', declined: 'danger', ended: undefined } as const;

export default function Profile() {
  const { profile, verifiedName, associations, memberships, administrator, demonstration } =
    useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="flow" title={t('profile.title')} lead={profile.email}>
      <div className="columns">
        <ProfileForm profile={profile} nameIsVerified={verifiedName.verified} state={stateOf('')} />
        <div className="flow">
          {verifiedName.verified && (
            <VerifiedNameCard
              {...verifiedName}
              name={profile.name}
              unprintable={profile.unprintable}
              stateOf={stateOf}
            />
          )}
          <section className="card flow" aria-labelledby="memberships">
            <h2 id="memberships">{t('membership.title')}</h2>
            {memberships.length === 0 && <p className="small">{t('membership.none')}</p>}
            <Rows>
              {memberships.map(({ membership, association }) => (
                <li key={membership.id}>
                  <div>
                    <h3 lang={association.language}>{association.name}</h3>
                    <Note>{t('membership.number', { number: membership.registrationNumber })}</Note>
                    <p className="tags">
                      <Tag tone={TONES[membership.state]}>{t(`membership.state.${membership.state}`)}</Tag>
                    </p>
                    {membership.decidedAt && <Note>{format.date(membership.decidedAt)}</Note>}
                    {membership.reason && <p className="small">{membership.reason}</p>}
                    {membership.state === 'accepted' && (
                      <MembershipChoices membership={membership} stateOf={stateOf} />
                    )}
                  </div>
                </li>
              ))}
            </Rows>
            <ActionForm scope="join" intent="join" state={stateOf('join')} submit={t('membership.ask')}>
              <SelectField
                name="associationId"
                label={t('membership.association')}
                empty=""
                options={namedOptions(associations)}
              />
              <TextField
                name="registrationNumber"
                label={t('registrationNumber')}
                value={profile.registrationNumber}
              />
            </ActionForm>
          </section>
          <section className="flow" aria-labelledby="leave">
            <h2 id="leave">{t('leave.title')}</h2>
            <ActionForm className="cluster" action={urls.signOut()}>
              <button className="button">{t('leave.here')}</button>
              <button className="button plain" name="everywhere" value="yes">
                {t('leave.everywhere')}
              </button>
            </ActionForm>
            <ul className="links">
              <li>
                <a href={urls.security()}>{t('security.title')}</a>
              </li>
              <li>
                <a href={urls.record()}>{t('profile.record')}</a>
              </li>
              <li>
                <a href={urls.changePassword()}>{t('changePassword.title')}</a>
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
