import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { configOf, foreignKeys, references, tables } from '#db/references.ts';

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
  'module_signatures.person_id':
    'read from the version; asked for by person only when that person is removed',
  'name_changes.association_id': 'read from the change alone; associations are not deleted',
  'name_changes.decided_by': ONLY_AT_REMOVAL,
  'programme_enrolments.confirmed_by': ONLY_AT_REMOVAL,
  'recording_captions.signed_by': ONLY_AT_REMOVAL,
  'rule_sets.updated_by': ONLY_AT_REMOVAL,
  'rule_signatures.signed_by': ONLY_AT_REMOVAL,
  'scorm_shared_values.owner_id': ONLY_AT_REMOVAL,
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

const PROGRAMME = 'a credit programme is a file of `content/programmes/`';
const PROVIDER = 'an id of the video engine';
const IN_THE_COURSE = 'an id of `course.yaml`';
const STATEMENT = 'the record store is written without reading other tables; `eraseLearnersIn` deletes by it';
const WITH_ITS_PERSON = 'both rows refer to the same person, and are deleted with that person alone';

/** Columns named like a reference that `deleteRows` does not follow, each with its reason. */
const NO_REFERENCE: Record<string, string> = {
  'accreditation_applications.programme_id': PROGRAMME,
  'accreditations.programme_id': PROGRAMME,
  'audit.actor': 'the record of an act outlives its actor: an opaque id',
  'certificates.key_id': 'keys stay as long as certificates can be checked',
  'consultation_cases.draft_id': 'made in the browser; makes a question that is sent twice one',
  'consultation_reflections.participation_id': WITH_ITS_PERSON,
  'credit_decisions.programme_id': PROGRAMME,
  'credit_export_lines.programme_id': PROGRAMME,
  'credit_exports.programme_id': PROGRAMME,
  'credit_findings.programme_id': PROGRAMME,
  'credit_standings.programme_id': PROGRAMME,
  'course_packages.module_id': IN_THE_COURSE,
  'kept_forms.owner': 'a hash that names nobody; its row lives a day',
  'mentoring_confirmations.participation_id': WITH_ITS_PERSON,
  'module_answers.question_id': IN_THE_COURSE,
  'module_attempts.module_id': IN_THE_COURSE,
  'module_reflections.prompt_id': IN_THE_COURSE,
  'module_states.module_id': IN_THE_COURSE,
  'module_texts.module_id': IN_THE_COURSE,
  'mux_events.object_id': PROVIDER,
  'participations.recorded_by': 'the line stays the doctor’s when its recorder is gone',
  'people.opaque_id': 'the person’s own',
  'programme_enrolments.programme_id': PROGRAMME,
  'rule_sets.programme_id': PROGRAMME,
  'rule_signatures.programme_id': PROGRAMME,
  'scorm_intervals.person_id': 'deleted with its launch',
  'scorm_intervals.registration_id': 'deleted with its launch',
  'scorm_launches.session_id': 'a launch outlives the session that began it',
  'scorm_sco_states.launch_id': 'deleted with its attempt',
  'statements.actor': 'emptied at the start (`importEarlierStatements`)',
  'webinar_assets.mux_id': PROVIDER,
  'webinar_assets.playback_id': PROVIDER,
  'webinar_streams.asset_id': PROVIDER,
  'webinar_streams.mux_id': PROVIDER,
  'webinar_streams.playback_id': PROVIDER,
  'webinars.series_id': 'the first webinar of a series; the others stay without it',
  'xapi_activities.owner': 'who may define an activity outlives what they wrote',
  'xapi_documents.agent': STATEMENT,
  'xapi_documents.owner': 'deleted by its agent',
  'xapi_forwardings.learner': STATEMENT,
  'xapi_forwardings.statement_id': STATEMENT,
  'xapi_statement_agents.agent': STATEMENT,
  'xapi_statement_targets.statement_id': STATEMENT,
  'xapi_statement_targets.target_id': 'a statement may refer to one that never arrives',
  'xapi_statements.voided_by': 'a statement that was voided stays so',
};

test('a column named like a reference is one, so that what refers to a person is found, or says why not', () => {
  const followed = new Set(references.map(({ column }) => column));
  const others = tables.flatMap((table) =>
    configOf(table)
      .columns.filter((column) => column.dataType === 'string' && !followed.has(column))
      .map(({ name }) => name)
      .filter((name) => /(_id|_by)$|^(actor|agent|learner|owner|person)$/.test(name))
      .map((name) => `${getTableName(table)}.${name}`),
  );
  expect(others.toSorted()).toEqual(Object.keys(NO_REFERENCE).toSorted());
});
