import { HOUR_MS, MINUTE_MS } from '#app/platform/time.ts';

/** Milliseconds as somebody reads and types them: `12:05.500`, with hours where there are any. */
export function captionTime(ms: number): string {
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor(ms / MINUTE_MS) % 60;
  const rest = `${part((ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
  return hours > 0 ? `${hours}:${part(minutes, 2)}:${rest}` : `${minutes}:${rest}`;
}

const TYPED = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?$/;

/** Milliseconds of a time as it was typed; null for what is none. */
export function readCaptionTime(text: string): number | null {
  const [, hours = '0', minutes, seconds, part = ''] = TYPED.exec(text.trim()) ?? [];
  if (minutes === undefined) return null;
  return (
    (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000 + Number(part.padEnd(3, '0'))
  );
}
