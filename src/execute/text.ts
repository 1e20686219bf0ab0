/*
 * Printed text is held in chunks, which are copied once, when the answer is complete. V8 holds a joined string as a tree of
 * its pieces, and to make one piece of a long one takes longer than to print it.
 */

/** A byte string, or its chunks in order. */
export type Text = string | readonly string[];

/** Shorter texts are joined, because each chunk takes time, too. */
const shortLength = 1_024;

/** Joins texts into one. */
export class Joiner {
  private chunks: string[] | undefined;
  private last = '';

  write(text: string): void {
    if (text.length < shortLength) {
      this.last += text;
      if (this.last.length < shortLength) return;
      (this.chunks ??= []).push(this.last);
    } else {
      this.chunks ??= [];
      if (this.last !== '') this.chunks.push(this.last);
      this.chunks.push(text);
    }
    this.last = '';
  }

  add(text: Text): void {
    if (typeof text === 'string') this.write(text);
    else for (const chunk of text) this.write(chunk);
  }

  /** The text so far. */
  get text(): Text {
    const { chunks, last } = this;
    if (!chunks) return last;
    return last === '' ? [...chunks] : [...chunks, last];
  }

  /** The text. Nothing of it remains here. */
  take(): Text {
    const { text } = this;
    this.chunks = undefined;
    this.last = '';
    return text;
  }
}

const chunksOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : text);

export const lengthOf = (text: Text): number =>
  chunksOf(text).reduce((length, chunk) => length + chunk.length, 0);

/** The bytes of the texts. */
export const bytesOf = (...texts: readonly Text[]): Buffer => {
  const bytes = Buffer.allocUnsafe(texts.reduce((length, text) => length + lengthOf(text), 0));
  let offset = 0;
  for (const text of texts)
    for (const chunk of chunksOf(text)) offset += bytes.write(chunk, offset, 'latin1');
  return bytes;
};

/** The same text in one piece of memory. */
export const flat = (text: Text): string => bytesOf(text).toString('latin1');
