/** The value that AWS wrapped in a string, where that string is JSON; else the string itself. */
export const jsonOf = (text: string | null | undefined): unknown => {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
