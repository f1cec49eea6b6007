/* oxlint-disable react/exhaustive-effect-dependencies, react/refs, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects begin and end what runs beside the page (events, forms): they read what is newest, and start again only where said. */
import { useEffect, useRef, useState } from 'react';
import { type Refusal, type SentForm, submitInPlace } from '#app/domains/rooms/ui/submit-in-place.ts';
import { type FormState, formStates, NO_STATE } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';
import type { ViewingMode } from './heartbeats.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import type { Player } from './player.ts';
import { listenToRoom } from './room-events.ts';

/** Why something was refused, and of which form, by its intent. */
export type RoomRefusal = Refusal & { intent?: string | undefined };

/** The state of a room as its events change it, and its forms, which are sent without leaving the page. */
export function useRoom(props: LiveRoomProps, mode: ViewingMode) {
  const act = urls.roomAct(props.slug);
  const [state, setState] = useState(props.state);
  const [isLive, setLive] = useState(false);
  /** A form that comes back, which says by itself why. */
  const [answer, setAnswer] = useState(props.answer);
  const { sent, stateOf } = formStates(answer);
  const sentNow = useRef(sent);
  sentNow.current = sent;
  /** Said at the head of the room: whatever else was refused. */
  const [refused, setRefused] = useState<RoomRefusal | null>(null);
  /** How often the person was let in again; earlier sessions are void. */
  const [entries, setEntries] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const player = useRef<Player | null>(null);
  const modeNow = useRef(mode);
  modeNow.current = mode;

  useEffect(() => setLive(true), []);
  useEffect(() => {
    const on = {
      outside: () => setRefused({ error: 'sign_in_required' }),
      inside: () => {
        setRefused(null);
        setEntries((count) => count + 1);
      },
    };
    return listenToRoom(props, setState, player, modeNow, on);
  }, []);
  useEffect(() => {
    const heard = (refusal: Refusal | null, { values, isWritten }: SentForm) => {
      const comesBack = refusal !== null && isWritten && refusal.error !== 'sign_in_required';
      setRefused(comesBack ? null : refusal && { ...refusal, intent: values['intent'] });
      if (comesBack) setAnswer(refusedForm(refusal, values));
      else if (values['intent'] === sentNow.current) setAnswer(NO_STATE);
      if (!refusal && values['intent'] === 'answer') leaveAnswered(root.current!);
    };
    return submitInPlace(root.current!, act, heard);
  }, []);
  const setPlayer = (playing: Player | null) => {
    player.current = playing;
  };
  return { act, state, isLive, stateOf, refused, entries, root, setPlayer };
}

/** The form that was answered goes, and the focus in it with it: the next thing is the stage, unless somebody is elsewhere already. */
function leaveAnswered(root: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.closest('.asked'))
    root.querySelector<HTMLElement>('.stage')?.focus({ preventScroll: true });
}

/** As the server answers a form that it draws again. */
const refusedForm = (
  { error, fields = {}, failure = { code: error, facts: {} } }: Refusal,
  values: FormState['values'],
): FormState => ({ fields, failure, values });
