/** A launch by cmi5 (§8.1): who learns what, and where it is reported. */
export type Launch = {
  endpoint: string;
  fetch: string;
  actor: object;
  registration: string;
  activityId: string;
};

export type Activity = { id: string; [member: string]: unknown };
/** xAPI 1.0.3 Part 2 §2.4.6, as far as a launch fills it. */
export type Context = {
  contextActivities?: Record<string, Activity[] | Activity>;
  extensions?: Record<string, unknown>;
  [member: string]: unknown;
};

/** The document `LMS.LaunchData` (§10.2). */
export type LaunchData = {
  contextTemplate: Context;
  launchMode: 'Normal' | 'Browse' | 'Review';
  masteryScore?: number;
  returnURL?: string;
};

/** Null where the address is not that of a launch. */
export function readLaunch(search: string): Launch | null {
  const query = new URLSearchParams(search);
  const [endpoint, fetch, actor, registration, activityId] = [
    'endpoint',
    'fetch',
    'actor',
    'registration',
    'activityId',
  ].map((name) => query.get(name));
  if (!endpoint || !fetch || !actor || !registration || !activityId) return null;
  try {
    const agent = JSON.parse(actor) as object;
    return { endpoint: endpoint.replace(/\/?$/, '/'), fetch, actor: agent, registration, activityId };
  } catch {
    return null;
  }
}

/** Languages of the learner, the best first, and whether recordings begin without sound. */
export type Preferences = { languages: string[]; isMuted: boolean };

export type Ask = (url: string, init: RequestInit) => Promise<Response>;

/** Requests of one session to the record store of its launch. */
export function openStore({ endpoint, actor, registration, activityId }: Launch, token: string, ask: Ask) {
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
  const address = (resource: string, parameters: Record<string, string>) =>
    `${endpoint}${resource}?${new URLSearchParams({ ...parameters, agent: JSON.stringify(actor) })}`;
  const state = (stateId: string) => address('activities/state', { stateId, activityId, registration });
  const write = (method: string, url: string, body: unknown, keepalive: boolean) =>
    ask(url, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      keepalive,
    });
  /** Null where there is nothing. Any other answer than the document is a failure: taken for nothing it would be written over. */
  const read = async <T>(url: string): Promise<T | null> => {
    const answer = await ask(url, { headers, cache: 'no-store' });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  };
  return {
    readState: <T>(stateId: string) => read<T>(state(stateId)),
    writeState: (stateId: string, body: unknown, keepalive = false) =>
      write('PUT', state(stateId), body, keepalive),
    /** §11. */
    readPreferences: async (): Promise<Preferences> => {
      const found = await read<{ languagePreference?: string; audioPreference?: string }>(
        address('agents/profile', { profileId: 'cmi5LearnerPreferences' }),
      );
      const languages = (found?.languagePreference ?? '')
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
      return { languages, isMuted: found?.audioPreference === 'off' };
    },
    post: (statements: object[], keepalive = false) =>
      write('POST', `${endpoint}statements`, statements, keepalive),
  };
}
export type Store = ReturnType<typeof openStore>;

/** §8.2: the address gives the token once. Null: not to us, or not any more. */
export async function fetchToken({ fetch }: Launch, ask: Ask): Promise<string | null> {
  const answer = await ask(fetch, { method: 'POST' });
  if (!answer.ok) return null;
  return ((await answer.json()) as { 'auth-token'?: string })['auth-token'] ?? null;
}
