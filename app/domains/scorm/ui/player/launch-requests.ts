import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { LaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import './player.css';

export const launchPath = location.pathname.replace(/\/__player\/.*$/, '');

/** Launch parameters of a part; none where they are not available now: the part must open all the same. */
export async function requestLaunchParameters(): Promise<LaunchParameters | null> {
  const answer = await fetch(`${launchPath}/__rte/record-store`, { method: 'POST' }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as LaunchParameters) : null;
}

export const partAddress = ({ path, query }: LaunchPoint): string =>
  `${launchPath}/${path.split('/').map(encodeURIComponent).join('/')}${query}`;
