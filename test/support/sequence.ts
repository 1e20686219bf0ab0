/** `0` to `count - 1`. */
export const range = (count: number): number[] => Array.from({ length: count }, (_none, index) => index);

export const padded = (n: number, length: number): string => String(n).padStart(length, '0');

/** The same UUID for the same number. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${padded(n, 12)}`;
