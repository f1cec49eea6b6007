export type MeetingItem = {
  id: string;
  state: 'proposed' | 'agreed' | 'cancelled' | 'over';
  startsAt: string | Date;
  agenda: string;
  agendaRevision: string;
  own: boolean;
  open: boolean;
  together: number;
  /** Minutes that either said; null while silent. */
  saidByMe: number | null;
  saidByThem: number | null;
  counted: boolean;
};
