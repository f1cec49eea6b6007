export type Tasks = Record<string, () => Promise<unknown>>;

/** For a timer: does one piece of work after the other, and goes on when one of them fails. */
export const runInTurn = (pieces: Tasks, onFault: (name: string, error: Error) => void) => (): void =>
  void (async () => {
    for (const [name, work] of Object.entries(pieces))
      await work().catch((error: Error) => onFault(name, error));
  })();
