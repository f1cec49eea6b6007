const KEPT = 'room-sound';

/** Two soft tones, so that somebody who looks elsewhere hears that they are asked something. Made here: no file is loaded. */
export function openChime(): { isOn(): boolean; turn(on: boolean): void; ring(): void; stop(): void } {
  let sound: AudioContext | null = null;
  /** Browsers let a page sound only after somebody has pressed something on it. */
  const unlock = () => {
    if (!isOn()) return;
    sound ??= new AudioContext();
    void sound.resume().catch(() => undefined);
  };
  const isOn = (): boolean => {
    try {
      return localStorage.getItem(KEPT) === 'on';
    } catch {
      return false;
    }
  };
  addEventListener('pointerdown', unlock);
  addEventListener('keydown', unlock);

  function ring(): void {
    unlock();
    if (!sound) return;
    const begin = sound.currentTime + 0.02;
    for (const [i, hertz] of [659, 880].entries()) {
      const from = begin + i * 0.22;
      const [tone, loudness] = [sound.createOscillator(), sound.createGain()];
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(0, from);
      loudness.gain.linearRampToValueAtTime(0.2, from + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
      tone.connect(loudness).connect(sound.destination);
      tone.start(from);
      tone.stop(from + 0.45);
    }
  }
  return {
    isOn,
    turn(on) {
      try {
        localStorage.setItem(KEPT, on ? 'on' : 'off');
      } catch {
        // The device keeps nothing: it is off.
      }
      if (on) ring();
    },
    ring,
    stop() {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
      void sound?.close();
    },
  };
}
