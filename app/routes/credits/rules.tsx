import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { listProgrammeRules } from '#app/domains/credits/rules/list-programme-rules.server.ts';
import { signRules } from '#app/domains/credits/rules/sign-rules.server.ts';
import { startRuleDraft } from '#app/domains/credits/rules/start-rule-draft.server.ts';
import { isCountedRuleType } from '#app/domains/credits/rules/rule-types.ts';
import { RuleTable, type ShownRule } from '#app/domains/credits/ui/rule-table.tsx';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { formState, stateOfOne } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:rules.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const programmes = await listProgrammeRules(ctx, association.id, association.country);
    return {
      association,
      programmes: programmes.map(({ programme, sets, drafts }) => ({
        id: programme.id,
        professions: programme.professions,
        sets: [...sets].reverse().map(({ writtenBy, ...set }) => ({
          ...set,
          own: isOwn(ctx.actor, writtenBy),
          rules: JSON.stringify(
            set.rules.map(({ id, type, params, source, verified }): ShownRule => ({
              id,
              type,
              params,
              source: source ? (programme.sources[source] ?? source) : null,
              verified: verified === true,
            })),
          ),
        })),
        drafts: drafts.map(({ id, validFrom, updatedAt }) => ({ id, validFrom, updatedAt })),
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: { sign: 'credits:said.signRules' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.rules(slug),
    intents: (association) => ({
      '': act(fields('programmeId'), async (ctx, { programmeId }) =>
        redirect(urls.ruleDraft(slug, await startRuleDraft(ctx, association.id, programmeId))),
      ),
      sign: act(fields('programmeId', 'setId'), (ctx, { programmeId, setId }) =>
        signRules(ctx, association.id, programmeId, setId),
      ),
    }),
  });
}

export default function Rules() {
  const { association, programmes } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const professionName = useWordFor('accounts', 'professions');
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('rules.title')}
      lead={t('rules.lead')}
    >
      <FormFailure state={state} />
      {programmes.length === 0 && <Empty title={t('rules.noProgramme')} />}
      {programmes.map((book) => (
        <section className="flow" key={book.id}>
          <h2>{programmeName(book.id)}</h2>
          <Note>{book.professions.map((each) => professionName(each)).join(', ')}</Note>
          <ActionButton hidden={{ programmeId: book.id }}>{t('rules.draft')}</ActionButton>
          {book.drafts.length > 0 && (
            <Rows>
              {book.drafts.map((draft) => (
                <Row
                  key={draft.id}
                  to={urls.ruleDraft(association.slug, draft.id)}
                  title={t('rules.draftFrom', { date: format.day(draft.validFrom) })}
                >
                  <Note>{format.dateTime(draft.updatedAt)}</Note>
                </Row>
              ))}
            </Rows>
          )}
          {book.sets.map((set, i) => (
            <Disclosure
              key={set.id}
              open={i === 0}
              state={stateOfOne(state, { intent: 'sign', programmeId: book.id, setId: set.id })}
              summary={
                <>
                  {set.validFrom ? t('rules.from', { date: format.day(set.validFrom) }) : t('rules.file')}
                  {set.validTo && ` ${t('until', { date: format.day(set.validTo) })}`}
                </>
              }
            >
              <div className="flow">
                {set.signed ? (
                  <p>
                    <Tag tone="success">
                      {t('signedRules', {
                        association: set.signed.association,
                        date: format.date(set.signed.at),
                      })}
                    </Tag>
                  </p>
                ) : (
                  <ActionForm className="flow">
                    <p>
                      <Tag tone="warning">{t('rules.unsigned')}</Tag>
                    </p>
                    {set.own ? (
                      <OwnDecision />
                    ) : (
                      <>
                        <p className="small">{t('rules.signHelp')}</p>
                        <input type="hidden" name="intent" value="sign" />
                        <input type="hidden" name="programmeId" value={book.id} />
                        <button className="button" name="setId" value={set.id}>
                          {t('rules.sign')}
                        </button>
                      </>
                    )}
                  </ActionForm>
                )}
                <RulesOfSet programmeId={book.id} rules={JSON.parse(set.rules) as ShownRule[]} />
              </div>
            </Disclosure>
          ))}
        </section>
      ))}
    </Page>
  );
}

function RulesOfSet({ programmeId, rules }: { programmeId: string; rules: ShownRule[] }) {
  const { t } = useTranslation('credits');
  const references = rules.filter(({ type }) => !isCountedRuleType(type));
  return (
    <>
      <RuleTable programmeId={programmeId} rules={rules.filter(({ type }) => isCountedRuleType(type))} />
      {references.length > 0 && (
        <details>
          <summary>{t('rules.tells')}</summary>
          <RuleTable programmeId={programmeId} rules={references} />
        </details>
      )}
    </>
  );
}
