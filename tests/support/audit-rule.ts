import type { WritingUnit } from './audited.ts';

const JOURNAL = 'its rows are their own trace: none is changed or deleted while somebody may ask';
const WITH_JOURNAL = 'follows from the journal that is written in the same unit';
const OPERATION = 'the process’s own work; nothing about anybody’s learning or rights';
const COUNTER = 'counts requests; forgotten after its time';

/** Tables that a unit may write without an audit row, each with its reason. */
export const WITHOUT_AUDIT: Record<string, string> = {
  consultation_cards: JOURNAL,
  consultation_reads: JOURNAL,
  mentoring_presence: JOURNAL,
  module_answers: JOURNAL,
  mux_events: JOURNAL,
  room_events: JOURNAL,
  scorm_commits: JOURNAL,
  scorm_intervals: JOURNAL,
  statements: JOURNAL,
  study_intervals: JOURNAL,
  webinar_intervals: JOURNAL,
  webinar_sessions: JOURNAL,
  xapi_statements: JOURNAL,

  module_states: WITH_JOURNAL,
  module_viewings: WITH_JOURNAL,
  room_answers: WITH_JOURNAL,
  room_hands: WITH_JOURNAL,
  room_messages: WITH_JOURNAL,
  room_questions: WITH_JOURNAL,
  room_votes: WITH_JOURNAL,
  rooms: WITH_JOURNAL,
  scorm_attempts: WITH_JOURNAL,
  scorm_launches: WITH_JOURNAL,
  scorm_sco_states: WITH_JOURNAL,
  scorm_shared_values: WITH_JOURNAL,
  xapi_activities: WITH_JOURNAL,
  xapi_attachments: WITH_JOURNAL,
  xapi_forwardings: WITH_JOURNAL,
  xapi_statement_activities: WITH_JOURNAL,
  xapi_statement_agents: WITH_JOURNAL,
  xapi_statement_references: WITH_JOURNAL,
  xapi_statement_targets: WITH_JOURNAL,

  credit_standings: 'counted from the ledger, and counted again whenever that changes',
  xapi_documents: 'what a program keeps for itself; the scope of its credential is the right to do it',
  scorm_record_sessions: 'opens nothing before its code is used once',
  broadcast_tickets: 'making the ticket left the audit row',
  file_sweeps: OPERATION,
  room_presences: 'who is in a room now; forgotten after an hour',
  jobs: OPERATION,
  mails: OPERATION,
  module_imports: OPERATION,
  schedules: OPERATION,
  xapi_forwards: OPERATION,
  kept_forms: 'what somebody may still send; forgotten after a day',
  failed_sign_ins: COUNTER,
  limits: COUNTER,
  sent_forms: COUNTER,
  throttles: COUNTER,
  xapi_credential_use: COUNTER,
  xapi_record_use: COUNTER,
};

const REMINDER = 'marks that the mail went out; the mail is the trace';
const DERIVED = 'recomputed from the row itself';
const REPEATED = 'done twice: the insert finds its row and changes nothing';

/** Units that write other tables without an audit row: `file table`, and why. */
export const UNITS_WITHOUT_AUDIT: Record<string, string> = {
  'app/domains/accounts/internal/session/sessions.server.ts sessions': 'a session in use is extended',
  'app/domains/accounts/people/refresh-name-columns.server.ts people': DERIVED,
  'app/domains/accounts/internal/store-registration.server.ts people': REPEATED,
  'app/domains/accounts/sessions/delete-expired-sessions.server.ts mail_tokens': 'over already',
  'app/domains/accounts/sessions/delete-expired-sessions.server.ts sessions': 'over already',
  'app/domains/accounts/sessions/delete-expired-sessions.server.ts spent_tokens': 'over already',
  'app/domains/catalogue/courses/refresh-search-keys.server.ts course_variants': DERIVED,
  'app/domains/certificates/compare-certificates.server.ts credit_findings': REPEATED,
  'app/domains/consultations/cases/ask-question.server.ts consultation_cases': REPEATED,
  'app/domains/consultations/cases/read-case.server.ts consultation_assignments':
    'the first opening, of which consultation_reads is the trace',
  'app/domains/consultations/cases/read-case.server.ts consultation_cases':
    'the first opening, of which consultation_reads is the trace',
  'app/domains/consultations/cases/remind-of-cases.server.ts consultation_cases': REMINDER,
  'app/domains/consultations/library/refresh-lesson-terms.server.ts consultation_terms': DERIVED,
  'app/domains/credits/accreditation/warn-of-expiring-accreditations.server.ts accreditations': REMINDER,
  'app/domains/credits/findings/check-ledger.server.ts credit_findings': REPEATED,
  'app/domains/credits/enrolments/send-cycle-reminders.server.ts programme_enrolments': REMINDER,
  'app/domains/modules/signatures/sign-language.server.ts module_signatures': REPEATED,
  'app/domains/mentoring/meetings/remind-of-meetings.server.ts mentoring_meetings': REMINDER,
  'app/domains/mentoring/messages/mark-messages-read.server.ts mentoring_readings':
    'how far somebody has read; nobody else sees it',
  'app/domains/mentoring/pairs/nudge-pairs.server.ts mentoring_pairs': REMINDER,
  'app/domains/mentoring/pairs/remind-of-proposals.server.ts mentoring_pairs': REMINDER,
  'app/domains/mentoring/rounds/remind-of-rounds.server.ts mentoring_plans': REMINDER,
  'app/domains/mentoring/rounds/propose-round.server.ts mentoring_matches':
    'a job; publishing the round left the audit row',
  'app/domains/mentoring/rounds/propose-round.server.ts mentoring_pairs':
    'a job; publishing the round left the audit row',
  'app/domains/mentoring/rounds/propose-round.server.ts mentoring_profiles':
    'a job; publishing the round left the audit row',
  'app/domains/scorm/versions/move-learners.server.ts registrations': 'a job; ordering it left the audit row',
  'app/domains/webinars/engine/delete-old-clips.server.ts webinar_assets':
    'a part that nobody gets any more; the trim that replaced it left its row',
  'app/domains/webinars/engine/repair-clips.server.ts webinar_assets':
    'what the engine has made of it; asking for the trim left its row',
  'app/domains/webinars/engine/receive-mux-event.server.ts webinar_assets':
    'the state that the engine reports; its events are kept',
  'app/domains/webinars/engine/receive-mux-event.server.ts webinar_streams':
    'the state that the engine reports; its events are kept',
  'app/domains/webinars/seats/remind-of-webinars.server.ts webinar_seats': REMINDER,
  'app/domains/webinars/seats/take-seat.server.ts webinar_seats': REPEATED,
  'app/domains/xapi/maintenance/assign-missing-owners.server.ts xapi_activities': WITH_JOURNAL,
  'app/platform/sweep-files.server.ts courses': 'sizes that are filled in from the files',
};

/** Tables that a unit changed and should have audited; empty where all is well. */
export const tablesWithoutAudit = ({ by, tables }: WritingUnit): string[] =>
  tables.includes('audit')
    ? []
    : tables.filter(
        (table) =>
          !Object.hasOwn(WITHOUT_AUDIT, table) && !Object.hasOwn(UNITS_WITHOUT_AUDIT, `${by} ${table}`),
      );
