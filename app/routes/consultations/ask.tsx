import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { REACHES, SEXES, URGENCIES } from '#app/domains/consultations/cases/case-options.ts';
import { MAX_PICTURES } from '#app/domains/consultations/pictures/picture-limits.ts'; // oxfmt-ignore
import { type Card, legalCards, availableReaches } from '#app/domains/consultations/legal/card.ts';
import { listUnconfirmedCards } from '#app/domains/consultations/legal/list-unconfirmed-cards.server.ts';
import { CheckedForm, CheckedScript } from '#app/domains/consultations/ui/checked-form.tsx';
import { LegalCard } from '#app/domains/consultations/ui/legal-card.tsx';
import { PictureField } from '#app/domains/consultations/ui/picture-field.tsx';
import { WaitingRequest } from '#app/domains/accounts/ui/waiting-request.tsx';
import { readAsker } from '#app/domains/consultations/cases/read-asker.server.ts';
import { AskQuestionInput } from '#app/domains/consultations/schemas.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField, NumberField, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'consultations:ask.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { personId, country, waits } = await readAsker(ctx);
    const reaches = availableReaches(country);
    const cards: Record<string, { cards: string; confirmed: boolean }> = {};
    const borders: Record<string, string[]> = {};
    const all: Card[] = [];
    for (const reach of reaches) {
      const needed = legalCards(country, reach);
      const open = await listUnconfirmedCards(ctx.db.read, personId, needed);
      cards[reach] = {
        cards: needed.map(({ pair, version }) => `${pair}@${version}`).join(','),
        confirmed: open.length === 0,
      };
      for (const card of needed) {
        all.push(card);
        const border = card.parts.find((part) => part.startsWith('border-'))!;
        borders[border] = [...new Set([...(borders[border] ?? []), reach])];
      }
    }
    return { personId, waits, locale, reaches, cards, borders, all };
  });
}

export default function Ask() {
  const { personId, waits, locale, reaches, cards, borders, all } = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const texts = ['question', 'background', 'findings', 'tried'] as const;
  return (
    <Page
      trail={[
        { to: urls.colleagues(), name: t('mentoring:colleagues.title') },
        { to: urls.consultations(), name: t('list.title') },
      ]}
      title={t('ask.title')}
      lead={t('ask.lead')}
    >
      <CheckedForm asks={AskQuestionInput} act={urls.askAct()} draft={`ask ${personId}`} asking>
        <input type="hidden" name="draftId" />
        <SpecialtyField label={t('ask.specialty')} empty={t('ask.choose')} />
        <p className="small soft" data-part="says" aria-live="polite" />
        <SelectField name="namedId" label={t('ask.named')} options={[]} empty={t('ask.anybody')} />
        <fieldset className="field">
          <legend className="legend">{t('ask.urgency')}</legend>
          <div className="halves tight">
            {URGENCIES.map((each) => (
              <label className="choice boxed" key={each}>
                <input type="radio" name="urgency" value={each} defaultChecked={each === 'days'} />
                <span>
                  {t(`urgency.${each}.name`)}
                  <span className="help">{t(`urgency.${each}.help`)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {texts.map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`text.${name}`)}
            help={t(`text.${name}Help`)}
            rows={name === 'question' ? 4 : 3}
            lang={locale}
          />
        ))}
        <section className="field" data-part="similar" hidden aria-live="polite">
          <h2 className="legend">{t('ask.similar')}</h2>
          <p className="help">{t('ask.similarHelp')}</p>
          <ul data-part="similar-list" />
        </section>
        <PictureField most={MAX_PICTURES} />
        <div className="halves tight">
          <NumberField name="age" label={t('ask.age')} help={t('ask.ageHelp')} autoComplete="off" />
          <SelectField
            name="sex"
            label={t('ask.sex')}
            options={optionsOf(SEXES, (value) => t(`sex.${value}`))}
            empty={t('ask.unsaid')}
          />
        </div>
        <LanguageField
          name="language"
          label={t('ask.language')}
          help={t('ask.languageHelp')}
          value={locale}
        />
        <fieldset className="field" data-cards={JSON.stringify(cards)}>
          <legend className="legend">{t('ask.reach')}</legend>
          {REACHES.filter((each) => reaches.includes(each)).map((each) => (
            <label className="choice" key={each}>
              <input type="radio" name="reach" value={each} defaultChecked={each === reaches[0]} />
              {t(`reach.${each}`)}
            </label>
          ))}
        </fieldset>
        <section className="card flow" data-part="card">
          <h2>{t('legal.title')}</h2>
          <LegalCard cards={all} borders={borders} />
          <input type="hidden" name="cards" />
          <label className="choice">
            <input type="checkbox" name="card" value="yes" />
            {t('legal.confirm')}
          </label>
        </section>
        <label className="choice">
          <input type="checkbox" name="consent" value="yes" />
          <span>
            {t('ask.consent')}
            <span className="help">{t('ask.consentHelp')}</span>
          </span>
        </label>
        <Note>{t('check.where')}</Note>
        {waits ? (
          <WaitingRequest membership={waits}>{t('ask.waits')}</WaitingRequest>
        ) : (
          <button className="button beacon">{t('ask.send')}</button>
        )}
        <Note>{t('ask.draft')}</Note>
      </CheckedForm>
      <CheckedScript />
    </Page>
  );
}
