/** The attendance rule. Versioned; the one in force when the room opens is fixed for its attendees. */
export type AttendanceRule = {
  /** Share of the planned minutes, in per cent. */
  minPercent: number;
  /** Share of the presence checks and polls that must be answered, in per cent. */
  answersPercent: number;
  /** Per cent of right answers in the test; 0: no test. */
  testPercent: number;
};

export type Chapter = { seconds: number; title: string };
