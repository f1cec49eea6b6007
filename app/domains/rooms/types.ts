export type Author = { name: string; place: string | null; own: boolean };

export type Message = { id: string; by: Author; text: string; at: string; pinned: boolean; deleted: boolean };

export type QuestionState = 'pending' | 'open' | 'answered' | 'declined';

export type Question = {
  id: string;
  by: Author;
  text: string;
  at: string;
  state: QuestionState;
  votes: number;
  voted: boolean;
  answer: string | null;
};

export type Prompt = {
  id: string;
  kind: 'poll' | 'check';
  question: string;
  options: string[];
  state: 'draft' | 'open' | 'closed';
  closesAt: string | null;
  /** Own choice; null while not answered. */
  chosen: number | null;
  /** Votes per option, for all once closed, for staff as they come. */
  tally: number[] | null;
};

/** Who is in a room now: how many, and the first of their names; `id` is opaque. */
export type Guests = { count: number; named: { id: string; name: string; place: string | null }[] };

export type Slide = { number: number; hash: string; words: string };

/** What a host's browser sends: their voice, and the picture of their camera. */
export type Sending = { sound: boolean; picture: boolean };

export type StreamState = 'waiting' | 'live' | 'paused' | 'ended';

/** The body of an event by its kind. Both are stored, and sent as they are. */
export type EventBodies = {
  message: { id: string; text: string };
  'message-changed': { id: string; set: Partial<Message> };
  /** `askedAt`: where it comes again, changed by a moderator. */
  question: { id: string; text: string; state: QuestionState; askedAt?: string };
  'question-changed': { id: string; set: Partial<Question> };
  vote: { id: string; voted: boolean };
  prompt: Omit<Prompt, 'chosen'>;
  'prompt-changed': { id: string; set: Partial<Prompt> };
  'prompt-gone': { id: string };
  caption: { language: string; text: string };
  slide: { number: number | null };
  slides: { slides: Slide[] };
  /** At the end of the others. */
  'slide-added': Slide;
  /** `id`: opaque id of whose hand it is. */
  hand: { id: string; raised: boolean };
  /** `called`: a host took it down to let this person speak. */
  'own-hand': { raised: boolean; called?: boolean };
  sending: Sending;
  stream: { state: StreamState };
  blocked: { blocked: boolean };
  /** JSON text that one browser sends to another to set up a call. */
  signal: { data: string };
};

export type EventKind = keyof EventBodies;

export type EventBody = EventBodies[EventKind];

/** A kind with the body of that kind. */
export type EventContent = { [Kind in EventKind]: { kind: Kind; body: EventBodies[Kind] } }[EventKind];
