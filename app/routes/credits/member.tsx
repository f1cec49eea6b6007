import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireMember, requireOwnAssociation } from '#app/domains/accounts/memberships.server.ts';
import { readMemberCredit } from '#app/domains/credits/read-credit.server.ts';
import { ProgrammeCreditView } from '#app/domains/credits/ui/programme-credit.tsx';
import { answering } from '#app/http/context.server.ts';
import { Breadcrumb, Empty, PageHeader } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { person, membership } = await requireMember(ctx, association.id, args.params['personId']!);
    return {
      title: person.name,
      today: ctx.now.toISOString().slice(0, 10),
      association,
      person,
      membership,
      credits: await readMemberCredit(ctx, association.id, person.id),
    };
  });
}

export default function Member() {
  const { today, association, person, membership, credits } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  const verified = membership.decidedAt
    ? t('member.verified', { date: format.date(membership.decidedAt) })
    : '';
  return (
    <div className="page flow">
      <Breadcrumb
        label={t('common:breadcrumb')}
        links={[{ to: urls.association(association.slug), name: association.name }]}
      />
      <PageHeader
        title={person.name}
        lead={`${t('accounts:membership.number', { number: membership.registrationNumber })}. ${verified}`}
      />
      <p>
        <a className="button" href={urls.onBehalf(association.slug, person.id)}>
          {t('activity.onBehalf')}
        </a>
      </p>
      {credits.length === 0 && <Empty title={t('association.notEnrolled')} />}
      {credits.map((credit) => (
        <ProgrammeCreditView
          key={credit.programmeId}
          credit={credit}
          today={today}
          linkTo={(id) => urls.evidence(association.slug, id)}
        />
      ))}
    </div>
  );
}
