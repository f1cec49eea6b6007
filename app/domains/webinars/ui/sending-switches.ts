/** The broadcast that they belong to. */
type Broadcast = {
  stream(): MediaStream | null;
  isSending(): boolean;
  /** The screen is sent in place of the camera. */
  isSharing(): boolean;
};

/**
 * Switches of microphone and camera in the studio. What is off is sent as silence, or black: a track that is not enabled (Media Capture and
 * Streams §4.3.1). Guests read it on their stage.
 */
export function openSwitches(studio: HTMLElement, broadcast: Broadcast) {
  const part = (name: string) => studio.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const sending = { sound: true, picture: true };
  const buttons = { sound: part('sound'), picture: part('picture') };

  /** To the tracks that there are now, and to what is said of them. */
  function apply(): void {
    for (const button of Object.values(buttons)) button.hidden = false;
    for (const track of broadcast.stream()?.getAudioTracks() ?? []) track.enabled = sending.sound;
    for (const track of broadcast.stream()?.getVideoTracks() ?? []) track.enabled = sending.picture;
    part('muted').hidden = sending.sound;
    part('dark').hidden = sending.picture;
    for (const what of ['sound', 'picture'] as const)
      for (const word of buttons[what].querySelectorAll<HTMLElement>('[data-when]'))
        word.hidden = (word.dataset['when'] === 'on') !== sending[what];
  }

  /** To the room; a rehearsal has none. Where it does not arrive, nothing is lost but that. */
  async function report(): Promise<void> {
    const room = studio.dataset['room'];
    if (!room) return;
    const body = new URLSearchParams({
      intent: 'sending',
      sound: sending.sound ? 'yes' : 'no',
      picture: sending.picture || broadcast.isSharing() ? 'yes' : 'no',
    });
    await fetch(room, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(
      () => undefined,
    );
  }

  for (const what of ['sound', 'picture'] as const)
    buttons[what].addEventListener('click', () => {
      sending[what] = !sending[what];
      apply();
      if (broadcast.isSending()) void report();
    });
  return { apply, report };
}
