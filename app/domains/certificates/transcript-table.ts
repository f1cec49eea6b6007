import type { Table } from '#app/platform/table-file.server.ts';
import type { Transcript } from './transcript.ts';

const COLUMNS = [
  { name: 'name', kind: 'text' },
  { name: 'registrationNumber', kind: 'code' },
  { name: 'programme', kind: 'text' },
  { name: 'cycleFrom', kind: 'text' },
  { name: 'cycleTo', kind: 'text' },
  { name: 'date', kind: 'day' },
  { name: 'title', kind: 'text' },
  { name: 'activityType', kind: 'text' },
  { name: 'minutes', kind: 'number' },
  { name: 'worth', kind: 'number' },
  { name: 'counted', kind: 'number' },
  { name: 'reason', kind: 'text' },
  { name: 'certificateCode', kind: 'code' },
  { name: 'evidence', kind: 'text' },
] as const satisfies Table['columns'];

/** A transcript for programs and spreadsheets: whose it is stands in each line, so that tables can be put together. */
export const transcriptTable = ({ lines, ...of }: Transcript): Table => ({
  name: `majakka-${of.programmeId}-${of.madeOn}`,
  columns: COLUMNS,
  rows: lines.map((each) => [
    of.name,
    of.number,
    of.programmeId,
    of.period?.from ?? '',
    of.period?.to ?? '',
    each.date,
    each.title,
    each.activityType,
    each.minutes,
    each.raw,
    each.units,
    each.why,
    each.code,
    each.id,
  ]),
  timeZone: 'UTC',
});
