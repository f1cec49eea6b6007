/** Seconds from the beginning as somebody reads them below a video: `12:05`. */
export const timeInRecording = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
