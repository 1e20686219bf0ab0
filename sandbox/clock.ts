/** The sandbox's time. The state of everything that runs is computed from it. */
export interface SandboxClock {
  now(): Date;
  advance(seconds: number): void;
  set(date: Date): void;
}

/** A running clock that begins at `start`. */
export const sandboxClock = (start = new Date()): SandboxClock => {
  let offset = start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    set: (date) => {
      offset = date.getTime() - Date.now();
    },
  };
};
