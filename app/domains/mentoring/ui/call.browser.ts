import { submitInPlace } from '#app/domains/rooms/ui/submit-in-place.ts';

/** On a meeting's page: picture and sound from browser to browser, signalling over the room's events. Texts are on the page. */
const call = document.querySelector<HTMLElement>('[data-call]');

type Signal =
  | { kind: 'hello'; from: string; answer: boolean }
  | { kind: 'description'; from: string; description: RTCSessionDescriptionInit }
  | { kind: 'candidate'; from: string; candidate: RTCIceCandidateInit | null }
  | { kind: 'bye'; from: string };

/** Bits a second below which the picture waits so that the sound stays whole. */
const WEAK_BITS = 120_000;
const LOST_MS = 2000;
const PRESENT_MS = 15_000;

if (call) {
  const part = <T extends HTMLElement>(name: string) => call.querySelector<T>(`[data-part="${name}"]`)!;
  const own = part<HTMLVideoElement>('own');
  const theirs = part<HTMLVideoElement>('theirs');
  const buttons = {
    check: part<HTMLButtonElement>('check'),
    join: part<HTMLButtonElement>('join'),
    leave: part<HTMLButtonElement>('leave'),
    screen: part<HTMLButtonElement>('screen'),
    sound: part<HTMLButtonElement>('sound'),
    mute: part<HTMLButtonElement>('mute'),
  };
  const say = (name: string) => {
    for (const each of call.querySelectorAll<HTMLElement>('[data-say]'))
      each.hidden = each.dataset['say'] !== name;
  };
  const isPolite = call.dataset['polite'] === 'yes';
  const configuration: RTCConfiguration = {
    iceServers: JSON.parse(call.dataset['ice'] ?? '[]') as RTCIceServer[],
    iceTransportPolicy: call.dataset['relay'] === 'yes' ? 'relay' : 'all',
  };
  const me = crypto.randomUUID();
  let since = Number(call.dataset['number']);
  let stream: MediaStream | null = null;
  let screen: MediaStream | null = null;
  let peer: RTCPeerConnection | null = null;
  let other: string | null = null;
  let joined = false;
  let soundOnly = false;
  let [makingOffer, ignoring] = [false, false];
  let lost: ReturnType<typeof setTimeout> | undefined;

  const act = (fields: Record<string, string>) =>
    fetch(call.dataset['act']!, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
  const isJoined = () => joined;
  /** In order, and again while the connection to the server is lost. */
  let sending = Promise.resolve();
  const send = (signal: Signal) => {
    sending = sending.then(async () => {
      for (let tries = 0; tries < 20 && isJoined(); tries++) {
        try {
          const answer = await act({ intent: 'signal', data: JSON.stringify(signal) });
          if (answer.status < 500) return;
        } catch {
          // The connection is lost for now.
        }
        await new Promise((next) => setTimeout(next, 500));
      }
    });
  };

  async function check(): Promise<void> {
    if (!('mediaDevices' in navigator) || !('RTCPeerConnection' in window)) return say('unsupported');
    const wanted = {
      video: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20 } },
      audio: { echoCancellation: true, noiseSuppression: true },
    };
    try {
      // Without a camera the sound alone will do.
      stream = await navigator.mediaDevices
        .getUserMedia(wanted)
        .catch((error: Error) =>
          error.name === 'NotFoundError'
            ? navigator.mediaDevices.getUserMedia({ audio: wanted.audio })
            : Promise.reject(error),
        );
    } catch (error) {
      return say((error as Error).name === 'NotAllowedError' ? 'denied' : 'nodevice');
    }
    own.srcObject = stream;
    buttons.join.disabled = false;
    buttons.check.hidden = true;
    say('ready');
    void measureLine();
  }

  /** How fast the line goes up, before anybody depends on it; on a weak one the sound goes alone from the start. */
  async function measureLine(): Promise<void> {
    const began = performance.now();
    try {
      await fetch(call!.dataset['measure']!, { method: 'POST', body: new Uint8Array(100_000) });
    } catch {
      return;
    }
    const bits = (100_000 * 8) / ((performance.now() - began) / 1000);
    part('speed').textContent = `${(bits / 1_000_000).toFixed(1)} Mbit/s`;
    part('line').hidden = false;
    if (bits < 2 * WEAK_BITS) setSoundOnly(true);
  }

  function join(): void {
    joined = true;
    buttons.join.hidden = true;
    for (const name of ['leave', 'screen', 'sound', 'mute'] as const) buttons[name].hidden = false;
    say('waiting');
    send({ kind: 'hello', from: me, answer: false });
  }

  function hangUp(): void {
    send({ kind: 'bye', from: me });
    void sending.then(() => (joined = false));
    close();
    stream?.getTracks().forEach((track) => track.stop());
    screen?.getTracks().forEach((track) => track.stop());
    for (const name of ['leave', 'screen', 'sound', 'mute'] as const) buttons[name].hidden = true;
    buttons.check.hidden = false;
    buttons.join.hidden = false;
    buttons.join.disabled = true;
    say('over');
  }

  function close(): void {
    clearTimeout(lost);
    peer?.close();
    peer = null;
    other = null;
    theirs.srcObject = null;
  }

  /** Perfect negotiation (W3C WebRTC, §10.7): either side may offer at any time, the polite one gives way. */
  function open(to: string): void {
    close();
    other = to;
    [makingOffer, ignoring] = [false, false];
    const line = new RTCPeerConnection(configuration);
    peer = line;
    const incoming = new MediaStream();
    theirs.srcObject = incoming;
    line.ontrack = ({ track }) => incoming.addTrack(track);
    line.onicecandidate = ({ candidate }) =>
      send({ kind: 'candidate', from: me, candidate: candidate ? candidate.toJSON() : null });
    line.onnegotiationneeded = async () => {
      try {
        makingOffer = true;
        await line.setLocalDescription();
        // A line that was closed meanwhile has nothing to say any more.
        if (line !== peer) return;
        send({ kind: 'description', from: me, description: line.localDescription! });
      } finally {
        makingOffer = false;
      }
    };
    line.onconnectionstatechange = () => {
      if (line !== peer) return;
      clearTimeout(lost);
      call!.dataset['state'] = line.connectionState;
      if (line.connectionState === 'connected') {
        say(soundOnly ? 'weak' : 'connected');
        void act({ intent: 'present' }).catch(() => undefined);
      } else if (line.connectionState === 'failed') again();
      else if (line.connectionState === 'disconnected') {
        say('lost');
        lost = setTimeout(again, LOST_MS);
      } else if (line.connectionState === 'connecting') say('connecting');
    };
    const again = () => {
      if (line !== peer || line.connectionState === 'connected') return;
      say('lost');
      line.restartIce();
    };
    for (const track of stream?.getTracks() ?? []) line.addTrack(track, stream!);
    void applyScreen();
  }

  async function hear(signal: Signal): Promise<void> {
    if (!joined) return;
    if (signal.kind === 'hello') {
      // Another window or a reloaded page: the connection restarts.
      if (signal.answer && signal.from === other) return;
      if (!signal.answer) send({ kind: 'hello', from: me, answer: true });
      return open(signal.from);
    }
    if (signal.from !== other || !peer) return;
    if (signal.kind === 'bye') {
      close();
      return say('gone');
    }
    if (signal.kind === 'candidate') {
      if (signal.candidate)
        await peer.addIceCandidate(signal.candidate).catch(() => {
          if (!ignoring) say('lost');
        });
      return;
    }
    const collides = signal.description.type === 'offer' && (makingOffer || peer.signalingState !== 'stable');
    ignoring = !isPolite && collides;
    if (ignoring) return;
    await peer.setRemoteDescription(signal.description);
    if (signal.description.type === 'offer') {
      await peer.setLocalDescription();
      send({ kind: 'description', from: me, description: peer.localDescription! });
    }
  }

  const senderOf = (kind: string) => peer?.getSenders().find(({ track }) => track?.kind === kind);
  async function applyScreen(): Promise<void> {
    const track = (screen ?? stream)?.getVideoTracks()[0] ?? null;
    if (track) track.enabled = screen !== null || !soundOnly;
    const sender = senderOf('video');
    if (sender && track && sender.track !== track) await sender.replaceTrack(track);
    else if (!sender && track && peer && screen) peer.addTrack(track, screen);
  }
  async function share(): Promise<void> {
    if (screen) {
      screen.getTracks().forEach((track) => track.stop());
      screen = null;
    } else {
      try {
        screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
      } catch {
        return;
      }
      screen.getVideoTracks()[0]!.onended = () => void share();
    }
    buttons.screen.setAttribute('aria-pressed', String(screen !== null));
    own.srcObject = screen ?? stream;
    await applyScreen();
  }
  function setSoundOnly(on: boolean): void {
    soundOnly = on;
    buttons.sound.setAttribute('aria-pressed', String(on));
    for (const track of stream?.getVideoTracks() ?? []) track.enabled = !on;
    if (peer?.connectionState === 'connected') say(on ? 'weak' : 'connected');
  }
  buttons.mute.onclick = () => {
    const track = stream?.getAudioTracks()[0];
    if (!track) return;
    track.enabled = !track.enabled;
    buttons.mute.setAttribute('aria-pressed', String(!track.enabled));
  };

  // The browser's estimate of the available bandwidth; below that the picture waits.
  async function watchLine(): Promise<void> {
    if (peer?.connectionState !== 'connected' || soundOnly || screen) return;
    for (const report of (await peer.getStats()).values() as Iterable<{
      type: string;
      nominated?: boolean;
      availableOutgoingBitrate?: number;
    }>)
      if (
        report.type === 'candidate-pair' &&
        report.nominated &&
        report.availableOutgoingBitrate &&
        report.availableOutgoingBitrate < WEAK_BITS
      )
        setSoundOnly(true);
  }
  setInterval(() => void watchLine(), 5000);
  // Where two browsers know of each other and have not connected after a while, they start over.
  let unconnected = 0;
  setInterval(() => {
    unconnected = joined && peer && peer.connectionState !== 'connected' ? unconnected + 1 : 0;
    if (unconnected >= 8) {
      unconnected = 0;
      send({ kind: 'hello', from: me, answer: false });
    }
  }, 1000);
  setInterval(() => {
    if (peer?.connectionState === 'connected') void act({ intent: 'present' }).catch(() => undefined);
  }, PRESENT_MS);

  const list = part<HTMLUListElement>('messages');
  const refused = part('refused');
  submitInPlace(part('form'), call.dataset['act']!, (refusal) => {
    refused.textContent = refusal && (refusal.says ?? call.dataset['lost']!);
  });
  function show(by: { name: string; own: boolean }, text: string): void {
    const item = document.createElement('li');
    const who = document.createElement('b');
    who.textContent = by.own ? call!.dataset['you']! : by.name;
    item.append(who, ` ${text}`);
    list.append(item);
    item.scrollIntoView({ block: 'nearest' });
  }

  function listen(): void {
    const events = new EventSource(`${call!.dataset['events']!}?since=${since}`);
    let hearing = Promise.resolve();
    events.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      const number = Number(lastEventId);
      if (number <= since) return;
      since = number;
      const event = JSON.parse(data) as {
        kind: string;
        by: { name: string; own: boolean } | null;
        body: Record<string, string>;
      };
      if (event.kind === 'message') show(event.by!, event.body['text']!);
      if (event.kind === 'signal') {
        const signal = JSON.parse(event.body['data']!) as Signal;
        hearing = hearing.then(() => hear(signal)).catch(() => say('lost'));
      }
    };
    // The browser comes back by itself after a lost line; after a refusal only we can.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  }

  buttons.check.onclick = () => void check();
  buttons.check.disabled = false;
  buttons.join.onclick = join;
  buttons.leave.onclick = hangUp;
  buttons.screen.onclick = () => void share();
  buttons.sound.onclick = () => setSoundOnly(!soundOnly);
  window.addEventListener('pagehide', () => {
    if (joined)
      navigator.sendBeacon(
        call.dataset['act']!,
        new URLSearchParams({ intent: 'signal', data: JSON.stringify({ kind: 'bye', from: me }) }),
      );
  });
  listen();
}
