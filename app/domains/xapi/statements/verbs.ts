/** Verbs of Majakka's own statements: ADL's vocabulary and the video profile, by IRI. */
export const VERBS = {
  registered: 'http://adlnet.gov/expapi/verbs/registered',
  asked: 'http://adlnet.gov/expapi/verbs/asked',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  responded: 'http://adlnet.gov/expapi/verbs/responded',
  played: 'https://w3id.org/xapi/video/verbs/played',
  paused: 'https://w3id.org/xapi/video/verbs/paused',
  seeked: 'https://w3id.org/xapi/video/verbs/seeked',
  earned: 'http://id.tincanapi.com/verb/earned',
} as const;

export type Verb = keyof typeof VERBS;

export const findVerb = (iri: string): Verb | null =>
  (Object.keys(VERBS) as Verb[]).find((verb) => VERBS[verb] === iri) ?? null;
