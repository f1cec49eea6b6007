import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { countFindings } from '#app/domains/credits/findings/count-findings.server.ts';
import { listFindings } from '#app/domains/credits/findings/list-findings.server.ts';
import { markFindingSeen } from '#app/domains/credits/findings/mark-finding-seen.server.ts';
import { useFindingText } from '#app/domains/credits/ui/finding-text.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { formState } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';

export const handle = { title: 'credits:findings.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    return {
      association,
      count: await countFindings(ctx, association.id),
      findings: await listFindings(ctx, association.id),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: { seen: 'credits:said.seen' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.findings(slug),
    intents: (association) => ({
      seen: act(fields('findingId'), (ctx, { findingId }) => markFindingSeen(ctx, association.id, findingId)),
    }),
  });
}

export default function Findings() {
  const { association, count, findings } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const textOf = useFindingText();
  const { slug } = association;
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('findings.title')}
      lead={t('findings.lead')}
    >
      <FormFailure state={state} />
      {findings.length === 0 && <Empty title={t('findings.none')} />}
      {count > findings.length && <Note>{t('findings.more', { shown: findings.length, count })}</Note>}
      <Rows>
        {findings.map((each) => (
          <Row key={each.id} level="h2" of={each} to={urls.evidence(slug, each.participationId)}>
            <p className="small">{textOf(each)}</p>
            <Note>
              {each.name}, {each.programmeId && `${programmeName(each.programmeId)}, `}
              {format.date(each.foundAt)}
            </Note>
            {each.own ? (
              <OwnDecision />
            ) : (
              <ActionButton intent="seen" hidden={{ findingId: each.id }}>
                {t('findings.seen')}
              </ActionButton>
            )}
          </Row>
        ))}
      </Rows>
    </Page>
  );
}
