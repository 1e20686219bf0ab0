/**
 * True if `text` matches `pattern`, in which `*` stands for any characters. Case-sensitive. Its time grows with the
 * product of both lengths at most, unlike that of a regular expression.
 */
export const matchesGlob = (pattern: string, text: string): boolean => {
  const [head = '', ...others] = pattern.split('*');
  const tail = others.pop();
  if (tail === undefined) return text === head;
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let rest = text.slice(head.length, text.length - tail.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at === -1) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
};
