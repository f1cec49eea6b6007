/** What a file under `media/` is, by its name; its content is looked at when it is imported. */
export type MediaKind = 'drawing' | 'picture' | 'video' | 'audio' | 'captions' | 'document';

const ENDINGS: Record<MediaKind, string[]> = {
  drawing: ['svg'],
  picture: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'tif', 'tiff'],
  video: ['mp4', 'm4v', 'webm', 'mov', 'mkv', 'avi'],
  audio: ['mp3', 'm4a', 'ogg', 'opus', 'wav', 'flac'],
  captions: ['vtt'],
  document: ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'csv', 'txt'],
};

/** Null for an unknown kind of file. */
export function mediaKind(name: string): MediaKind | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = Object.entries(ENDINGS).find(([, endings]) => endings.includes(ending));
  return found ? (found[0] as MediaKind) : null;
}
