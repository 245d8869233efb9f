/** Whose profile was open last, so that the directory can put the focus back on the row, once. */
let id: string | null = null;

export const lastPerson = {
  set: (person: string): void => {
    id = person;
  },
  take: (): string | null => {
    const taken = id;
    id = null;
    return taken;
  },
};
