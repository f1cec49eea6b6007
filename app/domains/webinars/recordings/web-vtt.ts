import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';

/** WebVTT (W3C): as much of it as captions of speech need. */
export type Cue = { from: number; to: number; text: string };

const timestamp = (ms: number): string => {
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  return `${part(ms / HOUR_MS, 2)}:${part((ms / MINUTE_MS) % 60, 2)}:${part((ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
};

type WrittenCue = Cue & { id?: string; settings?: string };

const formatCue = ({ from, to, text, id, settings }: WrittenCue): string =>
  `${id ? `${id}\n` : ''}${timestamp(from)} --> ${timestamp(to)}${settings ? ` ${settings}` : ''}\n${text.replace(/-->/g, '→').replace(/\n{2,}/g, '\n')}\n`;

/** `head`: the header and the blocks of notes and styles that stand before the cues. */
export const formatWebVtt = (cues: WrittenCue[], head: string[] = []): string =>
  `${[...(head.length > 0 ? head : ['WEBVTT']), ''].join('\n\n')}${cues.map(formatCue).join('\n')}`;

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})\s+-->\s+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})/;

/** What is wrong with a file, and in which line, from 1: no header, a block without a time, a cue that ends before it begins. */
export type VttFault = { line: number; is: 'header' | 'time' | 'backwards' };
/** A cue as a file has it: `line`, from 1, of its time; its identifier, and the settings behind its time. */
type ReadCue = Cue & { line: number; id: string; settings: string };

/** The cues of a file in order, and everything that is wrong with it (WebVTT §4). */
export function readWebVtt(text: string): { cues: ReadCue[]; faults: VttFault[]; head: string[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const cues: ReadCue[] = [];
  const faults: VttFault[] = [];
  const head: string[] = [];
  const hasHeader = /^WEBVTT([ \t]|$)/.test(lines[0]!);
  if (!hasHeader) faults.push({ line: 1, is: 'header' });
  for (const block of blocksOf(lines)) {
    // What follows the header without a blank line is header too.
    if ((block.from === 0 && hasHeader) || /^(NOTE|STYLE|REGION)(\s|$)/.test(block.lines[0]!)) {
      head.push(block.lines.join('\n'));
      continue;
    }
    const at = block.lines.findIndex((line) => line.includes('-->'));
    const line = block.from + Math.max(0, at) + 1;
    const time = TIME.exec(block.lines[at]?.trim() ?? '');
    if (!time) {
      // The words in place of the header have been told of.
      if (block.from > 0 || at !== -1) faults.push({ line, is: 'time' });
      continue;
    }
    const ms = (i: number) =>
      Number(time[i] ?? 0) * HOUR_MS +
      Number(time[i + 1]) * MINUTE_MS +
      Number(time[i + 2]) * 1000 +
      Number(time[i + 3]);
    const cue = {
      from: ms(1),
      to: ms(5),
      text: block.lines.slice(at + 1).join('\n'),
      line,
      id: block.lines.slice(0, at).join(' '),
      settings: block.lines[at]!.trim().slice(time[0].length).trim(),
    };
    if (cue.to <= cue.from) faults.push({ line, is: 'backwards' });
    cues.push(cue);
  }
  return { cues, faults, head };
}

/** Lines that follow each other without a blank one between them; `from` counts from 0. */
function blocksOf(lines: string[]): { from: number; lines: string[] }[] {
  const blocks: { from: number; lines: string[] }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (at > 0 && lines[at - 1]!.trim() !== '') blocks.at(-1)!.lines.push(line);
    else blocks.push({ from: at, lines: [line] });
  }
  return blocks;
}

/** The cues of a file in order; null where it is not WebVTT, or a cue ends before it begins. */
export function parseWebVtt(text: string): Cue[] | null {
  const { cues, faults } = readWebVtt(text);
  return faults.length > 0 ? null : cues.map(({ from, to, text: words }) => ({ from, to, text: words }));
}

/** The file with its cues changed; header, notes and styles, names and settings of the cues stay. Of what is no WebVTT, the text as it is. */
export function changeCues(text: string, change: (cues: ReadCue[]) => ReadCue[]): string {
  const { cues, faults, head } = readWebVtt(text);
  return faults.length > 0 ? text : formatWebVtt(change(cues), head);
}
