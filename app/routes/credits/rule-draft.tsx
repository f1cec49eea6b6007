import { RuleDraftInput } from '#app/domains/credits/schemas.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { discardRuleDraft } from '#app/domains/credits/rules/discard-rule-draft.server.ts';
import { previewRuleDraft } from '#app/domains/credits/rules/preview-rule-draft.server.ts';
import { publishRuleDraft } from '#app/domains/credits/rules/publish-rule-draft.server.ts';
import { readOwnRuleDraft } from '#app/domains/credits/rules/read-own-rule-draft.server.ts';
import { saveRuleDraft } from '#app/domains/credits/rules/save-rule-draft.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { COUNTED_RULE_TYPES, isCountedRuleType } from '#app/domains/credits/rules/rule-types.ts';
import { RuleFields } from '#app/domains/credits/ui/rule-fields.tsx';
import { useRuleWords } from '#app/domains/credits/ui/use-rule-words.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { DateField, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { draft, updatedBy } = await readOwnRuleDraft(ctx, association.id, args.params['draftId']!);
    const programme = programmeOrThrow(draft.programmeId);
    return {
      title: translatorFor(locale)(`credits:programme.${programme.id}`),
      association,
      draft: {
        ...draft,
        rules: draft.rules.map(({ id, type, params, source, verified, note }) => ({
          id,
          type,
          verified: verified === true,
          note: note ?? '',
          source: source ? (programme.sources[source] ?? source) : null,
          params: JSON.stringify(params),
        })),
      },
      updatedBy,
      own: isOwn(ctx.actor, draft.updatedBy),
      preview: await previewRuleDraft(ctx, association.id, draft.id),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['draftId']!];
  return actions(args, {
    said: {
      '': 'credits:said.ruleDraft',
      publish: 'credits:said.publishRules',
      discard: 'credits:said.discardRules',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ intent }) => (intent === '' ? urls.ruleDraft(slug, id) : urls.rules(slug)),
    intents: (association) => ({
      '': act((ctx, values) => saveRuleDraft(ctx, association.id, id, values)),
      publish: act((ctx, values) => publishRuleDraft(ctx, association.id, id, values)),
      discard: act((ctx) => discardRuleDraft(ctx, association.id, id)),
    }),
  });
}

/** Id of the form, whose fields the button below it sends too. */
const FORM = 'draft';

export default function RuleDraftPage() {
  const { association, draft, updatedBy, own, preview, title } = useLoaderData<typeof loader>();
  const { state, stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const words = useRuleWords(draft.programmeId);
  const format = useFormat();
  const gain = preview.effects.filter(({ difference }) => difference > 0).length;
  const lose = preview.effects.filter(({ difference }) => difference < 0).length;
  const effect =
    gain + lose === 0
      ? t('rules.sameForAll')
      : `${t('rules.gain', { count: gain })} ${t('rules.lose', { count: lose })}`;
  return (
    <Page
      className="flow"
      trail={associationTrail(association, { to: urls.rules(association.slug), name: t('rules.title') })}
      title={title}
      lead={t('rules.lastBy', { name: updatedBy, date: format.dateTime(draft.updatedAt) })}
    >
      <section className="card flow" aria-labelledby="effect">
        <h2 id="effect">{t('rules.effect')}</h2>
        {preview.fault ? (
          <Alert tone="danger" title={t(`errors:${preview.fault}`)} />
        ) : (
          <>
            <p>
              {t('rules.effectOf', { date: format.day(draft.validFrom), members: preview.members })} {effect}
            </p>
            {preview.effects.length > 0 && (
              <Table
                caption={t('rules.effect')}
                columns={[
                  { key: 'name', name: t('association.name') },
                  { key: 'before', name: t('rules.before'), amount: true },
                  { key: 'after', name: t('rules.after'), amount: true },
                ]}
                rows={preview.effects.slice(0, 50).map((each) => ({
                  key: each.personId,
                  cells: [
                    <a href={urls.member(association.slug, each.personId)}>{each.name}</a>,
                    each.before,
                    each.after,
                  ],
                }))}
              />
            )}
          </>
        )}
      </section>
      <ActionForm
        asks={RuleDraftInput}
        className="form wide"
        hidden={{ revision: draft.revision }}
        id={FORM}
        // Publishing sends these fields too, and may find one of them wrong or not saved.
        state={{ ...state, values: stateOf('', 'publish').values }}
        values={draft}
        overwrites
        submit={t('rules.save')}
        look="beacon"
      >
        <div className="fields">
          <DateField name="validFrom" label={t('accreditation.from')} help={t('rules.fromHelp')} />
          <DateField name="validTo" label={t('accreditation.to')} help={t('rules.toHelp')} />
          <SelectField
            name="applies"
            label={t('rules.applies')}
            options={optionsOf(['activity_date', 'cycle_end'], (each) => t(`rules.appliesBy.${each}`))}
          />
        </div>
        <TextAreaField name="note" label={t('rules.why')} rows={2} />
        {draft.rules.map(
          (rule) =>
            isCountedRuleType(rule.type) && (
              <RuleFields
                key={rule.id}
                rule={{ ...rule, params: JSON.parse(rule.params) as Record<string, unknown> }}
                source={rule.source}
                programmeId={draft.programmeId}
              />
            ),
        )}
        <SelectField
          name="add"
          label={t('rules.add')}
          empty="–"
          options={optionsOf(COUNTED_RULE_TYPES, words.ofType)}
        />
      </ActionForm>
      {own && <OwnDecision />}
      <div className="cluster">
        {!own && (
          <details className="sure">
            <summary className="button">{t('rules.publish')}</summary>
            <p className="small">
              {t('rules.publishFrom', { date: format.day(draft.validFrom) })} {effect}{' '}
              {t('rules.publishHelp')} {t('common:noUndo')}
            </p>
            <button className="button" form={FORM} name="intent" value="publish">
              {t('rules.publish')}
            </button>
          </details>
        )}
        <ActionButton
          intent="discard"
          hidden={{ revision: draft.revision }}
          look="danger"
          sure={t('common:noUndo')}
        >
          {t('rules.discard')}
        </ActionButton>
      </div>
    </Page>
  );
}
