import { consultationCases } from '#db/schema/consultations.ts';

export const CASE_ROW = {
  id: consultationCases.id,
  code: consultationCases.code,
  specialty: consultationCases.specialty,
  urgency: consultationCases.urgency,
  state: consultationCases.state,
  askedAt: consultationCases.askedAt,
  dueAt: consultationCases.dueAt,
};
