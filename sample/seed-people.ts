import { createAssociation } from '#app/domains/accounts/associations/create-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { SAMPLE_PASSWORD, SAMPLE_ROLES, sampleEmail } from '#app/domains/accounts/people/sample-people.ts';
import { ASSOCIATION_NAMES, ASSOCIATIONS } from './data/associations.ts';
import { PEOPLE, type SamplePerson } from './data/people.ts';
import { VISITORS } from './data/visitors.ts';

const SIGN_IN = new Set<string>(SAMPLE_ROLES);

/** Returns the ids by what stands before the @ of the address. */
export async function seedPeople(operator: Ctx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { email, name, locale, country, region, languages, roles = [], profession } of [
    ...PEOPLE,
    ...VISITORS,
  ] satisfies SamplePerson[] as SamplePerson[])
    ids.set(
      email,
      await createPerson(operator, {
        email: sampleEmail(email as 'doctor'),
        name,
        locale,
        country,
        region,
        languages,
        roles,
        profession: profession ?? 'doctor',
        specialty: 'general-practice',
        sample: true,
        password: SIGN_IN.has(email) ? SAMPLE_PASSWORD : null,
      }),
    );
  return ids;
}

/** Returns the ids by country. */
export async function seedAssociations(
  operator: Ctx,
  people: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const association of ASSOCIATIONS) {
    const officers = PEOPLE.filter(({ officer, country }) => officer && country === association.country);
    const id = await createAssociation(
      operator,
      { ...association, names: ASSOCIATION_NAMES[association.country]!, sample: true },
      officers.map(({ email }) => people.get(email)!),
    );
    ids.set(association.country, id);
  }
  return ids;
}
