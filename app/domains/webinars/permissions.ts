import type { StaffRole } from './staff/find-staff-role.server.ts';

/** Who decides about a webinar: its schedule, its staff, its test, its recording. */
export const isHost = (role: StaffRole | null): boolean => role === 'host';
/** Who may send pictures and hand out slides: moderators look after the talk alone. */
export const mayBroadcast = (role: StaffRole | null): boolean => role === 'host' || role === 'cohost';
/** Who may be in the room: its staff, and people with a seat. */
export const mayEnterRoom = (role: StaffRole | null, seat: 'seat' | 'waiting' | 'left' | null): boolean =>
  role !== null || seat === 'seat';
