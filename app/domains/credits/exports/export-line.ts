/** One line of the ledger as an authority reads it; dates are calendar dates, units exact decimals. */
export type ExportLine = {
  id: string;
  registrationNumber: string;
  name: string;
  title: string;
  activityType: string;
  from: string;
  to: string;
  minutes: number;
  counted: string;
  code: string;
  recordedAt: string;
  /** The line reversed by this one. */
  reverses: string;
  reason: string;
};

export const EXPORT_COLUMNS = [
  'id',
  'registrationNumber',
  'name',
  'title',
  'activityType',
  'from',
  'to',
  'minutes',
  'counted',
  'code',
  'recordedAt',
  'reverses',
  'reason',
] as const satisfies readonly (keyof ExportLine)[];
