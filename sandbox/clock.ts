/** The sandbox's time. Everything that runs in it stands where this says it should. */
export interface SandboxClock {
  now(): Date;
  advance(seconds: number): void;
  set(date: Date): void;
}

/** Ticks like the real clock, from `start` or else from now. */
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
