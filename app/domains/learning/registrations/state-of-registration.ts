import { registeredVariant, type RegistrationStatus } from './registration.ts';

/** Webinars wait for their time, not for the doctor (`seat`); what was attended or finished waits for its evaluation. */
export function stateOfRegistration(registered: RegistrationStatus): 'seat' | 'learn' | 'evaluate' | 'done' {
  if (registered.evaluatedAt) return 'done';
  if (registered.completion) return 'evaluate';
  return registeredVariant(registered).format === 'webinar' ? 'seat' : 'learn';
}
