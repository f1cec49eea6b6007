import { readFileSync } from 'node:fs';
import { Scorm12API } from 'scorm-again/scorm12/min';
import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { beforeEach, expect, test, vi } from 'vitest';
import { FUNCTIONS, type Name } from './run-time.ts';

/** docs/upstream.md: what scorm-again answers by itself. A failure here means it was fixed upstream: the paragraph and our workaround can go. */
type Api = Record<string, (...args: unknown[]) => string> & {
  adl: { configureSharedDataMaps(maps: object[]): void };
  loadFromJSON(json: object, element: string): void;
  reset(): void;
};
// Its types do not declare the functions by name.
const SETTINGS = { autocommit: false, lmsCommitUrl: false, mastery_override: false, logLevel: 5 };
const fresh = () => new Scorm2004API(SETTINGS) as unknown as Api;

/** Each call with its answer and its error. */
function asked(api: Api, standard: 'scorm-1.2' | 'scorm-2004' = 'scorm-2004') {
  const call = (name: Name, ...args: unknown[]) => api[FUNCTIONS[standard][name]]!(...args);
  call('initialize', '');
  const answer = (name: Name, ...args: unknown[]) => [call(name, ...args), call('lastError')];
  return {
    call: answer,
    get: (name: string) => answer('get', name),
    /** Error of each. */
    set: (...pairs: [string, string][]) => pairs.map(([name, value]) => answer('set', name, value)[1]),
  };
}
const now = () => asked(fresh());
const now12 = () => asked(new Scorm12API(SETTINGS) as unknown as Api, 'scorm-1.2');
const interaction = (type: string, name: string, ...values: string[]) => {
  const { set } = now();
  set(['cmi.interactions.0.id', 'i'], ['cmi.interactions.0.type', type]);
  return values.map((value) => set([`cmi.interactions.0.${name}`, value])[0]).join(' ');
};
const patterns = (type: string, ...values: string[]) =>
  interaction(type, 'correct_responses.0.pattern', ...values);
const responses = (type: string, ...values: string[]) => interaction(type, 'learner_response', ...values);

const SCORE: [string, string][] = [['cmi.score.raw', '70'], ['cmi.score', '80']]; // oxfmt-ignore
const CORE: [string, string][] = [['cmi.core.score.raw', '70'], ['cmi.core.score', '80']]; // oxfmt-ignore
const comment = (field: string, ...values: string[]) =>
  now().set(...values.map((value): [string, string] => [`cmi.comments_from_learner.0.${field}`, value]));
const long = (length: number) => 'x'.repeat(length);

const FAULTS: Record<string, () => void> = {
  U1() {
    const [api, old] = [now(), now12()];
    expect([api.set(...SCORE), api.get('cmi.score.raw')]).toEqual([['0', '0'], ['', '401']]);
    expect([old.set(...CORE), old.get('cmi.core.score.raw')]).toEqual([['0', '0'], ['', '401']]);
    expect(() => { const { set, call } = now(); set(['cmi', 'x']); call('terminate', ''); }).toThrow(TypeError);
  },
  U2: () => expect([typeof now().get('cmi.objectives')[0], typeof now12().get('cmi.core')[0]]).toEqual(['object', 'object']),
  U3() {
    expect(now().set(['cmi.jsonString', 'x'], ['cmi._initialized', 'x'], ['cmi.status', 'x'])).toEqual(['0', '0', '0']);
    expect(now().get('cmi.learner.learner_id')).toEqual(['', '0']);
  },
  U4() {
    const { set, get } = now();
    expect([set(['cmi.interactions.0.type', 'choice']), get('cmi.interactions._count')[0]]).toEqual([['408'], '1']);
  },
  U5: () => expect(now().get('cmi.objectives.0.id')[1]).toBe('403'),
  U6() {
    const { set, get } = now();
    set(['cmi.comments_from_learner.0.location', 'x']);
    expect([get('cmi.launch_data'), get('cmi.comments_from_learner.0.comment')]).toEqual([['', '0'], ['', '0']]);
  },
  U7() {
    const { set, get } = now();
    set(['cmi.interactions.0.id', 'i']);
    expect(get('cmi.interactions.0.objectives._children')[0]).toContain('success_status');
  },
  U8: () => expect(now().set(['cmi.location', ''], ['cmi.comments_from_learner.0.location', ''], ['cmi.learner_preference.language', ''])).toEqual(['406', '406', '406']),
  U9() {
    expect(now().set(['cmi.learner_preference.delivery_speed', '0.0'], ['cmi.learner_preference.audio_level', '1000'])).toEqual(['407', '407']);
    expect(now12().set(['cmi.interactions.0.weighting', '250'])).toEqual(['405']);
  },
  U10: () => expect(now().set(['cmi.interactions.0.id', 'a'], ['cmi.interactions.0.id', 'b'])).toEqual(['0', '351']),
  U11: () => expect(now().set(['cmi.interactions.0.result', 'correct'])).toEqual(['0']),
  U12: () => expect(now().set(['cmi.objectives.0.id', 'urn:'], ['cmi.objectives.1.id', 'urn:a:b c'])).toEqual(['0', '0']),
  U13: () => expect(now().set(...['P1Y6M14DT', 'P1Y6M14D4H', 'PT', 'P', 'P1W'].map((time): [string, string] => ['cmi.session_time', time]))).toEqual(['0', '0', '0', '0', '0']),
  U14: () => expect(comment('timestamp', '2004-04-01T09:45:58.025', '2039', '2004-04-01T09:45:58.55|02', '2004-04-01T09:45:58.55Z:30')).toEqual(['0', '0', '0', '0']),
  U15: () => expect([now().set(['cmi.learner_preference.language', 'sp']), comment('comment', '{lang=frl}text')]).toEqual([['0'], ['0']]),
  U16() {
    expect(now().set(['cmi.score.raw', '0.00001234567890123456'], ['cmi.score.raw', '12345678901'])).toEqual(['406', '406']);
    expect(interaction('other', 'result', '12345')).toBe('406');
  },
  U17: () => expect(comment('comment', 'a\nb', '{x')).toEqual(['406', '406']),
  U18() {
    expect(now().set(['cmi.suspend_data', long(64_001)], ['cmi.location', long(1001)])).toEqual(['406', '406']);
    expect(now12().set(['cmi.suspend_data', long(64_001)], ['cmi.core.lesson_location', long(256)], ['cmi.comments', long(4097)])).toEqual(['405', '405', '405']);
  },
  U19() {
    expect([patterns('fill-in', ' ', '[,]', 'a[,]a'), patterns('long-fill-in', '', ' ', 'a, b', '{case_matters=true}z', '{}{[]}{}', 'a\nb'), patterns('choice', ''), patterns('other', 'a, b')]).toEqual(['406 406 406', '406 406 406 406 406 406', '406', '406']);
    expect([patterns('matching', 'a[.]b[,]a[.]b'), patterns('performance', 'a[.]b[,]a[.]b'), patterns('sequencing', 'a[,]a')]).toEqual(['406', '406', '406']);
    expect([patterns('fill-in', 'z', '{lang=frl}z'), patterns('performance', 'a[.]b', '{order_matters=maybe}a[.]b'), patterns('numeric', '3[:]10', '10[:]3', '5')]).toEqual(['0 0', '0 0', '0 0 0']);
  },
  U20() {
    expect([responses('choice', ''), responses('fill-in', '{}{[]}{}'), responses('long-fill-in', '{}{[]}{}', 'a\nb'), responses('other', long(4001)), responses('numeric', '12345678901')]).toEqual(['406', '406', '406 406', '406', '406']);
    expect([responses('choice', 'a b'), responses('fill-in', '{lang=frl}a')]).toEqual(['0', '0']);
  },
  U21: () => expect(now().get('adl.nav.request')).toEqual(['', '405']),
  U22: () => expect(now().set(['adl.nav.request', '{target=ab!}jump'], ['adl.nav.request', '{target=a b.c}choice'], ['adl.nav.request', 'start'], ['adl.nav.request', 'choice'])).toEqual(['406', '406', '0', '0']),
  U23: () => expect(now().get('adl.nav.request_valid.choice.{target=a.b}')[0]).toBe('unknown'),
  U24() {
    const api = fresh();
    api.adl.configureSharedDataMaps([{ targetID: 'one', readSharedData: true, writeSharedData: true }]);
    const { set, get } = asked(api);
    expect([set(['adl.data.0.store', 'x'], ['adl.data.0.store', '']), get('adl.data.0.store')]).toEqual([['0', '0'], ['', '0']]);
  },
  U25: () => expect(() => fresh().loadFromJSON({ interactions: { 0: { id: 'i', type: 'fill-in', correct_responses: { 0: { pattern: ' ' } } } } }, 'cmi')).toThrow('Type Mismatch'),
  U26() {
    const api = fresh();
    api.loadFromJSON({ launch_data: 'for a', scaled_passing_score: '0.6' }, 'cmi');
    api.reset();
    const { get } = asked(api);
    expect([get('cmi.launch_data')[0], get('cmi.scaled_passing_score')[0]]).toEqual(['for a', '0.6']);
  },
  U27() {
    const { call, set, get } = now12();
    call('terminate', '');
    expect([set(['cmi.core.lesson_status', 'completed']), get('cmi.core.lesson_status'), call('commit', ''), call('terminate', '')]).toEqual([['0'], ['completed', '0'], ['true', '0'], ['true', '101']]);
  },
  U28() {
    // Its type does not declare the functions by name.
    const api = new Scorm12API({ ...SETTINGS, autoCompleteLessonStatus: true }) as unknown as Api & { cmi: { core: { lesson_status: string } } };
    asked(api, 'scorm-1.2').call('terminate', '');
    expect(api.cmi.core.lesson_status).toBe('not attempted');
  },
  U29: () => expect(now12().set(['cmi.interactions.0.latency', '00:00:05.123'], ['cmi.core.session_time', '00:00:05.123'])).toEqual(['405', '405']),
  U30: () => expect([now12().call('errorString', '987')[0], now12().call('diagnostic', '987')[0]]).toEqual(['No Error', 'No Error']),
  U31: () => expect([now12().get(''), now12().set(['', 'x'])]).toEqual([['', '0'], ['0']]),
  U32: () => expect(readFileSync('node_modules/scorm-again/dist/types/Scorm12API.d.ts', 'utf8')).toMatch(/export default|export \{ Scorm12API as default/),
}; // oxfmt-ignore

// The library warns on the console, whatever its settings.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue(undefined));

test.each(Object.entries(FAULTS))('%s: scorm-again answers as docs/upstream.md says', (_, ask) => {
  expect(ask).not.toThrow();
});

test('every fault of docs/upstream.md is checked here, and no other', () => {
  const documented = [...readFileSync('docs/upstream.md', 'utf8').matchAll(/^\*\*(U\d+)\./gm)].map(
    ([, name]) => name,
  );
  expect(documented).toEqual(Object.keys(FAULTS));
});
