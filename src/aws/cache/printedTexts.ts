import { LRUCache } from 'lru-cache';
import type { EntrySet } from './entrySet';

/** A text that was printed of a record or a page. */
export interface PrintedText {
  /** What was printed. */
  readonly part: number;
  /** The values of the variables that it was printed with, if it depends on any. */
  readonly values?: string | undefined;
  /** The rights of the callers that it was printed for. */
  readonly rights: string;
  readonly text: string | undefined;
  /** What it takes from the limits of an answer. */
  readonly charge: { readonly items: number; readonly fields: number; readonly characters: number };
  /** The entries that were read for it. The text is dropped with the first of them. */
  readonly reads?: EntrySet | undefined;
}

/** Documents, and values of their variables, seldom select the same record in more ways at a time. */
const mostPerHolder = 8;

/** What an object with texts takes beside the texts themselves: its place in the LRU list, and per text. Measured. */
const holderBytes = 250;
const textBytes = 150;

/** What a set of entries takes, and each entry in it. Measured. */
const setBytes = 950;
const readBytes = 105;

const bytesOf = ({ text = '', values = '', reads }: PrintedText): number =>
  textBytes + text.length + values.length + (reads ? setBytes + reads.entries.length * readBytes : 0);

interface Held {
  /** The one that was used last is at the end. */
  readonly texts: PrintedText[];
  readonly bytes: number;
}

const heldOf = (texts: PrintedText[]): Held => ({
  texts,
  bytes: texts.reduce((bytes, text) => bytes + bytesOf(text), holderBytes),
});

const isOf = (text: PrintedText, part: number, rights: string, values: string | undefined): boolean =>
  text.part === part && text.rights === rights && text.values === values;

const release = ({ reads }: PrintedText): void => reads?.end();

/** Texts by the object that decides them: an LRU cache, bounded in estimated bytes. */
export const createPrintedTexts = (maxBytes: number) => {
  const maxSize = Math.max(1, Math.floor(maxBytes));
  const held = new LRUCache<object, Held>({
    maxSize,
    sizeCalculation: ({ bytes }) => bytes,
    disposeAfter: ({ texts }, _holder, reason) => {
      if (reason !== 'set') texts.forEach(release);
    },
  });
  const textsOf = (holder: object): readonly PrintedText[] => held.peek(holder)?.texts ?? [];

  return {
    get(holder: unknown, part: number, rights: string, values?: string): PrintedText | undefined {
      const texts = held.get(holder as object)?.texts;
      const found = texts?.find((text) => isOf(text, part, rights, values));
      if (texts && found && found !== texts.at(-1)) texts.push(...texts.splice(texts.indexOf(found), 1));
      return found;
    },
    /** False for a text that is too long for the cache. */
    fits: (characters: number): boolean => characters + holderBytes + textBytes <= maxSize,
    /**
     * Keeps a text. Of one object, the texts that were used last remain, as far as they fit together. False where the text
     * alone does not fit.
     */
    keep(holder: object, text: PrintedText): boolean {
      const before = textsOf(holder);
      const others = before.filter((one) => !isOf(one, text.part, text.rights, text.values));
      const texts = [...others.slice(1 - mostPerHolder), text];
      while (texts.length > 1 && heldOf(texts).bytes > maxSize) texts.shift();
      if (heldOf(texts).bytes > maxSize) return false;
      held.set(holder, heldOf(texts));
      before.filter((one) => !texts.includes(one)).forEach(release);
      return true;
    },
    /** Forgets a text of an object. */
    drop(holder: object, text: PrintedText): void {
      const before = textsOf(holder);
      const texts = before.filter((one) => one !== text);
      if (texts.length === before.length) return;
      if (texts.length > 0) held.set(holder, heldOf(texts));
      else held.delete(holder);
      release(text);
    },
    /** Forgets the texts of an object. */
    delete: (holder: object): void => void held.delete(holder),
    clear: (): void => held.clear(),
    bytes: () => held.calculatedSize,
  };
};
