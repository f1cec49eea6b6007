/** Minutes of one calendar date; the hours of the day where they are known ("09:30"), for seeing overlaps. */
export type LedgerSession = { date: string; minutes?: number; from?: string; to?: string };

/**
 * Values stated by the document of an activity beyond its dates; `givenBefore`: programmes in which an earlier line of a course
 * gives the credit.
 */
export type Stated = {
  days?: number;
  count?: number;
  granted?: { programmeId: string; units: string };
  intl?: boolean;
  inSpecialty?: boolean;
  givenBefore?: string[];
};

/** What an officer corrected of a submitted activity before deciding: what its doctor had stated, and why it was changed. */
export type CorrectedActivity = {
  reason: string;
  activityType: string;
  sessions: LedgerSession[];
};

/** The file that accrediting bodies ask for. */
export type ApplicationFile = {
  needs: string;
  outcomes: string;
  audience: string;
  /** The programme in minutes. */
  agenda: { minutes: number; title: string }[];
  faculty: string;
  funding: string;
  /** Calendar date until which the content is kept current. */
  contentUntil: string;
};

/**
 * What a check of the ledger finds: a line that is of another day than before; one that was earned although the attempt failed;
 * one that was earned where nothing was required and nobody had confirmed it; a certificate that names other units than are
 * counted today.
 */
export type FindingKind = 'day_moved' | 'failed_attempt' | 'nothing_required' | 'units_differ';

/** What a finding says, by kind (`creditFindings`). */
export type FindingDetail = {
  /** The day that counted before, and the one that counts now. */
  days?: { before: string; after: string };
  /** Exact texts in the programme's unit. */
  units?: { before: string; after: string };
  /** Shares of one, as exact texts; none where the package reported no score, or has no mark. */
  attempt?: { score: string | null; mark: string | null };
};

/** Parameters of a rule: read from a programme file, an officer's form, or a file of the command line. */
export type Rule = {
  id: string;
  type: string;
  params: Params;
  /** Key of a source of the programme, and whether the rule was read there. */
  source?: string;
  verified?: boolean;
  note?: string;
  /** Calendar dates, both included; without them a rule always holds. */
  validFrom?: string;
  validTo?: string;
};
export type Params = Record<string, unknown>;

/** Why a line counts less than it is worth, and by how much where something was taken off. */
export type ReductionReason = { code: string; by: string };

export type CategoryTotal = {
  name: string;
  counted: string;
  min: string | null;
  remaining: string;
  max: string | null;
};

/** A cycle's result as it was confirmed: each line's exact units and reasons, and the parts of the total. */
export type DecisionResult = {
  categories: CategoryTotal[];
  lines: { id: string; units: string; reasons: ReductionReason[] }[];
};

/** Which members: those whom a filter of the list finds, or the chosen ones (`people`). */
export type MemberSelection = {
  q: string;
  state: string;
  programmeId: string;
  specialty: string;
  region: string;
  people?: string[];
};

/** Texts of a message by language. */
export type MessageTexts = Record<string, { subject: string; body: string }>;
