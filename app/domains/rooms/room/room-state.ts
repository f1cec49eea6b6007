import type {
  Author,
  EventContent,
  Message,
  Prompt,
  Question,
  Sending,
  Slide,
  StreamState,
} from '#app/domains/rooms/types.ts';

/** State of a room, and how each event changes it: pure, the same on the server and in the browser. */
export type Caption = { language: string; text: string; at: string };

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
  /** A host let this person speak. */
  called: boolean;
  sending: Sending;
  stream: StreamState;
  blocked: boolean;
};

export type RoomEvent = EventContent & {
  number: number;
  by: Author | null;
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

const change = <T extends { id: string }>(rows: T[], { id, set }: { id: string; set: Partial<T> }): T[] =>
  rows.map((each) => (each.id === id ? { ...each, ...set } : each));

/** The state after one more event. An event that is already in it changes nothing. */
export function applyEvent(state: RoomState, event: RoomEvent): RoomState {
  const next = { ...state, number: Math.max(state.number, event.number) };
  const { by, at } = event;
  switch (event.kind) {
    case 'message': {
      const { id, text } = event.body;
      const message = { id, by: by!, text, at, pinned: false, deleted: false };
      return { ...next, messages: upsert(state.messages, message).slice(-KEPT_MESSAGES) };
    }
    case 'message-changed':
      return { ...next, messages: change(state.messages, event.body) };
    case 'question': {
      const { id, text, askedAt } = event.body;
      const known = state.questions.find((each) => each.id === id);
      const question: Question = {
        id,
        by: by!,
        text,
        at: askedAt ?? at,
        state: event.body.state,
        votes: known?.votes ?? 0,
        voted: known?.voted ?? false,
        answer: known?.answer ?? null,
      };
      return { ...next, questions: upsert(state.questions, question) };
    }
    case 'question-changed':
      return { ...next, questions: change(state.questions, event.body) };
    case 'vote': {
      const { id, voted } = event.body;
      return { ...next, questions: change(state.questions, { id, set: { voted } }) };
    }
    case 'prompt': {
      const known = state.prompts.find(({ id }) => id === event.body.id);
      return { ...next, prompts: upsert(state.prompts, { ...event.body, chosen: known?.chosen ?? null }) };
    }
    case 'prompt-changed':
      return { ...next, prompts: change(state.prompts, event.body) };
    case 'prompt-gone':
      return { ...next, prompts: state.prompts.filter(({ id }) => id !== event.body.id) };
    case 'caption':
      return { ...next, captions: [...state.captions, { ...event.body, at }].slice(-KEPT_CAPTIONS) };
    case 'slide':
      return { ...next, slide: event.body.number };
    case 'slides':
      return { ...next, slides: event.body.slides };
    case 'slide-added': {
      const { number } = event.body;
      return { ...next, slides: [...state.slides.filter((each) => each.number !== number), event.body] };
    }
    case 'hand': {
      const { id, raised } = event.body;
      const rest = state.hands.filter((each) => each.id !== id);
      const hand = { id, name: by?.name ?? '', place: by?.place ?? null };
      return { ...next, hands: raised ? [...rest, hand] : rest };
    }
    case 'own-hand':
      return { ...next, ownHand: event.body.raised, called: event.body.called ?? false };
    case 'sending':
      return { ...next, sending: event.body };
    case 'stream':
      return { ...next, stream: event.body.state };
    case 'blocked':
      return { ...next, blocked: event.body.blocked };
    // A signal is about no state, and a newer server may send what this page does not know.
    default:
      return next;
  }
}

/** Questions as they are read: those that wait (which staff sees), then open ones by votes, then what was answered or declined. */
export function sortedQuestions(questions: Question[]): Question[] {
  const rank = { pending: 0, open: 1, answered: 2, declined: 3 };
  return [...questions].sort(
    (a, b) => rank[a.state] - rank[b.state] || b.votes - a.votes || a.at.localeCompare(b.at),
  );
}
