/** The right to be in a room, given by the domain that the room belongs to. */
export type Seat = { roomId: string; staff: boolean };
