import { z } from 'zod';
import { MemberFilter } from '#app/domains/credits/schemas.ts';
import type { MemberSelection, MessageTexts } from '#app/domains/credits/types.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { optionalLine, optionalText } from '#app/platform/form-fields.ts';

/** Most members whom an officer chooses one by one. */
const MOST_CHOSEN = 500;

/** Which members a message goes to, as the form of the list sends it: `to` are chosen ones. */
export const SelectionInput = MemberFilter.omit({ page: true, all: true })
  .extend({ to: z.array(z.string().max(60)).max(MOST_CHOSEN).catch([]) })
  .transform(({ to, ...filter }): MemberSelection =>
    to.length > 0 ? { ...filter, people: [...new Set(to)] } : filter,
  );

export const MESSAGE_KINDS = ['news', 'cycle'] as const;

const Subject = optionalLine(150);
const Body = optionalText(10_000);

/**
 * A message in the languages that it is written in (`subject-lv`, `body-lv`, …): the association's `language` is one of them, and what is
 * begun has both parts.
 */
export const memberMessageInput = (language: string) =>
  z.looseObject({ kind: z.enum(MESSAGE_KINDS, 'choose_from_list') }).transform(({ kind, ...fields }, ctx) => {
    const read = (schema: typeof Subject | typeof Body, name: string): string => {
      const parsed = schema.safeParse(fields[name]);
      for (const issue of parsed.error?.issues ?? [])
        ctx.addIssue({ code: 'custom', path: [name], message: issue.message });
      return parsed.data ?? '';
    };
    const texts: MessageTexts = {};
    for (const { code } of LOCALES) {
      const text = { subject: read(Subject, `subject-${code}`), body: read(Body, `body-${code}`) };
      if (text.subject === '' && text.body === '' && code !== language) continue;
      for (const part of ['subject', 'body'] as const)
        if (text[part] === '')
          ctx.addIssue({ code: 'custom', path: [`${part}-${code}`], message: 'required' });
      texts[code] = text;
    }
    // An association whose language is none of ours writes in any of them.
    if (Object.keys(texts).length === 0)
      ctx.addIssue({ code: 'custom', path: ['subject-en'], message: 'required' });
    return { kind, texts };
  });
