import {
  type MissingRequirement,
  missingForCompletion,
  type RuntimeFacts,
} from '#app/domains/learning/completion/completion-rule.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';

/** Requirements still missing for a registration; of a native course, where a package would report a status, its parts. */
export const missingOf = (registered: RegistrationStatus, facts: RuntimeFacts): MissingRequirement[] =>
  missingForCompletion(registered.offer.version.rule, facts).map((each) =>
    each.code === 'status' && registeredVariant(registered).format === 'native'
      ? { ...each, code: 'parts' }
      : each,
  );
