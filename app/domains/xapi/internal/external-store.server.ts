import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import XAPI, { type Statement } from '@xapi/xapi';

/** How a store elsewhere is reached. `version` is the version of xAPI that it is spoken to in. */
export type ExternalStore = { endpoint: string; user: string; password: string; version: string };

/** What a store elsewhere answered, or why it did not. `status` null: no answer came. */
export class NotTaken extends Error {
  override name = 'NotTaken';
  constructor(
    readonly status: number | null,
    sentence: string,
  ) {
    super(sentence);
  }
}

const WAIT_MS = 30_000;
const WORDS = 300;

/** The one place where we are a client: sends statements, with the data of their attachments. Throws NotTaken. */
export async function sendStatements(
  { endpoint, user, password, version }: ExternalStore,
  statements: Record<string, unknown>[],
  attachments: ArrayBuffer[] = [],
): Promise<void> {
  const client = new XAPI({
    endpoint,
    auth: XAPI.toBasicAuth(user, password),
    version: version as '1.0.3',
    adapter: async ({ url, method, headers, data }) => {
      const body = data instanceof Blob ? data : JSON.stringify(data);
      const response = await fetch(url, {
        method,
        headers: headers ?? {},
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(WAIT_MS),
      }).catch((error: Error) => {
        const cause = error.cause instanceof Error ? error.cause.message : '';
        throw new NotTaken(null, `${error.message} ${cause}`.trim().slice(0, WORDS));
      });
      const text = await response.text();
      if (!response.ok) throw new NotTaken(response.status, text.trim().slice(0, WORDS));
      return { data: text as never, headers: Object.fromEntries(response.headers), status: response.status };
    },
  });
  const [first, ...more] = statements as unknown as Statement[];
  if (attachments.length > 0 && more.length === 0)
    await client.sendStatement({ statement: first!, attachments });
  else await client.sendStatements({ statements: statements as unknown as Statement[] });
}

/** Under a key of ours: it has to be said again, so that no hash will do. */
export function encrypt(key: Buffer, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

export function decrypt(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
