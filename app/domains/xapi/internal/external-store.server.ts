import XAPI, { type Statement } from '@xapi/xapi';

/** How a store elsewhere is reached. `version` is the version of xAPI that it is spoken to in. */
export type ExternalStore = { endpoint: string; user: string; password: string; version: string };

/** Answer of an external store, or why there is none. `status` null: no answer came. */
export class DeliveryError extends Error {
  override name = 'NotTaken';
  constructor(
    readonly status: number | null,
    sentence: string,
  ) {
    super(sentence);
  }
}

const TIMEOUT_MS = 30_000;

const MAX_REASON_LENGTH = 300;

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
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: Error) => {
        const cause = error.cause instanceof Error ? error.cause.message : '';
        throw new DeliveryError(null, `${error.message} ${cause}`.trim().slice(0, MAX_REASON_LENGTH));
      });
      const text = await response.text();
      if (!response.ok) throw new DeliveryError(response.status, text.trim().slice(0, MAX_REASON_LENGTH));
      return { data: text as never, headers: Object.fromEntries(response.headers), status: response.status };
    },
  });
  // Statements of the store, checked before they were stored.
  const sent = statements as unknown as Statement[];
  if (attachments.length > 0 && sent.length === 1)
    await client.sendStatement({ statement: sent[0]!, attachments });
  else await client.sendStatements({ statements: sent });
}
