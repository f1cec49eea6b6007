/** What Majakka says about its learners: ADL's vocabulary, by its IRIs. */
export const VERBS = {
  registered: 'http://adlnet.gov/expapi/verbs/registered',
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  responded: 'http://adlnet.gov/expapi/verbs/responded',
  earned: 'http://id.tincanapi.com/verb/earned',
} as const;

export type Verb = keyof typeof VERBS;
export const verbOf = (iri: string): Verb | null =>
  (Object.keys(VERBS) as Verb[]).find((verb) => VERBS[verb] === iri) ?? null;
