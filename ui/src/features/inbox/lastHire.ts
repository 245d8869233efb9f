/** The hire that was looked at last, so that the list can put the focus back on its row, once. */
let id: string | null = null;

export const lastHire = {
  set: (hire: string): void => {
    id = hire;
  },
  take: (): string | null => {
    const taken = id;
    id = null;
    return taken;
  },
};
