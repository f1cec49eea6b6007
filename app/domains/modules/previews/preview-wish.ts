/** The page that somebody wants to look at, as the address says it; empty where it does not. */
export type PreviewWish = { moduleId: string; page: number; language: string; answers: boolean };

/** Nonsense in an address is the first page. */
export function previewWish(query: URLSearchParams): PreviewWish {
  const page = Number(query.get('page') ?? 1);
  return {
    moduleId: query.get('module') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    language: query.get('language') ?? '',
    answers: query.has('answers'),
  };
}
