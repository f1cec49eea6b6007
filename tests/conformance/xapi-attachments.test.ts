import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { anAgent, multipart, openStore, statement } from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on attachments and signed statements, replayed over HTTP in both versions. Each is named by its clause, as in
 * `xapi-storing.test.ts`.
 */
const store = await openStore();
const sha2 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const attachment = (data: string | Buffer, more: object = {}) => ({
  usageType: 'https://example.org/usage', display: { en: 'A file' }, contentType: 'text/plain',
  length: Buffer.byteLength(data), sha2: sha2(data), ...more,
}); // oxfmt-ignore
const part = (data: string | Buffer, headers: Record<string, string> = {}) => ({
  headers: {
    'Content-Type': 'text/plain',
    'Content-Transfer-Encoding': 'binary',
    'X-Experience-API-Hash': sha2(data),
    ...headers,
  },
  body: data,
});
const jsonPart = (value: object) => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});
const BOUNDARY = '----a--boundary';
const mixed = { 'Content-Type': `multipart/mixed; boundary="${BOUNDARY}"` };

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const { get, post, put } = store.client(version);

  describe('2 §2.4.11 and 3 §1.5.2 attachments', () => {
    const send = (parts: Parameters<typeof multipart>[1], headers: Record<string, string> = mixed) =>
      post('statements', multipart(BOUNDARY, parts), headers);

    test('come back byte for byte, each once', async () => {
      const data = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256));
      const [who, withFile] = [anAgent(), statement({ attachments: [attachment(data)] })];
      const said = await send([
        jsonPart([{ ...withFile, actor: who }, statement({ actor: who, attachments: [attachment(data)] })]),
        part(data),
      ]);
      expect([said.status, said.json<string[]>().length]).toEqual([200, 2]);
      const back = await get(`statements?agent=${encodeURIComponent(JSON.stringify(who))}&attachments=true`);
      const [type, second] = back.headers.get('content-type')!.split(';');
      expect(type).toBe('multipart/mixed');
      const boundary = second!.trim().slice('boundary='.length);
      const pieces = back.bytes.toString('latin1').split(`--${boundary}`);
      expect(pieces).toHaveLength(4);
      expect(pieces[2]).toContain(`X-Experience-API-Hash: ${sha2(data)}`);
      const body = pieces[2]!.slice(pieces[2]!.indexOf('\r\n\r\n') + 4, -2);
      expect(Buffer.from(body, 'latin1').equals(data)).toBe(true);
      const without = await get(
        `statements?agent=${encodeURIComponent(JSON.stringify(who))}&attachments=false`,
      );
      expect(without.headers.get('content-type')).toBe('application/json');
      const none = await get(
        `statements?agent=${encodeURIComponent(JSON.stringify(anAgent()))}&attachments=true`,
      );
      expect(none.headers.get('content-type')).toContain('multipart/mixed');
    });
    test('of a sub-statement too, of any length of hash, and an empty one', async () => {
      const data = 'in a sub-statement';
      const long = createHash('sha512').update(data).digest('hex');
      const sub = { objectType: 'SubStatement', ...statement(), attachments: [attachment(data, { sha2: long }), attachment('')] }; // oxfmt-ignore
      const said = await send([jsonPart(statement({ object: sub })), part(data, { 'X-Experience-API-Hash': long }), part('')]); // oxfmt-ignore
      expect(said.text).toMatch(/^\["/);
    });
    test('what lies elsewhere needs no data', async () => {
      const fileUrl = 'https://example.org/file.txt';
      expect(
        (await post('statements', statement({ attachments: [attachment('x', { fileUrl })] }))).status,
      ).toBe(200);
      expect((await post('statements', statement({ attachments: [attachment('x')] }))).status).toBe(400);
    });
    test('PUT takes them too', async () => {
      const id = randomUUID();
      const body = multipart(BOUNDARY, [jsonPart(statement({ attachments: [attachment('x')] })), part('x')]);
      expect((await put(`statements?statementId=${id}`, body, mixed)).status).toBe(204);
      expect((await get(`statements?statementId=${id}&attachments=true`)).text).toContain(sha2('x'));
    });
    test('every wrong form is refused, and nothing is kept', async () => {
      const id = randomUUID();
      const good = statement({ id, attachments: [attachment('right')] });
      const lone = statement({
        id,
        attachments: [attachment('right', { fileUrl: 'https://example.org/f' })],
      });
      const cases: [string, Parameters<typeof multipart>[1], Record<string, string>?][] = [
        ['no boundary in the header', [jsonPart(good), part('right')], { 'Content-Type': 'multipart/mixed' }],
        ['another boundary in the body', [jsonPart(good), part('right')], { 'Content-Type': 'multipart/mixed; boundary=x' }], // oxfmt-ignore
        ['form-data', [jsonPart(lone)], { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }],
        ['first part is no JSON', [part('right'), jsonPart(good)]],
        [
          'first part says it is text',
          [{ headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(lone) }],
        ],
        ['statements in two parts', [jsonPart(lone), jsonPart(statement())]],
        ['no hash', [jsonPart(good), { headers: { 'Content-Transfer-Encoding': 'binary' }, body: 'right' }]],
        ['a hash nobody names', [jsonPart(good), part('wrong')]],
        ['one too many', [jsonPart(good), part('right'), part('more')]],
        ['not what the hash says', [jsonPart(good), { ...part('right'), body: 'other' }]],
        ['no transfer encoding', [jsonPart(good), { headers: { 'X-Experience-API-Hash': sha2('right') }, body: 'right' }]], // oxfmt-ignore
        ['its data does not come', [jsonPart(good)]],
        ['no part', []],
      ];
      for (const [why, parts, headers] of cases) {
        const said = await send(parts, headers);
        expect(said.status, why).toBe(400);
        expect(said.text.length, why).toBeGreaterThan(20);
      }
      const cut = multipart(BOUNDARY, [jsonPart(good), part('right')]);
      expect((await post('statements', cut.subarray(0, -20), mixed)).status).toBe(400);
      expect((await get(`statements?statementId=${id}`)).status).toBe(404);
    });
  });

  describe('2 §2.6 signed statements', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const usageType = 'http://adlnet.gov/expapi/attachments/signature';
    const sign = (payload: string, alg = 'RS256') =>
      new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg }).sign(privateKey);
    async function send(signed: object, jws: string, more: object = {}) {
      const own = attachment(jws, { usageType, contentType: 'application/octet-stream', ...more });
      const body = multipart(BOUNDARY, [jsonPart({ ...signed, attachments: [own] }), part(jws)]);
      return post('statements', body, mixed);
    }
    test('are taken with each algorithm that is allowed', async () => {
      for (const alg of ['RS256', 'RS384', 'RS512']) {
        const id = randomUUID();
        const plain = statement({ id });
        const said = await send(plain, await sign(JSON.stringify(plain), alg));
        expect([said.status, said.text], alg).toEqual([200, JSON.stringify([id])]);
      }
    });
    test('are refused with another algorithm, payload, media type or form', async () => {
      const plain = statement({ id: randomUUID() });
      const secret = await new CompactSign(Buffer.from(JSON.stringify(plain))).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32)); // oxfmt-ignore
      expect((await send(plain, secret)).status).toBe(400);
      expect((await send(plain, await sign('{ broken'))).status).toBe(400);
      expect((await send(plain, await sign(JSON.stringify({ ...plain, verb: { id: 'https://example.org/v' } })))).status).toBe(400); // oxfmt-ignore
      expect((await send(plain, 'no signature')).status).toBe(400);
      expect(
        (await send(plain, await sign(JSON.stringify(plain)), { contentType: 'text/plain' })).status,
      ).toBe(400);
    });
    test('2.0: durations are compared to a hundredth of a second', async () => {
      const plain = { ...statement({ id: randomUUID() }), result: { duration: 'PT1.1237S' } };
      const jws = await sign(JSON.stringify({ ...plain, result: { duration: 'PT1.12S' } }));
      expect((await send(plain, jws)).status).toBe(200);
    });
  });
});
