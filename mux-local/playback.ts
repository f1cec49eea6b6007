import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { decodeJwt, importSPKI, jwtVerify } from 'jose';
import { mediaPlaylist, multivariantPlaylist, type Rendition } from './playlists.ts';
import type { Asset, State } from './state.ts';
import type { Streams } from './streams.ts';

/** A player that looks on gets the end of the list; whoever comes later than this gets 412, as at Mux. */
const AFTERGLOW_MS = 10 * 60_000;
const TYPES: Record<string, string> = { mp4: 'video/mp4', m4s: 'video/iso.segment' };

/**
 * HLS out. `/<playback id>.m3u8?token=` as at Mux; what it names lies below `/<token>/<playback id>/`, so that the
 * token stands in the address once and every relative address carries it on.
 */
export function openPlayback(state: State, streams: Streams) {
  const keys = new Map<string, Promise<CryptoKey>>();

  /** A signed playback id wants a JWT of one of our keys: `sub` the playback id, `aud` v, not expired. */
  async function mayPlay(playbackId: string, token: string): Promise<boolean> {
    try {
      const kid = String(decodeJwt(token)['kid']);
      const key = state.signing_keys.find((each) => each.id === kid);
      if (!key) return false;
      if (!keys.has(kid)) keys.set(kid, importSPKI(key.public_key, 'RS256'));
      const options = { algorithms: ['RS256'], audience: 'v', subject: playbackId, requiredClaims: ['exp'] };
      await jwtVerify(token, await keys.get(kid)!, options);
      return true;
    } catch {
      return false;
    }
  }

  const renditionsOf = (asset: Asset): Rendition[] => {
    const source = asset.sessions.at(-1)?.source;
    if (!source) return [];
    const all: Rendition[] = [];
    const codecs = [source.video, source.audio].filter((each) => each !== null).join(',');
    // Sound alone comes a moment earlier: a player that found nothing else would stay with it.
    if (source.video && streams.partsOf(asset, 'v').length === 0) return [];
    if (streams.partsOf(asset, 'v').length > 0)
      all.push({
        uri: 'v.m3u8',
        bandwidth: source.bandwidth,
        codecs,
        ...(source.resolution ? { resolution: source.resolution } : {}),
      });
    if (source.video && source.audio && streams.partsOf(asset, 'a').length > 0)
      all.push({ uri: 'a.m3u8', bandwidth: 128_000, codecs: source.audio });
    return all;
  };

  return async function play(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const say = (status: number, text = '') => {
      response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
      response.end(text);
    };
    const entry = /^\/([\w-]+)\.m3u8$/.exec(url.pathname);
    const inner = /^\/([\w.-]+)\/([\w-]+)\/(?:(v|a)\.m3u8|(\d+)\/([va](?:-init\.mp4|\d{5,}\.m4s)))$/.exec(
      url.pathname,
    );
    const playbackId = entry?.[1] ?? inner?.[2];
    const token = entry ? url.searchParams.get('token') || '-' : inner?.[1];
    if (!playbackId || !token || request.method !== 'GET') return say(404, 'not found');
    const found = streams.played(playbackId);
    if (!found) return say(404, 'not found');
    if (found.playback.policy === 'signed' && !(await mayPlay(playbackId, token)))
      return say(403, 'the token does not allow this');
    const { asset, live } = found;
    const gone = live && asset?.ended_at && Date.now() - asset.ended_at > AFTERGLOW_MS;
    if (!asset || gone) return say(412, 'the live stream is idle');

    const playlist = (text: string) => {
      response.writeHead(200, {
        'content-type': 'application/vnd.apple.mpegurl',
        'cache-control': 'no-store',
      });
      response.end(text);
    };
    if (entry) {
      const renditions = renditionsOf(asset);
      if (renditions.length === 0) return say(412, 'the live stream is idle');
      const captions = live?.embedded_subtitles ?? [];
      return playlist(
        multivariantPlaylist(
          renditions.map((each) => ({ ...each, uri: `${token}/${playbackId}/${each.uri}` })),
          captions,
        ),
      );
    }
    if (inner![3]) {
      const parts = streams.partsOf(asset, inner![3] as 'v' | 'a');
      return playlist(mediaPlaylist(parts, { live: live !== null, ended: asset.ended_at !== undefined }));
    }
    const path = join(streams.rootOf(asset), inner![4]!, inner![5]!);
    if (!existsSync(path)) return say(404, 'not found');
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').at(-1)!]!,
      'cache-control': 'private, max-age=31536000, immutable',
    });
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}
