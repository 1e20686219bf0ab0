/** Texts nested deeper stay texts: writing them into an answer could overflow the stack. */
const deepest = 500;

/** The tokens of a valid JSON text that matter here: strings (to skip them), numbers and brackets. */
const tokens = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]/g;

/** The digits of a number and its power of ten, without the zeros that do not count: `1.50e3` and `1500` are equal. */
const digitsOf = (number: string): string => {
  const [, whole = '', fraction = '', power = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
};

/** True for a number that a double writes with other digits, or for an integer that it does not hold exactly. */
const losesDigits = (number: string): boolean => {
  const held = Number(number);
  if (digitsOf(number) !== digitsOf(String(held))) return true;
  return /^-?\d+$/.test(number) && !Number.isSafeInteger(held) && BigInt(number) !== BigInt(held);
};

/** The same JSON with each number that a double cannot hold as a string; undefined for one that is nested too deeply. */
const withExactNumbers = (json: string): string | undefined => {
  let depth = 0;
  let most = 0;
  const exact = json.replace(tokens, (token) => {
    if (token === '[' || token === '{') most = Math.max(most, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
    else if (!token.startsWith('"') && losesDigits(token)) return `"${token}"`;
    return token;
  });
  return most > deepest ? undefined : exact;
};

/**
 * The value that AWS wrapped in a string, where that string is JSON; else the string itself. A number stays the text that
 * AWS sent where a double would lose its digits, or where it is the whole text, since that may be an id or a version.
 */
export const jsonOf = (text: string | null | undefined): unknown => {
  if (typeof text !== 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'number') return text;
    if (typeof value !== 'object') return value;
    const exact = withExactNumbers(text);
    if (exact === undefined) return text;
    return exact === text ? value : JSON.parse(exact);
  } catch {
    return text;
  }
};
