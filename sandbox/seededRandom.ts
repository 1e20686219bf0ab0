/** Returns true with the given probability. The sequence depends on the seed only. */
export const seededBoolean = (seed: number, probability: number): (() => boolean) => {
  let state = seed >>> 0;
  return () => {
    // The mulberry32 generator.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000 < probability;
  };
};
