import { readParameters } from '#app/domains/xapi/protocol/parameters.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { getActivity, getAgent } from './activity-handlers.ts';
import { activityPlace, agentPlace, documentHandlers, statePlace } from './document-handlers.ts';
import { type Handler, type LrsAnswer, type LrsRequest, json } from './lrs-request.ts';
import { getStatements, postStatements, putStatement } from './statement-handlers.ts';

/** Versions and extensions of the store (Part 3 §2.8); needs no credential. */
export function aboutStore({ method, query }: Pick<LrsRequest, 'method' | 'query'>): LrsAnswer {
  if (method !== 'GET' && method !== 'HEAD')
    throw new Refusal(405, `${method} is not possible here.`, { Allow: 'GET, HEAD' });
  readParameters(query, [], '2.0.0');
  return json({ version: ['2.0.0', '1.0.3', '1.0.2', '1.0.1', '1.0.0'] });
}

/** Handlers of each address, by method. */
export const RESOURCES = new Map<string, Map<string, Handler>>(
  Object.entries({
    statements: { GET: getStatements, POST: postStatements, PUT: putStatement },
    activities: { GET: getActivity },
    'activities/state': documentHandlers(statePlace, 'stateId', true),
    'activities/profile': documentHandlers(activityPlace, 'profileId', false),
    agents: { GET: getAgent },
    'agents/profile': documentHandlers(agentPlace, 'profileId', false),
  }).map(([resource, acts]) => [resource, new Map(Object.entries(acts))]),
);
