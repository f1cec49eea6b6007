import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import type { FormState } from '#app/ui/form-state.ts';

export type OwnWebinarFormProps = {
  data: {
    opened: boolean;
    rule: { minPercent: number; answersPercent: number; testPercent: number };
    ruleVersion: number;
    questions: { id: string; question: string }[];
    staff: { id: string; name: string; role: 'cohost' | 'moderator' }[];
    disclosures: { id: string; name: string; role: (typeof DISCLOSURE_ROLES)[number]; interests: string }[];
    values: { language: string };
    today: string;
  };
  stateOf(intent: string): FormState;
};
