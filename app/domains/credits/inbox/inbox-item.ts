import { DAY_MS } from '#app/platform/time.ts';

/** What an association's officers decide, in the order in which the inbox offers it as filters. */
export const INBOX_KINDS = [
  'membership',
  'name',
  'activity',
  'application',
  'enrolment',
  'finding',
  'permission',
] as const;

export type InboxKind = (typeof INBOX_KINDS)[number];

/** Something that waits for a decision of an association since `at`; `id` is that of what is decided. */
export type Waiting = { kind: InboxKind; id: string; at: Date };

/** Requests that domains above know: the caller lists them, each with the title that it is shown by. */
export type WaitingAbove = Waiting & { kind: 'permission'; title: string; language: string };

/** What is decided, as a list shows it: a thing by its title and language, a person by name. */
export type InboxItem = Waiting & { title: string; language: string | null } & (
    | { kind: 'membership'; number: string; region: string | null }
    | { kind: 'name'; before: string }
    | { kind: 'activity'; person: string; hasEvidence: boolean }
    | { kind: 'application'; organiser: string; isReply: boolean; reviews: { asked: number; sent: number } }
    | { kind: 'enrolment'; programmeId: string }
    | { kind: 'finding'; person: string; participationId: string }
    | { kind: 'permission' }
  );

export type InboxCounts = Record<InboxKind, number>;

/** The longest waiting first; of two of the same time the one with the smaller id. */
export const byWaiting = (a: Pick<Waiting, 'at' | 'id'>, b: Pick<Waiting, 'at' | 'id'>): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Whole days that it has waited: none where it came today. */
export const daysWaited = ({ at }: Pick<Waiting, 'at'>, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY_MS));

export const ITEMS_A_PAGE = 25;
export const pagesOf = (count: number): number => Math.ceil(count / ITEMS_A_PAGE);
