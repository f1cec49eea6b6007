import type { Fault } from '#app/domains/scorm/commits/commit.ts';
import { frame } from './course-frame.ts';
import { type FoundFault, type Place, blockedFault, missingFault, scriptFault } from './describe-fault.ts';
import { launchPath } from './launch-requests.ts';

/** Of one page of the player: a package in a loop says the same again, or ever new things. */
const MAX_OF_A_KIND = 20;

/** Faults come in crowds; they are sent together. */
const SEND_AFTER_MS = 1000;

const LOOK_EVERY_MS = 100;

/** How long a page that has just gone is waited for: its successor is there at once, and its first script soon. */
const LOOK_OFTEN_MS = 200;

type View = Window & typeof globalThis;

/**
 * Sees what goes wrong in the windows of the package, which share the player's host: requests that the policy refuses, files that
 * are not there, errors of scripts. Each is told once to the page around the player, which shows it to an author, and once to
 * `take`, in the part that is open then (`sco`); `send` is called when there are some.
 */
export function watchFaults(appOrigin: string, sco: () => string, send: () => void): { take(): Fault[] } {
  const place: Place = { origin: location.origin, launchPath };
  const seen = { blocked: new Set<string>(), missing: new Set<string>(), script: new Set<string>() };
  const asked = new Set<string>();
  const watched = new WeakSet<Document>();
  let found: Fault[] = [];
  let sending: ReturnType<typeof setTimeout> | undefined;
  let often = 0;

  function note(fault: FoundFault | null): void {
    if (!fault) return;
    const inPart: Fault = [sco(), ...fault];
    const key = inPart.join('\n');
    const ofKind = seen[fault[0]];
    if (ofKind.has(key) || ofKind.size >= MAX_OF_A_KIND) return;
    ofKind.add(key);
    found.push(inPart);
    parent.postMessage({ type: 'majakka:fault', fault }, appOrigin);
    sending ??= setTimeout(() => {
      sending = undefined;
      if (found.length > 0) send();
    }, SEND_AFTER_MS);
  }

  async function askFor(address: string): Promise<void> {
    if (asked.has(address) || asked.size >= MAX_OF_A_KIND || !missingFault(address, 404, place)) return;
    asked.add(address);
    const answer = await fetch(address, { method: 'HEAD' }).catch(() => null);
    if (answer) note(missingFault(address, answer.status, place));
  }

  function watch(view: View, page: Document): void {
    watched.add(page);
    page.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
      note(blockedFault(blockedURI, effectiveDirective, place)),
    );
    view.addEventListener(
      'error',
      ({ target, message, filename, lineno }) => {
        if (message !== undefined) note(scriptFault(message, filename, lineno, place));
        // Of films and sounds no browser says why they do not play.
        else if (target && /^(video|audio|source)$/i.test((target as Element).tagName))
          void askFor((target as HTMLMediaElement).src);
      },
      true,
    );
    view.addEventListener('unhandledrejection', ({ reason }: { reason: unknown }) => {
      const { name, message } = (reason ?? {}) as { name?: unknown; message?: unknown };
      // A film that was stopped before it played.
      if (name !== 'AbortError')
        note(scriptFault(typeof message === 'string' ? message : String(reason), '', 0, place));
    });
    view.addEventListener('pagehide', () => {
      often = performance.now() + LOOK_OFTEN_MS;
      again.postMessage(null, []);
    });
    new view.PerformanceObserver((list) => {
      for (const { name, responseStatus } of list.getEntries() as PerformanceResourceTiming[])
        note(missingFault(name, responseStatus, place));
    }).observe({ type: 'resource', buffered: true });
    // Refused before we were there, where the browser remembers it.
    if ('ReportingObserver' in view)
      new view.ReportingObserver(
        (reports) => {
          for (const { body } of reports) {
            const { blockedURL, effectiveDirective } = body as unknown as Record<string, string | undefined>;
            note(blockedFault(blockedURL ?? '', effectiveDirective ?? '', place));
          }
        },
        { types: ['csp-violation'], buffered: true },
      ).observe();
  }

  /** Every page is watched from its first moments, also those in frames of frames. */
  function look(view: Window): void {
    try {
      if (!watched.has(view.document)) watch(view as View, view.document);
      for (let i = 0; i < view.frames.length; i++) look(view.frames[i]!);
    } catch {
      // A page of the browser's own, where one of the package was refused, or one of a host that was allowed.
    }
  }
  const lookAtAll = () => look(frame.contentWindow!);
  const { port1: heard, port2: again } = new MessageChannel();
  heard.onmessage = () => {
    lookAtAll();
    if (performance.now() < often) again.postMessage(null, []);
  };
  frame.addEventListener('load', lookAtAll);
  setInterval(lookAtAll, LOOK_EVERY_MS);
  lookAtAll();
  // The frame itself may lead to another host: that is ours to refuse, and no press allows it.
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    const fault = blockedFault(blockedURI, '', place);
    note(fault && [fault[0], fault[1], 'page']);
  });

  return {
    take() {
      const taken = found;
      found = [];
      return taken;
    },
  };
}
