import type { LoaderFunctionArgs } from '@remix-run/node';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { requireOwnCase } from '#app/domains/consultations/cases/require-own-case.server.ts';
import { specialtyName } from '#app/domains/accounts/people/specialty-name.ts';
import { load } from '#app/http/load.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** A case as a text file, for the two whose it is; that it was taken is written down. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    const id = args.params['caseId']!;
    const { side } = await requireOwnCase(ctx, id);
    if (side === 'releaser' || side === 'witness') throw new DomainError('not_found');
    const { found, texts, entries, names, card } = await readCase(ctx, id, 'export');
    if (card) throw new DomainError('not_found');
    const t = translatorFor(locale);
    const format = formatFor(locale, timeZone);
    const parts = (['question', 'background', 'findings', 'tried'] as const)
      .filter((name) => texts?.[name])
      .map((name) => `${t(`consultations:text.${name}`)}\n${texts![name]}`);
    const said = entries.map(
      ({ kind, body, before, at, personId }) =>
        `${personId === found.askerId ? names.asker : (names.specialist ?? '')}, ${format.dateTime(at)}: ${t(`consultations:entry.${kind}`)}\n${[body, before].filter(Boolean).join('\n\n')}`,
    );
    const head = `${specialtyName(found.specialty, locale)} ${found.code}, ${format.dateTime(found.askedAt)}`;
    return new Response([head, ...parts, ...said].join('\n\n').concat('\n'), {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="${found.code}.txt"`,
      },
    });
  });
}
