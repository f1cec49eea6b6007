import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

// What it writes is nobody else's to read.
process.umask(0o077);

const USAGE = `npm run -s majakka -- <command>

  user create --email ADDRESS --name NAME [--role author|mentor|administrator]   prints the password it made
  user remove-factors --email ADDRESS                      takes off all second factors of somebody who has lost them; they are told by mail
  sample remove                                            takes the sample region away, for good
  audit verify                                             walks the audit chain; exit 1 at the first broken link
  credits evaluate --rules FILE --cases FILE               prints the results as JSON; exit 1 where one is not as expected
  scorm inspect FILE [--json]                              exit 0: can be taken, 1: cannot, 2: no such file
  mentoring match FILE [--json] [--seed N] [--goal stable|everybody]   pairs mentees with mentors; exit 2: cannot be read
  xapi credential create --name NAME --scope all|SCOPE[,SCOPE] [--prefix IRI …] [--per-minute N] [--days N] [--json]   prints key and secret, once
  xapi documents give --to platform|ASSOCIATION            gives documents of before they had owners, where nothing shows whose they are
  consultations deidentify FILE [--json]                   what in a text names a person: offsets in UTF-16 code units
  files sweep [--dry-run] [--json]                         moves files that nothing refers to into the trash; exit 1 where it could not look
  pictures rewrap                                          wraps keys of pictures with the present SECRET_KEY (SECRET_KEY_PREVIOUS opens them)
  content packages DIR                                     writes our own course as SCORM 1.2 and 2004, whole and in parts, in seven languages
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    json: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', multiple: true },
    rules: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string' },
    goal: { type: 'string' },
    scope: { type: 'string' },
    prefix: { type: 'string', multiple: true },
    to: { type: 'string' },
    'per-minute': { type: 'string' },
    days: { type: 'string' },
  },
});
const out = (text: string) => process.stdout.write(`${text}\n`);
const fail = (text: string, code = 1): never => {
  process.stderr.write(`${text}\n`);
  process.exit(code);
};

/** Opens the database only for the commands that need it; log lines go to stderr. */
async function withPlatform(
  work: (ctx: import('#app/domains/accounts/ctx.ts').Ctx) => Promise<number>,
): Promise<number> {
  const { openPlatform } = await import('../server/start.ts');
  const { operatorCtx } = await import('../server/operator-ctx.ts');
  const platform = await openPlatform(process.env, process.stderr);
  try {
    return await work(operatorCtx(platform));
  } finally {
    await platform.db.close();
  }
}

const commands: Record<string, (rest: string[]) => Promise<number>> = {
  'user create': () =>
    withPlatform(async (ctx) => {
      const { createPerson } = await import('#app/domains/accounts/administer.server.ts');
      const { Email, ROLES } = await import('#app/domains/accounts/schemas.ts');
      const email = Email.safeParse(values['email'] ?? '');
      const roles = (values['role'] ?? []) as (typeof ROLES)[number][];
      if (!email.success || !values['name'] || !roles.every((role) => ROLES.includes(role)))
        return fail(USAGE);
      const password = randomBytes(15).toString('base64url');
      await createPerson(ctx, { email: email.data, name: String(values['name']), password, roles });
      out(
        values['json']
          ? JSON.stringify({ email: email.data, password, roles })
          : `${email.data}\n${password}`,
      );
      return 0;
    }),
  'user remove-factors': () =>
    withPlatform(async (ctx) => {
      const { removeFactorsOf } = await import('#app/domains/accounts/security/remove-factors.server.ts');
      const { Email } = await import('#app/domains/accounts/schemas.ts');
      const email = Email.safeParse(values['email'] ?? '');
      if (!email.success) return fail(USAGE);
      if (!(await removeFactorsOf(ctx, email.data)))
        return fail(`${email.data}: there is no such account, or it has no second factor.`);
      out(
        values['json'] ? JSON.stringify({ email: email.data }) : `${email.data}: no second factor any more.`,
      );
      return 0;
    }),
  'sample remove': () =>
    withPlatform(async (ctx) => {
      const { removeSampleRegion } = await import('#db/seed/remove-sample.server.ts');
      const removed = await removeSampleRegion(ctx);
      out(
        values['json']
          ? JSON.stringify(removed)
          : `${removed.people} people, ${removed.associations} associations, ${removed.courses} courses removed.`,
      );
      return 0;
    }),
  'files sweep': () =>
    withPlatform(async (ctx) => {
      const { sweepFiles } = await import('#app/platform/sweep-files.server.ts');
      const dryRun = Boolean(values['dry-run']);
      const told = { dryRun, ...(await sweepFiles(ctx, ctx.now, { dryRun })) };
      const { files, bytes, trashed, trashedBytes, deleted, deletedBytes, restored, missing, error } = told;
      out(
        values['json']
          ? JSON.stringify(told)
          : [
              `${files} files, ${bytes} bytes.${dryRun ? ' A dry run: nothing was moved or deleted.' : ''}`,
              `Into the trash: ${trashed}, ${trashedBytes} bytes. Deleted from it: ${deleted}, ${deletedBytes} bytes. Restored: ${restored}.`,
              `Referred to and not there: ${missing}.`,
              ...(error === null ? [] : [`Not swept: ${error}`]),
            ].join('\n'),
      );
      return error === null ? 0 : 1;
    }),
  'pictures rewrap': () =>
    withPlatform(async (ctx) => {
      const { wrapPictureKeys } =
        await import('#app/domains/consultations/pictures/wrap-picture-keys.server.ts');
      const { wrapped, locked } = await wrapPictureKeys(ctx);
      out(`${wrapped} keys wrapped, ${locked} that no key here opens.`);
      return locked === 0 ? 0 : 1;
    }),
  'audit verify': () =>
    withPlatform(async (ctx) => {
      const { verifyAudit } = await import('#app/platform/audit.server.ts');
      const verdict = await verifyAudit(ctx.db);
      const { sealed, unsealed, head, broken } = verdict;
      out(
        values['json']
          ? JSON.stringify(verdict)
          : broken
            ? `Broken at position ${broken.position} (${broken.id}): ${broken.why}.`
            : `The chain is whole: ${sealed} sealed, ${unsealed} not yet sealed. Link ${sealed} is ${head}.`,
      );
      return verdict.ok ? 0 : 1;
    }),
  'credits evaluate': async () => {
    const { CasesFile, isExpected, resultOf, RulesFile } =
      await import('#app/domains/credits/counting/cases.ts');
    const read = <T>(shape: { parse(value: unknown): T }, name: 'rules' | 'cases'): T => {
      const path = String(values[name] ?? '');
      if (!path) return fail(USAGE, 2);
      try {
        return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch (error) {
        return fail(`${path} cannot be read as ${name}: ${(error as Error).message}`, 2);
      }
    };
    const [rules, { cases }] = [read(RulesFile, 'rules'), read(CasesFile, 'cases')];
    let asExpected = true;
    const results = cases.map((each) => {
      const result = resultOf(rules, each);
      if (each.expected !== undefined && !isExpected(result, each.expected)) {
        asExpected = false;
        process.stderr.write(`${each.id}: not as expected\n`);
      }
      return { id: each.id, result };
    });
    out(JSON.stringify(results, null, 1));
    return asExpected ? 0 : 1;
  },
  'scorm inspect': async ([file = '']) => {
    if (!file || !existsSync(file)) return fail(`There is no file ${file}.`, 2);
    const { inspectPackage } = await import('#app/domains/scorm/inspect/inspect.server.ts');
    const { report: whole } = await inspectPackage(file);
    // Programs know this shape; what the form is filled from is no part of it.
    const { description: _, ...report } = whole;
    const told = { ...report, warnings: report.warnings.map(plain), errors: report.errors.map(plain) };
    if (values['json']) out(JSON.stringify(told));
    else {
      out(
        `${report.title ?? file}: ${report.standard ?? 'not a package'}${report.edition ? `, ${report.edition} edition` : ''}`,
      );
      for (const { message } of [...report.errors, ...report.warnings]) out(`- ${message}`);
    }
    return report.errors.length > 0 ? 1 : 0;
  },
  'mentoring match': async ([file = '']) => {
    const { ProblemFile } = await import('#app/domains/mentoring/matching/problem-file.ts');
    const { match } = await import('#app/domains/mentoring/matching/match.ts');
    const goal = values['goal'] ?? 'stable';
    const seed = Number(values['seed'] ?? 0);
    if (!file || !Number.isSafeInteger(seed) || (goal !== 'stable' && goal !== 'everybody'))
      return fail(USAGE, 2);
    if (!existsSync(file)) return fail(`There is no file ${file}.`, 2);
    try {
      const { kept, ...problem } = ProblemFile.parse(JSON.parse(readFileSync(file, 'utf8')));
      const { pairs, unmatched, blockingPairs, isLargest, bound, ignored } = match(problem, {
        goal,
        seed,
        kept,
      });
      if (values['json']) out(JSON.stringify({ pairs, unmatched, blockingPairs }));
      else {
        for (const [mentee, mentor] of pairs) out(`${mentee} – ${mentor}`);
        out(
          `${pairs.length} pairs, ${unmatched.length} alone, ${blockingPairs.length} pairs who would rather have each other.`,
        );
        out(
          isLargest
            ? 'No pairing of this kind has more pairs.'
            : `No pairing of this kind has more than ${bound} pairs.`,
        );
        if (ignored > 0)
          out(`${ignored} entries mean nothing: oneself, somebody who is not there, or somebody twice.`);
      }
      return 0;
    } catch (error) {
      return fail(`${file} cannot be read as a round: ${(error as Error).message}`, 2);
    }
  },
  'xapi credential': ([act]) =>
    withPlatform(async (ctx) => {
      const { createCredential } = await import('#app/domains/xapi/credentials.server.ts');
      const { SCOPES, TOOL_SCOPES } = await import('#app/domains/xapi/client.ts');
      const { CredentialInput } = await import('#app/domains/xapi/schemas.ts');
      const scope = String(values['scope'] ?? '');
      const number = (name: string) => (values[name] === undefined ? null : Number(values[name]));
      const input = {
        name: String(values['name'] ?? ''),
        scopes: scope === 'all' ? [...TOOL_SCOPES] : scope.split(',').filter(Boolean),
        prefixes: ((values['prefix'] ?? []) as string[]).join('\n'),
        perMinute: number('per-minute'),
        days: number('days'),
      };
      if (act !== 'create' || !CredentialInput.safeParse(input).success)
        return fail(
          `${USAGE}\n  Scopes: all, ${SCOPES.join(', ')}; content stands alone, with the prefixes of its activities`,
          2,
        );
      const made = await createCredential(ctx, null, input);
      out(values['json'] ? JSON.stringify(made) : `${made.key}\n${made.secret}`);
      return 0;
    }),
  'xapi documents': ([act]) =>
    withPlatform(async (ctx) => {
      const { giveEarlierDocuments } = await import('#app/domains/xapi/adopt-earlier-owners.server.ts');
      const { listAssociations } = await import('#app/domains/accounts/memberships.server.ts');
      const to = String(values['to'] ?? '');
      const association = (await listAssociations(ctx)).find(({ slug }) => slug === to);
      if (act !== 'give' || (to !== 'platform' && !association)) return fail(USAGE, 2);
      const given = await giveEarlierDocuments(ctx, association?.id ?? null);
      out(values['json'] ? JSON.stringify({ given }) : `${given} documents given to ${to}.`);
      return 0;
    }),
  'consultations deidentify': async ([file = '']) => {
    if (!file || !existsSync(file)) return fail(`There is no file ${file}.`, 2);
    const { deidentify } = await import('#app/domains/consultations/deidentify/deidentify.ts');
    const found = deidentify(readFileSync(file, 'utf8'));
    if (values['json'])
      out(JSON.stringify(found.map(({ start, end, kind, text }) => ({ start, end, kind, text }))));
    else for (const { start, end, kind } of found) out(`${start}-${end} ${kind}`);
    return 0;
  },
  'content packages': async ([folder = '']) => {
    if (!folder) return fail(USAGE);
    const { buildPackage } = await import('#db/seed/build-package.server.ts');
    const { LOCALES } = await import('#app/i18n/locales.ts');
    mkdirSync(folder, { recursive: true });
    for (const { code } of LOCALES)
      for (const standard of ['scorm-1.2', 'scorm-2004'] as const)
        for (const inParts of [false, true]) {
          const path = join(folder, `tele-consultation-${code}-${standard}${inParts ? '-parts' : ''}.zip`);
          await pipeline(buildPackage('tele-consultation', code, standard, inParts), createWriteStream(path));
          out(path);
        }
    return 0;
  },
};

const plain = ({ code, message }: { code: string; message: string }) => ({ code, message });

const command = commands[positionals.slice(0, 2).join(' ')];
if (!command) fail(USAGE);
try {
  process.exit(await command!(positionals.slice(2)));
} catch (error) {
  fail((error as Error).message);
}
