/** scorm-again 3.4.3 declares a default export where it has only a named one. */
declare module 'scorm-again/scorm12/min' {
  export class Scorm12API {
    constructor(settings: Record<string, unknown>);
  }
}
declare module 'scorm-again/scorm2004/min' {
  export class Scorm2004API {
    constructor(settings: Record<string, unknown>);
  }
}
