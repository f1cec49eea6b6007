import type { Locale } from '#app/i18n/locales.ts';

/** How far a visitor has come in the course; those who took it have said what they thought of it. */
export type Visit = 'registered' | 'begun' | 'completed' | 'evaluated';

const NAMES: Record<string, [country: string, locale: Locale, names: string]> = {
  lv: ['LV', 'lv', 'Aija Paraugkrasta, Edgars Paraugsils, Ieva Paraugpļava, Oskars Parauglauks, Sanita Paraugrūta, Vita Paraugziede'],
  fi: ['FI', 'fi', 'Eeva Esimerkkilä, Kari Mallikas, Minna Näytekoski, Pekka Esimerkkinen, Sari Mallila, Timo Näytemäki'],
  sv: ['SE', 'sv', 'Britta Provdal, Erik Exempellund, Lena Provström, Nils Exempelby, Sara Provholm'],
  et: ['EE', 'et', 'Aivar Proovilepp, Helle Näidissoo, Kadri Proovikask, Priit Näidismets, Urve Proovisaar'],
  lt: ['LT', 'lt', 'Asta Pavyzdaitė, Darius Bandomauskas, Lina Pavyzdytė, Tomas Bandys'],
  be: ['BY', 'be', 'Ганна Узорная, Мікола Прыкладны, Таццяна Узоравіч, Янка Прыкладзеня'],
}; // oxfmt-ignore

/** People of no association, plainly fictitious as well, so that a course has learners enough to be looked at as a whole. */
export const VISITORS = Object.entries(NAMES).flatMap(([key, [country, locale, names]]) =>
  names.split(', ').map((name, i) => ({
    email: `visitor-${key}-${i + 1}`,
    name,
    locale,
    country,
    region: '',
    languages: [locale as string],
  })),
);

/** Of the visitor with this number: most have gone to the end, every sixth is somewhere before it. */
export const visitOf = (n: number): Visit =>
  n % 6 === 5 ? (['registered', 'begun', 'completed', 'begun', 'registered'] as const)[(n - 5) / 6]! : 'evaluated';

const OBJECTIVES = '5545453454';
const RELEVANT = '5453545425';
const COMMENTS = [
  '', 'More photographs of darker skin, please.', '', '', 'Mugavalt lühike. Sooviks teist osa.', '', 'Hyvä, mutta viimeinen kysymys oli epäselvä.',
  '', 'Vairāk piemēru no lauku prakses.', '', '', 'Kort och användbart. Gärna en checklista att skriva ut.', '', 'Labai naudinga kasdieniame darbe.', '', 'Хацелася б больш часу на тэст.',
]; // oxfmt-ignore

/** What the learner with this number thought of the course. */
export const thoughtOf = (n: number) => ({
  objectives: OBJECTIVES[n % 10]!,
  relevant: RELEVANT[(n * 3) % 10]!,
  unbiased: n % 17 === 4 ? 'partly' : 'yes',
  level: ['yes', 'yes', 'partly', 'yes', 'yes', 'no', 'yes'][n % 7]!,
  comment: COMMENTS[n] ?? '',
});
