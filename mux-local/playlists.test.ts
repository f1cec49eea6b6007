import { expect, test } from 'vitest';
import { durationOf, mediaPlaylist, multivariantPlaylist, parsePlaylist } from './playlists.ts';

const WRITTEN = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-MAP:URI="init.mp4"
#EXTINF:1.008000,
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T10:00:00.000+0000
s00000.m4s
#EXTINF:1.000000,
s00001.m4s
#EXTINF:1.0`;

test('reads what is whole and leaves a line that is being written', () => {
  const part = parsePlaylist(WRITTEN, '1');
  expect(part.init).toBe('init.mp4');
  expect(part.segments).toEqual([
    { uri: 's00000.m4s', duration: 1.008, at: '2026-11-24T10:00:00.000+0000' },
    { uri: 's00001.m4s', duration: 1, at: null },
  ]);
});

test('the target duration is rounded, each connection has its map, a second one begins with a discontinuity', () => {
  const parts = [parsePlaylist(WRITTEN, '1'), parsePlaylist(WRITTEN, '2')];
  const text = mediaPlaylist(parts, { live: false, ended: true });
  expect(text).toContain('#EXT-X-TARGETDURATION:1\n');
  expect(text.match(/#EXT-X-MAP/g)).toHaveLength(2);
  expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
  expect(text).toContain('#EXT-X-PLAYLIST-TYPE:VOD');
  expect(text.endsWith('#EXT-X-ENDLIST\n')).toBe(true);
  expect(durationOf(parts)).toBeCloseTo(4.016);
});

test('a live playlist shows the newest thirty, numbered on, and ends only when it has ended', () => {
  const segments = Array.from({ length: 40 }, (_, i) => ({ uri: `s${i}.m4s`, duration: 1, at: null }));
  const parts = [{ folder: '1', init: 'init.mp4', segments }];
  const text = mediaPlaylist(parts, { live: true, ended: false });
  expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:10\n');
  expect(text).not.toContain('s9.m4s');
  expect(text).toContain('s10.m4s');
  expect(text).not.toContain('ENDLIST');
  expect(mediaPlaylist(parts, { live: true, ended: true })).toContain('s0.m4s');
});

test('a discontinuity that has left the window is counted', () => {
  const segments = Array.from({ length: 40 }, (_, i) => ({ uri: `s${i}.m4s`, duration: 1, at: null }));
  const parts = ['1', '2'].map((folder) => ({ folder, init: 'init.mp4', segments }));
  const text = mediaPlaylist(parts, { live: true, ended: false });
  expect(text).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1\n');
  expect(text).not.toContain('#EXT-X-DISCONTINUITY\n');
});

test('captions inside the picture are announced, and a name cannot break out of its quotes', () => {
  const text = multivariantPlaylist(
    [{ uri: 'v.m3u8', bandwidth: 1, codecs: 'avc1.42E01F,mp4a.40.2', resolution: '1280x720' }],
    [{ language_channel: 'cc1', language_code: 'lv', name: 'Latvie"šu' }],
  );
  expect(text).toContain('NAME="Latvie šu",INSTREAM-ID="CC1"');
  expect(text).toContain('CLOSED-CAPTIONS="cc"');
});
