/** Addresses of live video; filled once the engine is up, emptied while it is not. */
export type VideoEngine = {
  kind: 'mux' | 'local';
  /** Of mux-local; none: Mux's own. */
  baseUrl: string | null;
  /** Address for an encoder; the stream key follows. */
  ingestUrl: string;
  tokenId: string;
  tokenSecret: string;
  webhookSecret: string;
  signingKey: string;
  privateKey: string;
};
/** `ffmpeg` is the program that carries a browser's pictures on; null where there is none. */
export type Video = { engine: VideoEngine | null; ffmpeg: string | null };
