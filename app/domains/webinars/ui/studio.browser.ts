import { openSwitches } from './sending-switches.ts';

/** On the studio page: camera, microphone and screen to the server, piece by piece. Texts are on the page. */
const studio = document.querySelector<HTMLElement>('[data-studio]');

const TYPES = [
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/mp4;codecs=avc1.42E01F,opus',
  'video/webm;codecs=avc1.42E01F,opus',
  'video/webm;codecs=h264,opus',
  'video/webm;codecs=vp8,opus',
];
/** Bits a second of the picture, best first: a slow line goes down these steps. */
const STEPS = [1_800_000, 900_000, 450_000, 220_000];
const PIECE_MS = 500;
const BEHIND_S = 3;
/** The engine waits this long for a lost line. */
const WINDOW_MS = 300_000;

if (studio) {
  const part = <T extends HTMLElement>(name: string) => studio.querySelector<T>(`[data-part="${name}"]`)!;
  const preview = part<HTMLVideoElement>('preview');
  const camera = part<HTMLSelectElement>('camera');
  const microphone = part<HTMLSelectElement>('microphone');
  const meter = part<HTMLProgressElement>('meter');
  /** Disabled until this script has begun: nobody would hear it. */
  const openButton = part<HTMLButtonElement>('open');
  const button = part<HTMLButtonElement>('go');
  const stopButton = part<HTMLButtonElement>('stop');
  const share = part<HTMLButtonElement>('screen');
  const say = (name: string) => {
    for (const each of studio.querySelectorAll<HTMLElement>('[data-say]'))
      each.hidden = each.dataset['say'] !== name;
  };

  let stream: MediaStream | null = null;
  let screen: MediaStream | null = null;
  let sound: AudioContext | null = null;
  let line: WebSocket | null = null;
  let recorder: MediaRecorder | null = null;
  let step = 0;
  let wanted = false;
  let lostAt = 0;
  const switches = openSwitches(studio, {
    stream: () => stream,
    isSending: () => wanted,
    isSharing: () => screen !== null,
  });

  const typeOf = () => TYPES.find((each) => MediaRecorder.isTypeSupported(each)) ?? null;

  async function open(): Promise<void> {
    if (!('mediaDevices' in navigator) || !('MediaRecorder' in window)) return say('unsupported');
    stream?.getTracks().forEach((track) => track.stop());
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25 }, ...pick(camera) },
        audio: { echoCancellation: true, noiseSuppression: true, ...pick(microphone) },
      });
    } catch (error) {
      openButton.hidden = false;
      return say((error as Error).name === 'NotAllowedError' ? 'denied' : 'nodevice');
    }
    preview.srcObject = screen ?? stream;
    // Another camera is chosen below.
    openButton.hidden = true;
    switches.apply();
    await list();
    listenToMicrophone(stream);
    say(typeOf() ? 'ready' : 'unsupported');
    button.disabled = typeOf() === null;
    share.disabled = false;
    void measureLine();
  }
  const pick = (select: HTMLSelectElement) => (select.value ? { deviceId: { exact: select.value } } : {});

  async function list(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    for (const [select, kind] of [
      [camera, 'videoinput'],
      [microphone, 'audioinput'],
    ] as const) {
      const before = select.value;
      select.replaceChildren(
        ...devices
          .filter((each) => each.kind === kind)
          .map((each, i) => new Option(each.label || `${i + 1}`, each.deviceId)),
      );
      if (before) select.value = before;
    }
  }

  function listenToMicrophone(from: MediaStream): void {
    void sound?.close();
    sound = new AudioContext();
    const analyser = sound.createAnalyser();
    sound.createMediaStreamSource(from).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const own = sound;
    const timer = setInterval(() => {
      if (own !== sound) return clearInterval(timer);
      analyser.getByteTimeDomainData(samples);
      meter.value = Math.max(...Array.from(samples, (value) => Math.abs(value - 128))) / 128;
    }, 200);
  }

  /** How fast the line goes up: a quarter of a megabyte to our own server, before anybody depends on it. */
  async function measureLine(): Promise<void> {
    const began = performance.now();
    try {
      await fetch(studio!.dataset['measure']!, { method: 'POST', body: new Uint8Array(250_000) });
    } catch {
      return say('noline');
    }
    const bits = (250_000 * 8) / ((performance.now() - began) / 1000);
    step = STEPS.findIndex((each) => each * 1.5 + 128_000 < bits);
    if (step < 0) step = STEPS.length - 1;
    part('line').textContent = `${(bits / 1_000_000).toFixed(1)} Mbit/s`;
    if (step >= 2) say('slow');
  }

  async function go(): Promise<void> {
    wanted = true;
    button.hidden = true;
    stopButton.hidden = false;
    say('connecting');
    const body = new URLSearchParams({ intent: 'ticket', purpose: studio!.dataset['purpose'] ?? 'live' });
    try {
      const response = await fetch(studio!.dataset['act']!, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      });
      const answer = (await response.json()) as { ticket?: string; error?: string };
      if (!answer.ticket) return end(answer.error === 'no_ffmpeg' ? 'noengine' : 'failed');
      connect(answer.ticket);
    } catch {
      retry();
    }
  }

  function connect(ticket: string): void {
    const type = typeOf()!;
    const query = new URLSearchParams({ ticket, type });
    line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/broadcast?${query}`);
    const own = line;
    own.addEventListener('message', () => {
      lostAt = 0;
      record(type, own);
      say('sending');
      void switches.report();
    });
    own.addEventListener('close', ({ code }) => {
      if (own !== line) return;
      recorder?.stop();
      recorder = null;
      if (!wanted) return;
      if (code === 4002 || code === 4003) return end('unsupported');
      retry();
    });
  }

  /** The host's line broke: again and again, as long as the engine keeps the recording open. */
  function retry(): void {
    if (!wanted) return;
    lostAt ||= Date.now();
    if (Date.now() - lostAt > WINDOW_MS) return end('lost');
    say('reconnecting');
    setTimeout(() => (wanted ? void go() : undefined), 2000);
  }

  function record(type: string, to: WebSocket): void {
    const source = mixed();
    const own = new MediaRecorder(source, {
      mimeType: type,
      videoBitsPerSecond: STEPS[step]!,
      audioBitsPerSecond: 96_000,
      // A key frame a second, so that segments are as short; not in every browser's types yet.
      videoKeyFrameIntervalDuration: 1000,
    } as MediaRecorderOptions);
    recorder = own;
    own.addEventListener('dataavailable', ({ data }) => {
      if (to.readyState !== WebSocket.OPEN || data.size === 0) return;
      to.send(data);
      // The connection is too slow for the camera: begin again with less, which viewers see as a short jump.
      if (to.bufferedAmount > (STEPS[step]! / 8) * BEHIND_S && step < STEPS.length - 1) {
        step += 1;
        to.close();
      }
    });
    own.start(PIECE_MS);
  }

  /** The screen while it is shared, else the camera; always the microphone. */
  function mixed(): MediaStream {
    const picture = (screen ?? stream)!.getVideoTracks();
    return new MediaStream([...picture, ...stream!.getAudioTracks()]);
  }

  function end(word: string): void {
    wanted = false;
    recorder?.stop();
    recorder = null;
    line?.close();
    line = null;
    button.hidden = false;
    stopButton.hidden = true;
    say(word);
  }

  async function toggleScreen(): Promise<void> {
    if (screen) {
      screen.getTracks().forEach((track) => track.stop());
      screen = null;
    } else
      try {
        screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 10 } } });
        screen
          .getVideoTracks()[0]!
          .addEventListener('ended', () => (screen ? void toggleScreen() : undefined));
      } catch {
        return;
      }
    share.setAttribute('aria-pressed', String(screen !== null));
    preview.srcObject = screen ?? stream;
    // Another picture size is another connection; viewers see a short jump.
    if (wanted) line?.close();
  }

  openButton.addEventListener('click', () => void open());
  openButton.disabled = false;
  button.addEventListener('click', () => void go());
  stopButton.addEventListener('click', () => end('stopped'));
  share.addEventListener('click', () => void toggleScreen());
  camera.addEventListener('change', () => void open());
  microphone.addEventListener('change', () => void open());
  addEventListener('beforeunload', (event) => (wanted ? event.preventDefault() : undefined));
  say('begin');
}
