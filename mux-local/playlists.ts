/** RFC 8216: what the packager wrote for each connection, joined to what a player reads. */

export type Segment = { uri: string; duration: number; at: string | null };
/** One connection of an encoder; `init` is its own initialisation segment. */
export type Part = { folder: string; init: string; segments: Segment[] };

/** The segments of a playlist as ffmpeg writes it; a last line that is not whole yet is left for the next reading. */
export function parsePlaylist(text: string, folder: string): Part {
  const part: Part = { folder, init: '', segments: [] };
  let duration: number | null = null;
  let at: string | null = null;
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line.startsWith('#EXTINF:')) duration = Number.parseFloat(line.slice(8));
    else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) at = line.slice(25).trim();
    else if (line.startsWith('#EXT-X-MAP:')) part.init = /URI="([^"]+)"/.exec(line)?.[1] ?? '';
    else if (line && !line.startsWith('#') && duration !== null) {
      part.segments.push({ uri: line.trim(), duration, at });
      duration = at = null;
    }
  }
  return part;
}

/** How many segments a live playlist shows: enough to hold back three and to survive a slow line. */
const LIVE_WINDOW = 30;

/**
 * A media playlist. Each connection begins with a discontinuity and its own map, so that an encoder may come back with
 * another picture size. `live` shows the newest segments only; an event or a recording shows all.
 */
export function mediaPlaylist(parts: Part[], { live, ended }: { live: boolean; ended: boolean }): string {
  const all = parts.flatMap((part, i) => part.segments.map((segment) => ({ part, segment, i })));
  const from = live && !ended ? Math.max(0, all.length - LIVE_WINDOW) : 0;
  const shown = all.slice(from);
  // Rounded, not up (RFC 8216 4.3.3.1): one second and eight milliseconds called two would cost the player two seconds.
  const target = Math.max(1, ...shown.map(({ segment }) => Math.round(segment.duration)));
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${target}`];
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${from}`, `#EXT-X-DISCONTINUITY-SEQUENCE:${all[from]?.i ?? 0}`);
  if (!live) lines.push(`#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`);
  lines.push('#EXT-X-INDEPENDENT-SEGMENTS');
  let last: Part | null = null;
  for (const { part, segment } of shown) {
    if (part !== last) {
      if (last) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXT-X-MAP:URI="${part.folder}/${part.init}"`);
      last = part;
    }
    if (segment.at) lines.push(`#EXT-X-PROGRAM-DATE-TIME:${segment.at}`);
    lines.push(`#EXTINF:${segment.duration.toFixed(5)},`, `${part.folder}/${segment.uri}`);
  }
  if (ended) lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

export type Rendition = {
  uri: string;
  bandwidth: number;
  codecs: string;
  resolution?: string;
};

/** The playlist that names picture and sound, and sound alone for weak lines. */
export function multivariantPlaylist(
  renditions: Rendition[],
  captions: { language_channel: string; language_code: string; name: string }[],
): string {
  const quote = (text: string) => text.replace(/["\r\n]/g, ' ');
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const { language_channel, language_code, name } of captions)
    lines.push(
      `#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="cc",LANGUAGE="${quote(language_code)}",NAME="${quote(name)}",INSTREAM-ID="${language_channel.toUpperCase()}"`,
    );
  for (const { uri, bandwidth, codecs, resolution } of renditions) {
    const attributes = [`BANDWIDTH=${bandwidth}`, `CODECS="${codecs}"`];
    if (resolution) attributes.push(`RESOLUTION=${resolution}`);
    attributes.push(captions.length > 0 ? 'CLOSED-CAPTIONS="cc"' : 'CLOSED-CAPTIONS=NONE');
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, uri);
  }
  return `${lines.join('\n')}\n`;
}

export const durationOf = (parts: Part[]): number =>
  parts.reduce((sum, part) => sum + part.segments.reduce((n, each) => n + each.duration, 0), 0);
