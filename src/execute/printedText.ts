import { bytesOf, lengthOf, type Text } from './text';

/*
 * Answers are printed as byte strings: each character is one byte of the UTF-8 text. V8 holds such a string in one byte per
 * character, whatever the language of the text, and copies it into a buffer without encoding it.
 */

const asciiOnly = /^[\x20-\x7e]*$/;

/** JSON as a byte string. */
const toByteString = (json: string): string =>
  asciiOnly.test(json) ? json : Buffer.from(json).toString('latin1');

/** The JSON of a value that a scalar or an enum has serialized, as a byte string. */
export const printLeaf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  // Undefined for what JSON does not have, such as functions.
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? 'null' : toByteString(json);
};

/** Node.js sends a string of up to about this many bytes together with the headers. */
const shortLength = 16_000;

/** The printed data of an answer. */
export class PrintedData {
  constructor(private readonly text: Text) {}

  /** In bytes. */
  get length(): number {
    return lengthOf(this.text);
  }

  /** The JSON text between others, as a byte string if it is short, and otherwise as bytes. */
  between(before: string, after: string): string | Buffer {
    const { text } = this;
    if (typeof text === 'string') return before + text + after;
    return lengthOf(text) <= shortLength ? before + text.join('') + after : bytesOf(before, text, after);
  }

  /** The JSON text. */
  toString(): string {
    return bytesOf(this.text).toString();
  }
}
