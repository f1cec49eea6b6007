/** Launch parameters by their names in cmi5 §8.1. */
export type LaunchParameters = {
  /** Address of the record store, with a slash at its end. */
  endpoint: string;
  /** Returns a credential, once. */
  fetch: string;
  actor: { objectType: 'Agent'; account: { homePage: string; name: string } };
  /** UUID. */
  registration: string;
  /** Id of the content as an activity; the ids of what is in it begin with this and a slash. */
  activityId: string;
};

/** Answer of a fetch URL (cmi5 §8.2): the credential, ready for Basic authentication, or why there is none. */
export type FetchResponse =
  | { 'auth-token': string }
  | { 'error-code': '1' | '2' | '3'; 'error-text': string };

/** The address of content with its parameters, behind those that it has and before its fragment. */
export function addLaunchParameters(source: string, { actor, ...rest }: LaunchParameters): string {
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(source)!;
  const query = new URLSearchParams({ ...rest, actor: JSON.stringify(actor) });
  return `${address}${address.includes('?') ? '&' : '?'}${query}${fragment}`;
}

/** The activity that the content of a package is: everything in it has an id under this one. */
export const contentActivityId = (appOrigin: string, packageId: string): string =>
  `${appOrigin}/activities/content/${packageId}`;
