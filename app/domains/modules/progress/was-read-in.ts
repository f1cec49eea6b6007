import { readCompletionEvidence } from '#app/domains/credits/ledger/evidence.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';

/** Whether a native course was completed in this language, and not only looked at in it afterwards. */
export function wasReadIn({ completion }: RegistrationStatus, language: string): boolean {
  if (!completion) return false;
  const evidence = readCompletionEvidence(completion.evidence);
  return evidence.kind === 'modules' && evidence.language === language;
}
