export type Pieces = Record<string, () => Promise<unknown>>;

/** What a timer calls: one piece of work after the other, none of them given up for the fault of one before it. */
export const doInTurn = (pieces: Pieces, onFault: (name: string, error: Error) => void) => (): void =>
  void (async () => {
    for (const [name, work] of Object.entries(pieces))
      await work().catch((error: Error) => onFault(name, error));
  })();
