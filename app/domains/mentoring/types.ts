/** Criteria of a pair; each has a weight from 0 (does not matter) to 10. */
export type Criterion =
  | 'topics'
  | 'language'
  | 'specialty'
  | 'hours'
  | 'remoteness'
  | 'experience'
  | 'country';

export type MentoringQuestion = {
  id: string;
  text: string;
  options: string[];
  /** Whether both should have answered alike, or differently. */
  want: 'same' | 'different';
  weight: number;
};

/** How a programme pairs people; a published round keeps the settings that it ran with. */
export type MentoringSettings = {
  audience: 'members' | 'everybody';
  /** How pairs come about: by the coordinator, by mentees who ask, by asking from suggestions, or in rounds. */
  mode: 'administrator' | 'self' | 'suggested' | 'round';
  goal: 'stable' | 'everybody';
  months: number;
  everyWeeks: number;
  minutes: number;
  /** Days in which a proposal must be answered. */
  answerDays: number;
  /** Mentees that one mentor may have at most. */
  capacity: number;
  weights: Record<Criterion, number>;
  questions: MentoringQuestion[];
  hard: {
    language: boolean;
    workplace: boolean;
    specialty: boolean;
    /** Pairs of countries that are allowed, as `FI-EE`, in either direction; empty: all. */
    countries: string[];
  };
  /** As what an hour counts for either side, in the words of the credit rules; empty: not at all. */
  credit: { mentee: string; mentor: string };
  /** Place of meetings; empty: inside Majakka. `{meeting}` in it is replaced by the meeting's name. */
  room: string;
  /** Calls go through the relay alone, so that neither side learns the other's address. */
  relayOnly: boolean;
};

/** Texts of a programme, by language. */
export type MentoringWords = Record<string, { title: string; summary: string; agreement: string }>;

/** Why a criterion speaks for a pair: its share from 0 to 1, and what it is about (topics, languages, hours). */
export type MatchReason = { criterion: string; share: number; weight: number; facts: string[] };

/** Why not a mentor whom the mentee would have preferred; `full`: all places are held by people ranked as high. */
export type MatchRefusal = {
  mentorId: string;
  why: 'full' | 'none' | 'open';
  places: number;
  higher: number;
};

/** Preferred alternatives of either side, and why not: the proof of a round, as shown. */
export type BetterMatches = { mentee: MatchRefusal[]; mentor: { higher: number; open: number } };
