import { readParameters } from '#app/domains/xapi/protocol/parameters.ts';
import { readActivity } from '#app/domains/xapi/statements/read-activity.server.ts';
import { readPerson } from '#app/domains/xapi/statements/read-person.server.ts';
import { type Handler, json } from './lrs-request.ts';

// ---- what is known of activities and agents (Part 3 §2.4, §2.5)

export const getActivity: Handler = async (ctx, { query, version }) => {
  const { iri, needed } = readParameters(query, ['activityId'], version);
  return json(await readActivity(ctx, needed('activityId', iri('activityId'))));
};

export const getAgent: Handler = async (ctx, { query, version }) => {
  const { agent, needed } = readParameters(query, ['agent'], version);
  const asked = needed('agent', agent('agent'));
  return json(await readPerson(ctx, asked.agent, asked.key));
};
