/** A reproducible source of random values. The sequence depends on the seed and the purpose only. */
export interface Random {
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
  /** An integer from `low` to `high`, inclusive. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** Every purpose has its own sequence, so the thousandth item does not depend on the ones before it. */
export const randomFor = (seed: number, ...purpose: readonly (string | number)[]): Random => {
  const next = mulberry32(fnv1a(`${seed}/${purpose.join('/')}`));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    hex: (digits) => {
      const eights = Array.from({ length: Math.ceil(digits / 8) }, () => between(0, 2 ** 32 - 1));
      return eights
        .map((bits) => bits.toString(16).padStart(8, '0'))
        .join('')
        .slice(0, digits);
    },
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
  };
};

/** The 32-bit FNV-1a hash. */
const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Numbers from 0 up to 1, without 1, by the mulberry32 generator of Tommy Ettinger. The sequence depends on the seed only. */
export const mulberry32 = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Returns true with the given probability. The sequence depends on the seed only. */
export const seededBoolean = (seed: number, probability: number): (() => boolean) => {
  const next = mulberry32(seed);
  return () => next() < probability;
};
