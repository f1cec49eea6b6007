import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { confirmEnrolment } from '#app/domains/credits/enrolments/confirm-enrolment.server.ts';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { listEnrolmentsToConfirm } from '#app/domains/credits/enrolments/list-enrolments-to-confirm.server.ts';
import type { Actors } from './actors.ts';
import { ACCREDITATIONS, ASSOCIATIONS } from './data/associations.ts';
import { actingOfficer, LEARNERS } from './data/people.ts';

/** Her application is left open and she is in no programme, so that the officer has something to do. */
const APPLICANT = 'zane';

/** Everybody who learns is a member of the association of their country, and in its programme. */
export async function seedMembers({ as }: Actors, associations: ReadonlyMap<string, string>): Promise<void> {
  for (const [i, { email, country, anchor }] of LEARNERS.entries()) {
    const own = await as(email, 70);
    await applyForMembership(own, {
      associationId: associations.get(country)!,
      registrationNumber: `00-${String(i + 1).padStart(4, '0')}`,
    });
    if (email !== APPLICANT)
      await enrolInProgramme(own, {
        programmeId: ACCREDITATIONS[country]!.programmeId,
        anchorDate: anchor ?? '',
      });
  }
  const applicant = (await as(APPLICANT, 70)).actor!;
  for (const { country } of ASSOCIATIONS) {
    const officer = await as(actingOfficer(country), 68);
    const associationId = associations.get(country)!;
    for (const { membership, person } of (await listApplicants(officer, associationId)).rows)
      if (person.id !== applicant.id)
        await decideMembership(officer, { membershipId: membership.id, decision: 'accepted' });
    for (const { enrolment } of (await listEnrolmentsToConfirm(officer, associationId)).rows)
      await confirmEnrolment(officer, enrolment.id);
  }
}
