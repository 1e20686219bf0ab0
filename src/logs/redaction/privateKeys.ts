/*
 * Private keys in PEM format. Programs print one line after another, and each line is an event of its own, with lines of other programs
 * in between.
 */

const begin = /-{4,5} ?BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
const end = /-{4,5} ?END [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
/** What a key has after its begin, within one line or one text in quotes. */
const rest = String.raw`(?:(?!-{4,5} ?(?:BEGIN|END) )(?:\\+(?!["'\\])|[^"'\\\r\n]))*`;
const wholeKey = new RegExp(`${begin.source}${rest}${end.source}`, 'g');
const partOfKey = new RegExp(`${begin.source}${rest}|${end.source}`, 'g');

/** The longest keys in use have fewer lines. */
const mostLines = 256;

const base64 = /[A-Za-z\d+/]{16,}={0,2}/g;
/** A line that has nothing else, but what AWSTOE writes before it. */
const onlyBase64 =
  /^((?:[\w-]{1,40}: )?(?:Std(?:err|out): )?[\s\\"']{0,9})[A-Za-z\d+/]{1,64}={0,2}(?=[\s\\"',+]{0,9}$)/;
/**
 * A whole line of a text in PEM format, of which a filter may have left out the begin and the end. Such a line has capital and small
 * letters, and digits, so that digests in hexadecimal are none.
 */
const wholeLine = new RegExp(
  String.raw`(?<![^\s"'])(?=[A-Za-z+/]{0,75}\d)(?=[a-z\d+/]{0,75}[A-Z])(?=[A-Z\d+/]{0,75}[a-z])` +
    String.raw`(?:${[64, 70, 76].map((length) => `[A-Za-z\\d+/]{${length - 2}}[A-Za-z\\d+/=]{2}`).join('|')})(?=[ \t\r\\"',+]{0,9}$)`,
  'gm',
);
/** Where the begin or the end of a key is missing. Digests in hexadecimal are no keys. */
const lineOfKey = /\b(?![a-f\d]{40,}\b)[A-Za-z\d+/]{40,}={0,2}/g;

interface Marker {
  readonly index: number;
  readonly isBegin: boolean;
}

/** The lines with a begin or an end of which the other is in another line. */
const markersOf = (lines: readonly string[]): readonly Marker[] =>
  lines.flatMap((line, index) => {
    if (!line.includes('PRIVATE KEY')) return [];
    const open = line.replace(wholeKey, '');
    const isBegin = begin.test(open);
    return isBegin || end.test(open) ? [{ index, isBegin }] : [];
  });

/** `inside`: between a begin and an end, in either order. `near`: as near to one as keys are long. */
type Position = 'inside' | 'near';

const positionsOf = (markers: readonly Marker[]): ReadonlyMap<number, Position> => {
  const positions = new Map<number, Position>();
  for (const { index } of markers)
    for (let at = index - mostLines; at <= index + mostLines; at += 1) positions.set(at, 'near');
  markers.forEach(({ index, isBegin }, at) => {
    const next = markers[at + 1];
    if (!next || next.isBegin === isBegin || next.index - index > mostLines) return;
    for (let inside = index + 1; inside < next.index; inside += 1) positions.set(inside, 'inside');
  });
  return positions;
};

const maskLines = (lines: readonly string[], mask: string): readonly string[] => {
  const positions = positionsOf(markersOf(lines));
  return lines.map((line, index) => {
    const position = positions.get(index);
    const open = line.includes('PRIVATE KEY') ? line.replace(wholeKey, mask).replace(partOfKey, mask) : line;
    if (position === undefined) return open.replace(wholeLine, mask);
    return position === 'near'
      ? open.replace(lineOfKey, mask)
      : open.replace(onlyBase64, `$1${mask}`).replace(base64, mask);
  });
};

/** Replaces private keys in texts that follow each other, such as the events of a log, oldest or newest first. */
export const maskPrivateKeys = (texts: readonly string[], mask: string): readonly string[] => {
  if (!texts.some((text) => text.includes('PRIVATE KEY'))) {
    const masked = texts.map((text) => text.replace(wholeLine, mask));
    return masked.every((text, index) => text === texts[index]) ? texts : masked;
  }
  const parted = texts.map((text) => text.split('\n'));
  const lines = maskLines(parted.flat(), mask);
  let next = 0;
  return parted.map(({ length }) => lines.slice(next, (next += length)).join('\n'));
};
