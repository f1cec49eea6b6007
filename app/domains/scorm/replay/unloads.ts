type Api = Record<string, unknown>;

const call = (api: Api, name: string, ...args: string[]): void =>
  void (api[name] as (...args: string[]) => string)(...args);

const requesting = (request: string) => (api: Api) => {
  call(api, 'SetValue', 'adl.nav.request', request);
  call(api, 'Terminate', '');
};

/** Pages that end themselves only when they are unloaded, by file name, and what they do then. */
const UNLOADS: Record<string, (api: Api) => void> = {
  'exitAllOnUnload.htm': requesting('exitAll'),
  'suspendAllOnUnload.htm': requesting('suspendAll'),
  'tarAct4OnUnload.htm': requesting('{target=activity_4}choice'),
  'SequencingTestSingleDoTerminate.htm': (api) => call(api, 'Terminate', ''),
};

/** What a page does when it is unloaded, and whether it ends itself only then. */
export function unloadOf(path: string): { waits: boolean; act: ((api: Api) => void) | null } {
  const act = UNLOADS[path.split('/').at(-1)!] ?? null;
  return { waits: act !== null, act };
}
