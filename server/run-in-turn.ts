export type Tasks = Record<string, () => Promise<unknown>>;

/** For a timer: runs pieces of work one after the other, also after one of them fails. */
export const runInTurn = (pieces: Tasks, onFault: (name: string, error: Error) => void) => (): void =>
  void (async () => {
    for (const [name, work] of Object.entries(pieces))
      await work().catch((error: Error) => onFault(name, error));
  })();
