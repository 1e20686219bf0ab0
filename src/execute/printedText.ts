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

/** The printed data of an answer. */
export class PrintedData {
  constructor(private readonly text: Text) {}

  /** In bytes. */
  get length(): number {
    return lengthOf(this.text);
  }

  /** The bytes of the JSON text, between others. */
  bytes(before = '', after = ''): Buffer {
    return bytesOf(before, this.text, after);
  }

  /** The JSON text. */
  toString(): string {
    return this.bytes().toString();
  }
}
