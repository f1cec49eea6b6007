import { join } from 'node:path';
import { decodeJwt, importSPKI, jwtVerify } from 'jose';
import { answer, type Exchange, text } from '../edge/exchange.ts';
import { sendFile } from '../edge/files.ts';
import { Refused } from '../edge/refused.ts';
import { route, type Route } from '../edge/route.ts';
import { mediaPlaylist, multivariantPlaylist, type Rendition } from './playlists.ts';
import type { Asset, State } from './state.ts';
import type { Streams } from './streams.ts';

/** A player that keeps watching gets the end of the list; later players get 412, as at Mux. */
const AFTERGLOW_MS = 10 * 60_000;
const TYPES = { mp4: 'video/mp4', m4s: 'video/iso.segment' } as const;
const ENTRY = /^\/([\w-]+)\.m3u8$/;
const INNER = /^\/([\w.-]+)\/([\w-]+)\/(?:(v|a)\.m3u8|(\d+)\/([va](?:-init\.mp4|\d{5,}\.m4s)))$/;

/**
 * HLS out. `/<playback id>.m3u8?token=` as at Mux; its playlists and segments are below `/<token>/<playback id>/`, so that the
 * token is in the address once and every relative address carries it on.
 */
export function openPlayback(state: State, streams: Streams): Route[] {
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

  /** Recording or stream of this token; throws, or has answered and is null where there is nothing to play now. */
  async function find(exchange: Exchange, playbackId: string, token: string) {
    const found = streams.played(playbackId);
    if (!found) throw new Refused('not_found');
    const say = (status: number, words: string) => answer(exchange, text(status, words)).then(() => null);
    if (found.playback.policy === 'signed' && !(await mayPlay(playbackId, token)))
      return say(403, 'the token does not allow this');
    const { asset, live } = found;
    const gone = live && asset?.ended_at && Date.now() - asset.ended_at > AFTERGLOW_MS;
    if (!asset || gone) return say(412, 'the live stream is idle');
    return { asset, live };
  }

  const playlist = (exchange: Exchange, body: string) =>
    answer(exchange, {
      status: 200,
      headers: { 'Content-Type': 'application/vnd.apple.mpegurl', 'Cache-Control': 'no-store' },
      body,
    });

  async function enter(exchange: Exchange, [playbackId = '']: string[]): Promise<void> {
    const token = exchange.query.get('token') || '-';
    const found = await find(exchange, playbackId, token);
    if (!found) return;
    const renditions = renditionsOf(found.asset);
    if (renditions.length === 0) return answer(exchange, text(412, 'the live stream is idle'));
    // It becomes a part of addresses: nothing but what a JWT is made of.
    const carried = /^[\w.-]+$/.test(token) ? token : '-';
    return playlist(
      exchange,
      multivariantPlaylist(
        renditions.map((each) => ({ ...each, uri: `${carried}/${playbackId}/${each.uri}` })),
        found.live?.embedded_subtitles ?? [],
      ),
    );
  }

  async function within(exchange: Exchange, parts: string[]): Promise<void> {
    const [token = '', playbackId = '', rendition = '', folder = '', file = ''] = parts;
    const found = await find(exchange, playbackId, token);
    if (!found) return;
    const { asset, live } = found;
    if (rendition) {
      const own = streams.partsOf(asset, rendition as 'v' | 'a');
      return playlist(
        exchange,
        mediaPlaylist(own, { live: live !== null, ended: asset.ended_at !== undefined }),
      );
    }
    return sendFile(exchange, join(streams.rootOf(asset), folder, file), {
      headers: {
        'Content-Type': TYPES[file.split('.').at(-1) as keyof typeof TYPES],
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
      cacheControl: false,
    });
  }

  return [route('GET', ENTRY, enter), route('GET', INNER, within)];
}
