import type { Table } from '#app/platform/table-file.server.ts';

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

/** Columns of a line in the table. */
export const EXPORT_COLUMNS = [
  { name: 'id', kind: 'text' },
  { name: 'registrationNumber', kind: 'code' },
  { name: 'name', kind: 'text' },
  { name: 'title', kind: 'text' },
  { name: 'activityType', kind: 'text' },
  { name: 'from', kind: 'day' },
  { name: 'to', kind: 'day' },
  { name: 'minutes', kind: 'number' },
  { name: 'counted', kind: 'number' },
  { name: 'code', kind: 'code' },
  { name: 'recordedAt', kind: 'instant' },
  { name: 'reverses', kind: 'text' },
  { name: 'reason', kind: 'text' },
] as const satisfies readonly { name: keyof ExportLine; kind: Table['columns'][number]['kind'] }[];
