import { pipeline, Readable, Transform } from 'node:stream';
import busboy from 'busboy';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Key } from '#app/i18n/key.ts';
import { toOneLine } from '#app/platform/form-fields.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { withLimit } from '#app/platform/read-body.server.ts';
import type { data } from '@remix-run/node';
import { SAVED, saying } from './actions.server.ts';
import { answerOnce, PAGE_ANSWER, takePageView } from './answer-once.server.ts';
import type { RequestContext } from './context.server.ts';
import { FORM_BYTES, formTooLarge, refusal } from './forms.server.ts';
import type { CameForm } from './kept-form.server.ts';

export type Upload<T> = { fields: Record<string, string>; result: T | null };

/** Of a page with forms of both kinds: whether the one with a file was sent. */
export const isUpload = (request: Request): boolean =>
  (request.headers.get('content-type') ?? '').startsWith('multipart/');

/**
 * Streams the one file of a multipart form to `take` while it arrives; nothing is held in memory. Fields before the file are
 * passed to it, and are in `fields` also when the file is refused. The file ends for `take` only when the form has ended well:
 * of a form that breaks off after its file nothing is kept. Throws `form_malformed` for anything that is not such a form, and
 * throws only when `take` has cleaned up.
 */
export function readUpload<T>(
  request: Request,
  take: (
    file: { stream: Readable; fileName: string; field: string },
    fields: Record<string, string>,
  ) => Promise<T>,
  fields: Record<string, string> = {},
): Promise<Upload<T>> {
  return new Promise((resolve, reject) => {
    let taken: Promise<T> | null = null;
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: Object.fromEntries(request.headers),
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 60, fieldSize: FORM_BYTES },
      });
    } catch {
      const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
      const isMalformed = isForm.test(request.headers.get('content-type') ?? '');
      return reject(new DomainError(isMalformed ? 'form_malformed' : 'form_type_refused'));
    }
    const body = Readable.fromWeb(request.body as never);
    let letEnd: (error?: Error) => void = () => undefined;
    const ended = new Promise<Error | undefined>((done) => (letEnd = done));
    let failed = false;
    const fail = (error: unknown) => {
      if (failed) return;
      failed = true;
      body.unpipe(parser);
      body.destroy();
      // The current file ends with it: its receiver must learn that no more will come.
      parser.destroy(error as Error);
      letEnd(error as Error);
      void (taken ?? Promise.resolve(null)).then(
        () => reject(error as Error),
        () => reject(error as Error),
      );
    };
    let bytes = 0;
    parser.on('field', (name, value, { valueTruncated }) => {
      bytes += Buffer.byteLength(value);
      // Never a part of what was written.
      if (valueTruncated || bytes > FORM_BYTES) return fail(formTooLarge());
      // The form with a file is the one of its page that has no name.
      if (name === 'intent' && value !== '') fail(new DomainError('form_malformed'));
      fields[name] = value;
    });
    parser.on('file', (field, stream, { filename }) => {
      // A reader sees the error there; where nobody reads, it must not end the process.
      stream.on('error', () => undefined);
      // On a page of several forms this one is known by its file.
      fields['intent'] = field;
      if (!filename) return void stream.resume();
      const whole = new Transform({
        transform: (chunk, _encoding, done) => done(null, chunk),
        flush: (done) => void ended.then(done),
      });
      pipeline(stream, whole, () => undefined);
      whole.on('error', () => undefined);
      taken = take({ stream: whole, fileName: toOneLine(filename) || 'file', field }, fields);
      taken.catch(fail);
    });
    parser.on('close', () => {
      if (failed) return;
      letEnd();
      if (!taken) return resolve({ fields, result: null });
      taken.then((result) => resolve({ fields, result }), reject);
    });
    parser.on('error', () => fail(new DomainError('form_malformed')));
    body.on('error', () => fail(new DomainError('form_malformed')));
    body.pipe(parser);
  });
}

/** Bytes of a stranger's file that are skipped to reach the texts behind it. */
const STRANGE_BYTES = 64 * 1024 ** 2;

/** The texts of a refused form, as far as they arrived; its file is not kept. */
export async function readTexts(request: Request): Promise<CameForm> {
  const fields: Record<string, string> = {};
  let hasFile = false;
  await readUpload(
    request,
    async ({ stream }) => {
      hasFile = true;
      for await (const _ of withLimit(stream, STRANGE_BYTES));
    },
    fields,
  ).catch(() => undefined);
  return { fields: Object.entries(fields), hasFile };
}

type Data<T> = ReturnType<typeof data<T>>;

const OF_A_FILE: ErrorCode[] = ['not_evidence', 'not_a_picture', 'too_large'];

/** Turns a fault of the file itself into an error of its field, which says how large it may be. */
function besideFile(error: unknown, field: string): unknown {
  if (!(error instanceof DomainError) || !OF_A_FILE.includes(error.code)) return error;
  const { code, facts } = error;
  const megabytes = Math.floor(Number(facts['bytes']) / 1e6);
  const fault = code === 'too_large' ? { code: 'file_too_large' as const, facts: { megabytes } } : code;
  return new DomainError(code, facts, { [field]: fault });
}

/** A staged file; its bytes are part of the form's content. */
type Staged = { hash: string; discard(): Promise<void> };
type Page<File, T> = {
  stage: (ctx: Ctx, file: { stream: Readable; fileName: string }) => Promise<File>;
  work: (ctx: Ctx, fields: Record<string, string>, file: File | null) => Promise<T>;
  /** What the page that follows says was done, by what was sent where the page has several such forms; nothing where it is null. */
  said?: Key | null | ((fields: Record<string, string>) => Key);
};

/**
 * As `actions`, for a form with one file, which `stage` receives: what was typed comes back with the errors, the same form with the
 * same file is done once, and a file that `work` has not settled is deleted.
 */
export async function answerUpload<File extends Staged, T extends Response | Data<unknown>>(
  { request, context }: { request: Request; context: RequestContext },
  { stage, work, said = SAVED }: Page<File, T>,
) {
  const fields: Record<string, string> = {};
  let staged: Promise<File> | null = null;
  let sent = { field: '', fileName: '' };
  try {
    // Nothing of a stranger's is kept.
    mustBeSignedIn(context.ctx);
    const take = ({ field, fileName, stream }: Parameters<Parameters<typeof readUpload>[1]>[0]) => {
      sent = { field, fileName };
      return (staged = stage(context.ctx, { stream, fileName }));
    };
    const { result: file } = await readUpload(request, take, fields);
    const { pageView, values } = takePageView(context.ctx, fields);
    const content = { ...values, ...(file ? { [sent.field]: [sent.fileName, file.hash] } : {}) };
    const answer = await answerOnce<unknown>(
      { request, context, pageView, values: content },
      async () => async (own) => {
        const did = await work(own.ctx, fields, file);
        const key = typeof said === 'function' ? said(fields) : said;
        return did instanceof Response ? saying(own, request, key && { key }, did) : did;
      },
      PAGE_ANSWER,
    );
    return answer as T;
  } catch (error) {
    const { once: _, ...values } = fields;
    return refusal(sent.field ? besideFile(error, sent.field) : error, request, values);
  } finally {
    // Also where the form was cut off behind its file: then nobody else has the file in hand.
    await (staged as Promise<File> | null)?.then(
      (file) => file.discard(),
      () => undefined,
    );
  }
}
