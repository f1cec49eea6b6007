/* oxlint-disable react/exhaustive-effect-dependencies, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects begin and end what runs beside the page: sound and title. */
import { useEffect, useRef, useState } from 'react';
import { openChime } from './chime.ts';

/** Calls somebody back who is asked something: the title of the tab says it, and a sound, which is wanted or not on this device. */
export function useAttention(asked: { id: string; text: string } | null) {
  const [isOn, setOn] = useState(false);
  const chime = useRef<ReturnType<typeof openChime> | null>(null);
  useEffect(() => {
    chime.current = openChime();
    setOn(chime.current.isOn());
    return () => chime.current?.stop();
  }, []);
  useEffect(() => {
    if (asked && chime.current?.isOn()) chime.current.ring();
  }, [asked?.id]);
  useEffect(() => {
    if (!asked) return;
    const before = document.title;
    document.title = `${asked.text} · ${before}`;
    return () => {
      document.title = before;
    };
  }, [asked?.id, asked?.text]);
  return {
    isOn,
    toggle() {
      chime.current?.turn(!isOn);
      setOn(!isOn);
    },
  };
}
