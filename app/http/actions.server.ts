import { type ActionFunctionArgs, type data, redirect } from '@remix-run/node';
import { z, type ZodType } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Key } from '#app/i18n/key.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { RequestContext } from './context.server.ts';
import { type FormAnswer, type FormValues, readForm, refusal } from './forms.server.ts';
import { answerOnce, PAGE_ANSWER, PRESSED_TWICE, takePageView } from './answer-once.server.ts';
import { type Said, sayHere, sayNext } from './said.server.ts';

/** One thing that a form asks for. `Did` is what comes of it: a Response or `data(…)` is the answer itself. */
export type Act<Did = unknown> = (ctx: Ctx, values: FormValues, context: RequestContext) => Promise<Did>;

/**
 * One line of a route's table: a verb that reads the form itself, or with a schema what the route hands it of the form, so that
 * no verb is called with less than it was promised.
 */
export function act<Did>(work: Act<Did>): Act<Did>;
export function act<Schema extends ZodType, Did>(
  schema: Schema,
  work: (ctx: Ctx, input: z.output<Schema>, context: RequestContext) => Promise<Did>,
): Act<Did>;
export function act(
  first: ZodType | Act,
  work?: (ctx: Ctx, input: never, context: RequestContext) => unknown,
) {
  if (!(first instanceof z.ZodType)) return first;
  return async (ctx: Ctx, values: FormValues, context: RequestContext) =>
    work!(ctx, first.parse(values) as never, context);
}

const Text = z.string().default('');
/**
 * Fields that a page put into its form unseen, an id mostly, beside whatever else it holds: one that is missing is empty, and
 * then nothing is found by it.
 */
export function fields<Name extends string>(...names: Name[]): ReturnType<typeof fieldsOf<Name>> {
  const key = names.join(' ');
  const known = (schemas.get(key) as ReturnType<typeof fieldsOf<Name>> | undefined) ?? fieldsOf(names);
  schemas.set(key, known);
  return known;
}

/** Schemas by their field names. Zod compiles a schema at its first use, and an action lists its fields on each request. */
const schemas = new Map<string, z.ZodType>();
const fieldsOf = <Name extends string>(names: Name[]) =>
  z.looseObject(Object.fromEntries(names.map((name) => [name, Text])) as Record<Name, typeof Text>);

/** Which form of the page was sent: '' is the one without a name. */
export const intentOf = (values: FormValues): string => String(values['intent'] ?? '');

/** What was asked for, with what came of it. */
export type Sent = { intent: string; values: FormValues; did: unknown };
export type Table = Record<string, Act>;
/** Who may be on the page at all; throws what the page itself answers to everybody else. */
export type Guard<Own> = (ctx: Ctx, values: FormValues) => Own | Promise<Own>;
export type Intents<Own, Acts> = Acts | ((own: Own) => Acts);

/**
 * Finds what the form names, once `guard` has let its sender in. Only names that were written into the table count, whatever
 * else an object knows; the one form of a page that sends no intent stands there as `''`. Throws `form_malformed` for any
 * other. What it returns runs it, and throws `gone_meanwhile` where the page is there for its sender and what the form is
 * about is not.
 */
export async function admit<Own>(
  context: RequestContext,
  values: FormValues,
  { guard, intents }: { guard: Guard<Own>; intents: Intents<Own, Table> },
): Promise<(context: RequestContext) => Promise<Sent>> {
  const own = await guard(context.ctx, values);
  const table = new Map(Object.entries(typeof intents === 'function' ? intents(own) : intents));
  const intent = intentOf(values);
  const work = table.get(intent);
  if (!work) throw new DomainError('form_malformed');
  return async (own) => {
    try {
      return { intent, values, did: await work(own.ctx, values, own) };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') throw new DomainError('gone_meanwhile');
      throw error;
    }
  };
}

type Data<T> = ReturnType<typeof data<T>>;
type Answers<Did> = Extract<Did, Response | Data<unknown>>;
type DidOf<Acts> = Acts extends Record<string, Act<infer Did>> ? Did : never;

export type SaidOf = Key | null | ((sent: Sent) => Said | Key | null);

export const SAVED: Key = 'said.saved';

/** What is said of it; null for nothing. */
function saidOf(said: SaidOf | Record<string, SaidOf> | undefined, sent: Sent): Said | null {
  const own = typeof said === 'object' && said !== null ? said[sent.intent] : said;
  const silent = isAnswer(sent.did) ? null : SAVED;
  const found = typeof own === 'function' ? own(sent) : own === undefined ? silent : own;
  return typeof found === 'string' ? { key: found } : found;
}

/** The redirect after what was done, with what its page says of it. */
export function saying(own: RequestContext, request: Request, said: Said | null, answer: Response): Response {
  if (said && answer.status >= 300 && answer.status < 400)
    answer.headers.append('Set-Cookie', sayNext(own.ctx, request, said));
  return answer;
}

type Page<Own, Acts, Form> = {
  /** Where the page is to be seen again, unless the act answers by itself. */
  back: string | ((sent: Sent) => string);
  /** Names of fields that may come several times. */
  lists?: string[];
  /**
   * What the page that follows says was done, by intent where the page has several: "Saved" where nothing is given, nothing where it is null.
   * An act that answers by itself says what is written here for it and no more.
   */
  said?: SaidOf | Record<string, SaidOf>;
  /** Intents that count as new when sent again from the same page ten minutes later, such as continuing a course. */
  renewed?: string[];
} & ({ guard: Guard<Own>; intents: Intents<Own, Acts> } | { form: Form });

/**
 * The action of a page: a redirect where it was done, the form again with sentences beside its fields where the input was
 * wrong. A page of one form has `form` alone, whose verb says who may.
 */
export async function actions<Own, Acts extends Table = Table, Form extends Act = Act<never>>(
  { request, context }: Pick<ActionFunctionArgs, 'request'> & { context: RequestContext },
  page: Page<Own, Acts, Form>,
): Promise<Response | Data<FormAnswer> | Answers<DidOf<Acts>> | Answers<Awaited<ReturnType<Form>>>> {
  let values: FormValues = {};
  try {
    const sent = takePageView(context.ctx, await readForm(request, page.lists));
    ({ values } = sent);
    const answer = await answerOnce(
      { request, context, ...sent },
      async () => {
        const run =
          'guard' in page
            ? await admit(context, values, page)
            : async (own: RequestContext): Promise<Sent> => ({
                intent: '',
                values,
                did: await page.form(own.ctx, values, own),
              });
        return async (own) => {
          const done = await run(own);
          const said = saidOf(page.said, done);
          if (done.did instanceof Response) return saying(own, request, said, done.did);
          if (isAnswer(done.did)) {
            if (said) sayHere(context, request, said);
            return done.did;
          }
          return saying(
            own,
            request,
            said,
            redirect(typeof page.back === 'string' ? page.back : page.back(done)),
          );
        };
      },
      page.renewed?.includes(intentOf(values)) ? PRESSED_TWICE : PAGE_ANSWER,
    );
    return answer as never;
  } catch (error) {
    return refusal(error, request, values);
  }
}

/** A verb's own result is none, whatever it is. */
const isAnswer = (did: unknown): boolean =>
  did instanceof Response || (did as { type?: unknown } | null)?.type === 'DataWithResponseInit';
