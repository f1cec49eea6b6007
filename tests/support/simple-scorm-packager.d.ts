declare module 'simple-scorm-packager' {
  const pack: (options: Record<string, unknown>, done: (message: string) => void) => void;
  export default pack;
}
