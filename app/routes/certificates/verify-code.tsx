import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { verifyCertificate } from '#app/domains/certificates/verify-certificate.server.ts';
import { useCreditUnits } from '#app/domains/credits/ui/use-credit-units.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'certificates:verify.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { remote }) => {
    const typed = args.params['code']!;
    const verdict = await verifyCertificate(ctx, typed, remote);
    return data({ typed, verdict }, { status: verdict.state === 'unknown' ? 404 : 200 });
  });
}

export default function VerifyCode() {
  const { typed, verdict } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('certificates');
  const format = useFormat();
  const units = useCreditUnits();
  const tone = {
    genuine: 'success',
    altered: 'danger',
    revoked: 'danger',
    superseded: 'warning',
    unknown: 'warning',
  } as const;
  return (
    <Page className="narrow centred flow" title={t('verify.title')} lead={typed}>
      <Alert
        tone={tone[verdict.state]}
        title={t(`verify.${verdict.state}`, 'at' in verdict ? { date: format.date(verdict.at) } : {})}
      />
      {verdict.state !== 'unknown' && (
        <Pairs
          text
          pairs={[
            [
              t('verify.name'),
              'renamed' in verdict && verdict.renamed
                ? t('verify.renamed', {
                    name: verdict.snapshot.name,
                    association: verdict.renamed.association,
                    date: format.date(verdict.renamed.at),
                  })
                : verdict.snapshot.name,
            ],
            [
              t('verify.course'),
              verdict.snapshot.titles?.[i18n.language] ?? (
                <span lang={verdict.snapshot.courseLanguage}>{verdict.snapshot.title}</span>
              ),
            ],
            [t('verify.language'), nameOfLocale(verdict.snapshot.courseLanguage)],
            [t('verify.date'), format.day(verdict.snapshot.endedOn)],
            [t('verify.time'), t('common:minutes', { count: verdict.snapshot.minutes })],
            ...verdict.snapshot.credit.map((each): [string, string] => [
              `${each.programme}, ${each.code}`,
              `${units(each.programmeId, each.units)}, ${each.category}, ${each.association}`,
            ]),
            [t('verify.issued'), format.day(verdict.snapshot.issuedOn)],
          ]}
        />
      )}
      <p className="links">
        <a href={urls.verify()}>{t('verify.another')}</a>
      </p>
    </Page>
  );
}
