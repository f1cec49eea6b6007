import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { configOf, foreignKeys, tables } from '#db/references.ts';

const ONLY_AT_REMOVAL = 'who did it: asked for only when that person is removed, of a table that stays small';

/**
 * Neither database makes an index for a foreign key by itself. Without one, what refers to a row is found by reading the table:
 * at each join, and at each deletion of what it refers to.
 */
const WITHOUT_INDEX: Record<string, string> = {
  'accreditation_applications.accreditation_id':
    'read from the application, and once for each accreditation that is carried over',
  'accreditation_applications.decided_by': ONLY_AT_REMOVAL,
  'accreditation_applications.submitted_by': ONLY_AT_REMOVAL,
  'accreditations.signed_by': ONLY_AT_REMOVAL,
  'application_reviews.invited_by': ONLY_AT_REMOVAL,
  'certificate_revocations.revoked_by': ONLY_AT_REMOVAL,
  'consultation_cases.named_id':
    'the one asked by name is looked for among those who answer; cases have eight indexes',
  'consultation_cases.released_by': 'asked for only when that person is removed; cases have eight indexes',
  'course_versions.nothing_required_by': ONLY_AT_REMOVAL,
  'credit_decisions.decided_by': ONLY_AT_REMOVAL,
  'credit_exports.created_by': ONLY_AT_REMOVAL,
  'credit_findings.seen_by': ONLY_AT_REMOVAL,
  'external_activities.decided_by': ONLY_AT_REMOVAL,
  'external_activities.submitted_by': ONLY_AT_REMOVAL,
  'memberships.decided_by': ONLY_AT_REMOVAL,
  'mentoring_meetings.proposed_by': ONLY_AT_REMOVAL,
  'name_changes.association_id': 'read from the change alone; associations are not deleted',
  'name_changes.decided_by': ONLY_AT_REMOVAL,
  'programme_enrolments.confirmed_by': ONLY_AT_REMOVAL,
  'recording_captions.signed_by': ONLY_AT_REMOVAL,
  'rule_sets.updated_by': ONLY_AT_REMOVAL,
  'rule_signatures.signed_by': ONLY_AT_REMOVAL,
  'webinar_rules.created_by': ONLY_AT_REMOVAL,
  'xapi_credentials.created_by': ONLY_AT_REMOVAL,
};

test('a foreign key begins an index, or a reason is written down why not', () => {
  const leading = new Set(
    tables.flatMap((table) => {
      const { columns, primaryKeys, indexes } = configOf(table);
      return [
        ...columns.filter(({ primary }) => primary).map(({ name }) => name),
        ...primaryKeys.map(({ columns: [first] }) => first!.name),
        ...indexes
          .filter(({ config }) => !config.where)
          .map(({ config }) => (config.columns[0] as { name?: string }).name),
      ].map((name) => `${getTableName(table)}.${name}`);
    }),
  );
  const bare = foreignKeys
    .map(({ column }) => `${getTableName(column.table)}.${column.name}`)
    .filter((name) => !leading.has(name));
  expect(bare.toSorted()).toEqual(Object.keys(WITHOUT_INDEX).toSorted());
});

test('a foreign key is of one column', () => {
  const wide = tables.flatMap((table) =>
    configOf(table).foreignKeys.filter((key) => key.reference().columns.length !== 1),
  );
  expect(wide).toEqual([]);
});
