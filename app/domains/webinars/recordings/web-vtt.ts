import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';

/** WebVTT (W3C): as much of it as captions of speech need. */
export type Cue = { from: number; to: number; text: string };

const timestamp = (ms: number): string => {
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  return `${part(ms / HOUR_MS, 2)}:${part((ms / MINUTE_MS) % 60, 2)}:${part((ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
};

export const formatWebVtt = (cues: Cue[]): string =>
  `WEBVTT\n\n${cues.map(({ from, to, text }) => `${timestamp(from)} --> ${timestamp(to)}\n${text.replace(/-->/g, '→').replace(/\n{2,}/g, '\n')}\n`).join('\n')}`;

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})\s+-->\s+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})/;

/** The cues of a file in order; null where it is not WebVTT, or a cue ends before it begins. */
export function parseWebVtt(text: string): Cue[] | null {
  const blocks = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  if (!/^WEBVTT(\s|$)/.test(blocks[0] ?? '')) return null;
  const cues: Cue[] = [];
  for (const block of blocks.slice(1).map((each) => each.trim())) {
    if (block === '' || /^(NOTE|STYLE|REGION)/.test(block)) continue;
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const time = TIME.exec(lines[at]?.trim() ?? '');
    if (!time) return null;
    const ms = (i: number) =>
      Number(time[i] ?? 0) * HOUR_MS +
      Number(time[i + 1]) * MINUTE_MS +
      Number(time[i + 2]) * 1000 +
      Number(time[i + 3]);
    const cue = { from: ms(1), to: ms(5), text: lines.slice(at + 1).join('\n') };
    if (cue.to <= cue.from) return null;
    cues.push(cue);
  }
  return cues;
}
