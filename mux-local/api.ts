import { timingSafeEqual } from 'node:crypto';
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readBody } from '../edge/body.ts';
import { type Answer, answer, type Exchange, json } from '../edge/exchange.ts';
import { Refused as RefusedByEdge } from '../edge/refused.ts';
import { route, type Route } from '../edge/route.ts';
import { newId } from './ids.ts';
import type { Clips } from './make-clips.ts';
import type { Asset, LiveStream, State } from './state.ts';
import type { Streams } from './streams.ts';

const BODY_BYTES = 64 * 1024;
const LEAST_CLIP_S = 0.5;

/** Anything outside these shapes is refused with `invalid_parameters`, as Mux refuses bad parameters. */
const Policies = z.array(z.enum(['public', 'signed'])).min(1);
const Meta = z.strictObject({
  title: z.string().max(512).optional(),
  creator_id: z.string().max(128).optional(),
  external_id: z.string().max(128).optional(),
});
const Simulcast = z.strictObject({
  url: z.string().regex(/^rtmps?:\/\//),
  stream_key: z.string().max(500).optional(),
  passthrough: z.string().max(255).optional(),
});
const EmbeddedSubtitles = z.array(
  z.strictObject({
    language_channel: z.enum(['cc1', 'cc2', 'cc3', 'cc4']),
    language_code: z.string().min(2).max(20),
    name: z.string().max(100),
  }),
);
const Settings = {
  latency_mode: z.enum(['low', 'reduced', 'standard']),
  reconnect_window: z.number().min(0).max(1800),
  max_continuous_duration: z.number().int().min(60).max(43_200),
  passthrough: z.string().max(255),
  meta: Meta,
};
const CreateStream = z.strictObject({
  playback_policies: Policies.default(['public']),
  new_asset_settings: z
    .strictObject({ playback_policies: Policies.optional(), passthrough: z.string().max(255).optional() })
    .optional(),
  latency_mode: Settings.latency_mode.default('standard'),
  reconnect_window: Settings.reconnect_window.optional(),
  max_continuous_duration: Settings.max_continuous_duration.default(43_200),
  passthrough: Settings.passthrough.optional(),
  meta: Settings.meta.optional(),
  test: z.boolean().optional(),
  simulcast_targets: z.array(Simulcast).max(6).default([]),
  embedded_subtitles: EmbeddedSubtitles.optional(),
});
const UpdateStream = z
  .strictObject({ ...Settings, new_asset_settings: CreateStream.shape.new_asset_settings.unwrap() })
  .partial();
const UpdateAsset = z.strictObject({ passthrough: Settings.passthrough, meta: Meta }).partial();
/** Clips of recordings; Mux also fetches files, which we do not. */
const CreateAsset = z.strictObject({
  inputs: z
    .array(
      z.strictObject({
        url: z.string().regex(/^mux:\/\/assets\/\w+$/),
        start_time: z.number().min(0).default(0),
        end_time: z.number().min(0).optional(),
      }),
    )
    .length(1),
  playback_policies: Policies.default(['public']),
  passthrough: z.string().max(255).optional(),
  meta: Meta.optional(),
});
const NewPlaybackId = z.strictObject({ policy: z.enum(['public', 'signed']) });

/** Bytes are compared, not characters: a header may hold any text. */
export function isSameSecret(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly messages: string[],
  ) {
    super(type);
  }
}
const notFound = () => new Refused(404, 'not_found', ['The requested resource either doesn’t exist.']);
const invalid = (message: string) => new Refused(400, 'invalid_parameters', [message]);

/** The part of Mux's REST API (`/video/v1`, `/system/v1`) that Majakka uses; the rest is 404 or `invalid_parameters`. */
export function openApi(
  { state, save }: { state: State; save(): void },
  streams: Streams,
  clips: Clips,
  credentials: { tokenId: string; tokenSecret: string },
): Route {
  const expected = `Basic ${Buffer.from(`${credentials.tokenId}:${credentials.tokenSecret}`).toString('base64')}`;
  const authorised = (header = '') => isSameSecret(header, expected);

  const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
    const read = schema.safeParse(body ?? {});
    if (read.success) return read.data;
    throw new Refused(
      400,
      'invalid_parameters',
      read.error.issues.map((each) => `${each.path.join('.')} ${each.message}`.trim()),
    );
  };
  const page = <T>(rows: T[], query: URLSearchParams): T[] => {
    const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100);
    const from = (Math.max(1, Number(query.get('page') ?? 1)) - 1) * limit;
    return rows.slice(from, from + limit);
  };
  const stream = (id: string) => streams.find(id) ?? fail();
  const asset = (id: string) => state.assets.find((each) => each.id === id) ?? fail();
  const fail = (): never => {
    throw notFound();
  };
  const mustBeIdle = (live: LiveStream) => {
    if (live.status === 'active' || streams.isRunning(live)) throw invalid('The live stream must be idle.');
  };

  function createStream(body: unknown): LiveStream {
    if (!streams.hasRoom())
      throw new Refused(507, 'storage_full', [
        'The disk is nearly full: no new stream is taken until there is room.',
      ]);
    const { playback_policies, simulcast_targets, ...input } = parse(CreateStream, body);
    const { new_asset_settings, ...settings } = input;
    const live: LiveStream = {
      id: newId(),
      created_at: String(Math.floor(Date.now() / 1000)),
      status: 'idle',
      stream_key: newId(),
      ...dropUndefined(settings),
      reconnect_window: input.reconnect_window ?? (input.latency_mode === 'standard' ? 60 : 0),
      ...(new_asset_settings ? { new_asset_settings: dropUndefined(new_asset_settings) } : {}),
      playback_ids: playback_policies.map((policy) => ({ id: newId(), policy })),
      simulcast_targets: simulcast_targets.map((each) => ({
        ...dropUndefined(each),
        id: newId(),
        status: 'idle' as const,
      })),
      recent_asset_ids: [],
    };
    state.live_streams.push(live);
    save();
    streams.tell('created', live);
    return live;
  }

  function createClip(body: unknown): Asset {
    const { inputs, playback_policies, ...settings } = parse(CreateAsset, body);
    const { url, start_time: from, end_time } = inputs[0]!;
    const source = state.assets.find((each) => each.id === url.slice('mux://assets/'.length));
    if (!source || source.is_live || source.status !== 'ready')
      throw invalid('The source asset is not ready.');
    const to = end_time !== undefined && end_time < source.duration! ? end_time : null;
    if ((to ?? source.duration!) - from < LEAST_CLIP_S)
      throw invalid('The clip must be at least 500 milliseconds long.');
    if (!streams.hasRoom())
      throw new Refused(507, 'storage_full', [
        'The disk is nearly full: no clip is made until there is room.',
      ]);
    const playback_ids = playback_policies.map((policy) => ({ id: newId(), policy }));
    return clips.make(source, { from, to }, { playback_ids, ...dropUndefined(settings) });
  }

  async function createSigningKey() {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const key = {
      id: newId(),
      created_at: String(Math.floor(Date.now() / 1000)),
      public_key: String(publicKey),
    };
    state.signing_keys.push(key);
    save();
    const { public_key: _, ...shown } = key;
    return { ...shown, private_key: Buffer.from(String(privateKey)).toString('base64') };
  }

  type Call = { ids: string[]; body: unknown; query: URLSearchParams };
  const touch = <T>(result: T): T => (save(), result);
  const routes: [method: string, path: RegExp, work: (call: Call) => unknown][] = [
    ['POST', /^\/video\/v1\/live-streams$/, ({ body }) => [201, createStream(body)]],
    [
      'GET',
      /^\/video\/v1\/live-streams$/,
      ({ query }) => {
        const key = query.get('stream_key');
        const status = query.get('status');
        const rows = state.live_streams.filter(
          (each) => (!key || each.stream_key === key) && (!status || each.status === status),
        );
        return page(rows.reverse(), query);
      },
    ],
    ['GET', /^\/video\/v1\/live-streams\/(\w+)$/, ({ ids }) => stream(ids[0]!)],
    [
      'PATCH',
      /^\/video\/v1\/live-streams\/(\w+)$/,
      ({ ids, body }) => {
        const live = stream(ids[0]!);
        const input = dropUndefined(parse(UpdateStream, body));
        if (input.latency_mode || input.max_continuous_duration) mustBeIdle(live);
        Object.assign(live, input);
        streams.tell('updated', live);
        return touch(live);
      },
    ],
    [
      'DELETE',
      /^\/video\/v1\/live-streams\/(\w+)$/,
      ({ ids }) => [204, streams.removeStream(stream(ids[0]!))],
    ],
    [
      'POST',
      /^\/video\/v1\/live-streams\/(\w+)\/playback-ids$/,
      ({ ids, body }) => {
        const made = { id: newId(), policy: parse(NewPlaybackId, body).policy };
        stream(ids[0]!).playback_ids.push(made);
        return [201, touch(made)];
      },
    ],
    [
      'GET',
      /^\/video\/v1\/live-streams\/(\w+)\/playback-ids\/(\w+)$/,
      ({ ids }) => stream(ids[0]!).playback_ids.find((each) => each.id === ids[1]) ?? fail(),
    ],
    [
      'DELETE',
      /^\/video\/v1\/live-streams\/(\w+)\/playback-ids\/(\w+)$/,
      ({ ids }) => [204, remove(stream(ids[0]!).playback_ids, ids[1]!)],
    ],
    [
      'POST',
      /^\/video\/v1\/live-streams\/(\w+)\/reset-stream-key$/,
      ({ ids }) => {
        const live = stream(ids[0]!);
        live.stream_key = newId();
        streams.tell('updated', live);
        return [201, touch(live)];
      },
    ],
    [
      'PUT',
      /^\/video\/v1\/live-streams\/(\w+)\/(complete|disable|enable)$/,
      async ({ ids }) => {
        const live = stream(ids[0]!);
        if (ids[1] === 'complete' && !live.active_asset_id) throw invalid('The live stream is not active.');
        await streams[ids[1] as 'complete' | 'disable' | 'enable'](live);
        return {};
      },
    ],
    [
      'PUT',
      /^\/video\/v1\/live-streams\/(\w+)\/embedded-subtitles$/,
      ({ ids, body }) => {
        const live = stream(ids[0]!);
        mustBeIdle(live);
        const { embedded_subtitles } = parse(z.strictObject({ embedded_subtitles: EmbeddedSubtitles }), body);
        live.embedded_subtitles = embedded_subtitles;
        return touch(live);
      },
    ],
    [
      'POST',
      /^\/video\/v1\/live-streams\/(\w+)\/simulcast-targets$/,
      ({ ids, body }) => {
        const live = stream(ids[0]!);
        mustBeIdle(live);
        const made = { ...dropUndefined(parse(Simulcast, body)), id: newId(), status: 'idle' as const };
        live.simulcast_targets.push(made);
        return [201, touch(made)];
      },
    ],
    [
      'GET',
      /^\/video\/v1\/live-streams\/(\w+)\/simulcast-targets\/(\w+)$/,
      ({ ids }) => stream(ids[0]!).simulcast_targets.find((each) => each.id === ids[1]) ?? fail(),
    ],
    [
      'DELETE',
      /^\/video\/v1\/live-streams\/(\w+)\/simulcast-targets\/(\w+)$/,
      ({ ids }) => {
        mustBeIdle(stream(ids[0]!));
        return [204, remove(stream(ids[0]!).simulcast_targets, ids[1]!)];
      },
    ],
    [
      'PUT',
      /^\/video\/v1\/live-streams\/(\w+)\/generated-subtitles$/,
      () => refuse('generated_subtitles are not offered here: captions are written by people.'),
    ],
    [
      'GET',
      /^\/video\/v1\/assets$/,
      ({ query }) => {
        const live = query.get('live_stream_id');
        const rows = state.assets.filter((each) => !live || each.live_stream_id === live);
        const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100);
        const newest = rows.reverse();
        const from = newest.findIndex((each) => each.id === query.get('cursor')) + 1;
        const shown = newest.slice(from, from + limit);
        const next_cursor = from + limit < newest.length ? shown.at(-1)!.id : null;
        return [200, shown.map(streams.assetView), { next_cursor }];
      },
    ],
    ['GET', /^\/video\/v1\/assets\/(\w+)$/, ({ ids }) => streams.assetView(asset(ids[0]!))],
    [
      'PATCH',
      /^\/video\/v1\/assets\/(\w+)$/,
      ({ ids, body }) => {
        const own = Object.assign(asset(ids[0]!), dropUndefined(parse(UpdateAsset, body)));
        streams.tellAsset('updated', own);
        return touch(streams.assetView(own));
      },
    ],
    [
      'DELETE',
      /^\/video\/v1\/assets\/(\w+)$/,
      ({ ids }) => {
        if (asset(ids[0]!).is_live) throw invalid('The asset is still live.');
        clips.forget(ids[0]!);
        return [204, streams.removeAsset(asset(ids[0]!))];
      },
    ],
    [
      'POST',
      /^\/video\/v1\/assets\/(\w+)\/playback-ids$/,
      ({ ids, body }) => {
        const made = { id: newId(), policy: parse(NewPlaybackId, body).policy };
        asset(ids[0]!).playback_ids.push(made);
        return [201, touch(made)];
      },
    ],
    [
      'DELETE',
      /^\/video\/v1\/assets\/(\w+)\/playback-ids\/(\w+)$/,
      ({ ids }) => [204, remove(asset(ids[0]!).playback_ids, ids[1]!)],
    ],
    ['POST', /^\/video\/v1\/assets$/, ({ body }) => [201, streams.assetView(createClip(body))]],
    [
      'POST',
      /^\/video\/v1\/assets\/\w+\/(?:tracks|static-renditions)$/,
      () => refuse('tracks and static renditions are not offered here.'),
    ],
    [
      'GET',
      /^\/video\/v1\/playback-ids\/(\w+)$/,
      ({ ids }) => {
        const found = streams.played(ids[0]!) ?? fail();
        const object = found.live
          ? { type: 'live_stream', id: found.live.id }
          : { type: 'asset', id: found.asset!.id };
        return { ...found.playback, object };
      },
    ],
    ['POST', /^\/system\/v1\/signing-keys$/, async () => [201, await createSigningKey()]],
    [
      'GET',
      /^\/system\/v1\/signing-keys$/,
      ({ query }) => page(state.signing_keys, query).map(({ public_key: _, ...key }) => key),
    ],
    [
      'GET',
      /^\/system\/v1\/signing-keys\/(\w+)$/,
      ({ ids }) => {
        const { public_key: _, ...key } = state.signing_keys.find((each) => each.id === ids[0]) ?? fail();
        return key;
      },
    ],
    [
      'DELETE',
      /^\/system\/v1\/signing-keys\/(\w+)$/,
      ({ ids }) => [204, remove(state.signing_keys, ids[0]!)],
    ],
  ];
  const refuse = (message: string): never => {
    throw invalid(message);
  };
  function remove(rows: { id: string }[], id: string): void {
    const at = rows.findIndex((each) => each.id === id);
    if (at < 0) fail();
    rows.splice(at, 1);
    save();
  }

  async function take(exchange: Exchange): Promise<void> {
    if (!authorised(exchange.header('authorization')))
      throw new Refused(401, 'unauthorized', ['Unauthorized request']);
    const body = parseJson(await readBody(exchange, BODY_BYTES));
    for (const [method, path, work] of routes) {
      const match = path.exec(exchange.path);
      if (!match || method !== exchange.method) continue;
      const result = await work({ ids: match.slice(1), body, query: exchange.query });
      const [status, data, more] =
        Array.isArray(result) && typeof result[0] === 'number' ? result : [200, result];
      if (status === 204) return answer(exchange, { status });
      return answer(exchange, json(status as number, { data, ...(more as object) }));
    }
    throw notFound();
  }
  return route('GET POST PUT PATCH DELETE', API_PATH, take);
}

const API_PATH = /^\/(?:video|system)\/v1\/.*$/;

/** Refusals as Mux words them; null for what is none, or was not asked of the API. */
export function apiRefusal(error: unknown, { path }: Exchange): Answer | null {
  if (!API_PATH.test(path)) return null;
  if (error instanceof RefusedByEdge)
    return json(error.status, { error: { type: error.code, messages: [error.code] } }, error.headers);
  if (!(error instanceof Refused)) return null;
  return json(error.status, { error: { type: error.type, messages: error.messages } });
}

const dropUndefined = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('The body is not JSON.');
  }
}
