/* oxlint-disable react/exhaustive-effect-dependencies, react/refs, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects begin and end what runs beside the page (player, heartbeats): they read what is newest, and start again only where said. */
import { useEffect, useRef, useState } from 'react';
import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import { type ViewingMode, startHeartbeats } from './heartbeats.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import { openPlayerSession } from './open-player-session.ts';
import type { Player } from './player.ts';

type Room = {
  state: RoomState;
  isLive: boolean;
  entries: number;
  setPlayer(player: Player | null): void;
  mode: ViewingMode;
  act: string;
};

/** Plays the stream of a room in `video`, and reports what was played; what of it counts, and whether it counts in another window. */
export function useRoomPlayer(props: LiveRoomProps, { state, isLive, entries, setPlayer, mode, act }: Room) {
  const [countedMs, setCounted] = useState(props.minutes.countedMs);
  const [elsewhere, setElsewhere] = useState(false);
  const [catchUp, setCatchUp] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const streamNow = useRef(state.stream);
  streamNow.current = state.stream;

  // Again for each mode, and when the stream begins.
  const plays = state.stream === 'live' || state.stream === 'paused' || catchUp;
  useEffect(() => {
    if (!isLive || !plays || state.blocked || elsewhere) return;
    let over = false;
    let token: string | null = null;
    let own: Player | null = null;
    const read = mode === 'read';
    let readFrom = Date.now();
    const skew = props.now - Date.now();
    const heartbeats = startHeartbeats(
      () => token,
      () => {
        if (!read) {
          // A hidden window is looked at by nobody; sound alone is meant to go on.
          const seen = document.visibilityState === 'visible' || mode === 'listened';
          const heard = own?.takePlayed() ?? [];
          return { played: seen ? heard : [], mode };
        }
        const from = readFrom;
        readFrom = Date.now();
        const follows = document.visibilityState === 'visible' && streamNow.current === 'live';
        return { played: follows ? [{ from: from + skew, to: readFrom + skew }] : [], mode };
      },
      { counted: setCounted, elsewhere: () => setElsewhere(true) },
    );
    void (async () => {
      const opened = await openPlayerSession(act, catchUp);
      if (over || !opened) return;
      token = opened.token;
      readFrom = Date.now();
      if (read || !opened.source) return;
      const { openPlayer, soundOnly } = await import('./player.ts');
      const source = mode === 'listened' ? await soundOnly(opened.source) : opened.source;
      if (over) return;
      own = openPlayer(video.current!, { live: true });
      setPlayer(own);
      own.setSource(source);
    })();
    return () => {
      over = true;
      void heartbeats.now().finally(() => heartbeats.stop());
      own?.stop();
      setPlayer(null);
    };
  }, [isLive, plays, mode, catchUp, elsewhere, state.blocked, entries]);

  return { video, countedMs, elsewhere, catchUp, setCatchUp };
}
