import { stringOf } from '#app/platform/string-of.ts';

/** State of a room, and how each event changes it: pure, the same on the server and in the browser. */
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

export type Caption = { language: string; text: string; at: string };

export type Slide = { number: number; hash: string; words: string };

export type StreamState = 'waiting' | 'live' | 'paused' | 'ended';

export type RoomState = {
  /** Number of the newest event that is in here. */
  number: number;
  messages: Message[];
  questions: Question[];
  prompts: Prompt[];
  captions: Caption[];
  slides: Slide[];
  slide: number | null;
  hands: { id: string; name: string; place: string | null }[];
  ownHand: boolean;
  stream: StreamState;
  blocked: boolean;
};

export type RoomEvent = {
  number: number;
  kind: string;
  by: Author | null;
  body: Record<string, unknown>;
  /** ISO instants; `mediaAt`: when it is to be shown, on the stream's clock. */
  mediaAt: string | null;
  at: string;
};

const KEPT_MESSAGES = 200;

const KEPT_CAPTIONS = 60;

const upsert = <T extends { id: string }>(rows: T[], row: T): T[] =>
  rows.some((each) => each.id === row.id)
    ? rows.map((each) => (each.id === row.id ? { ...each, ...row } : each))
    : [...rows, row];

const change = <T extends { id: string }>(rows: T[], id: unknown, set: Partial<T>): T[] =>
  rows.map((each) => (each.id === id ? { ...each, ...set } : each));

/** The state after one more event. An event that is already in it changes nothing. */
export function applyEvent(state: RoomState, event: RoomEvent): RoomState {
  const next = { ...state, number: Math.max(state.number, event.number) };
  const { body, by, at } = event;
  const id = stringOf(body['id']);
  switch (event.kind) {
    case 'message': {
      const message = { id, by: by!, text: String(body['text']), at, pinned: false, deleted: false };
      return { ...next, messages: upsert(state.messages, message).slice(-KEPT_MESSAGES) };
    }
    case 'message-changed':
      return { ...next, messages: change(state.messages, id, body['set'] as Partial<Message>) };
    case 'question': {
      const known = state.questions.find((each) => each.id === id);
      const question: Question = {
        id,
        by: by!,
        text: String(body['text']),
        at: stringOf(body['askedAt']) || at,
        state: body['state'] as QuestionState,
        votes: known?.votes ?? 0,
        voted: known?.voted ?? false,
        answer: known?.answer ?? null,
      };
      return { ...next, questions: upsert(state.questions, question) };
    }
    case 'question-changed':
      return { ...next, questions: change(state.questions, id, body['set'] as Partial<Question>) };
    case 'vote':
      return { ...next, questions: change(state.questions, id, { voted: Boolean(body['voted']) }) };
    case 'prompt': {
      const known = state.prompts.find((each) => each.id === id);
      const prompt = { ...(body as unknown as Prompt), chosen: known?.chosen ?? null };
      return { ...next, prompts: upsert(state.prompts, { ...prompt, tally: prompt.tally ?? null }) };
    }
    case 'prompt-changed':
      return { ...next, prompts: change(state.prompts, id, body['set'] as Partial<Prompt>) };
    case 'prompt-gone':
      return { ...next, prompts: state.prompts.filter((each) => each.id !== id) };
    case 'caption': {
      const caption = { language: String(body['language']), text: String(body['text']), at };
      return { ...next, captions: [...state.captions, caption].slice(-KEPT_CAPTIONS) };
    }
    case 'slide':
      return { ...next, slide: body['number'] as number | null };
    case 'slides':
      return { ...next, slides: body['slides'] as Slide[] };
    case 'hand': {
      const rest = state.hands.filter((each) => each.id !== id);
      const hand = { id, name: by?.name ?? '', place: by?.place ?? null };
      return { ...next, hands: body['raised'] ? [...rest, hand] : rest };
    }
    case 'own-hand':
      return { ...next, ownHand: Boolean(body['raised']) };
    case 'stream':
      return { ...next, stream: body['state'] as StreamState };
    case 'blocked':
      return { ...next, blocked: Boolean(body['blocked']) };
    default:
      return next;
  }
}

/** Questions as they are read: open ones by votes, then those that wait, then what was answered. */
export function sortedQuestions(questions: Question[]): Question[] {
  const rank = { pending: 0, open: 1, answered: 2, declined: 3 };
  return [...questions].sort(
    (a, b) => rank[a.state] - rank[b.state] || b.votes - a.votes || a.at.localeCompare(b.at),
  );
}
