import { LRUCache } from 'lru-cache';

/** A text that was printed of a record or a page. */
export interface PrintedText {
  /** What was printed. */
  readonly part: number;
  /** The rights of the callers that it was printed for. */
  readonly rights: string;
  readonly text: string | undefined;
  /** What it takes from the limits of an answer. */
  readonly charge: {
    readonly fields: number;
    readonly characters: number;
    readonly hidden: readonly string[];
  };
}

/** Documents seldom select the same record in more ways at a time. */
const mostPerHolder = 8;

/** What an object with texts takes beside the texts themselves: its place in the LRU list, and per text. Measured. */
const holderBytes = 250;
const textBytes = 150;

interface Held {
  readonly texts: readonly PrintedText[];
  readonly bytes: number;
}

const bytesOf = (texts: readonly PrintedText[]): number =>
  texts.reduce((bytes, { text = '' }) => bytes + textBytes + text.length, holderBytes);

/** Texts by the object that decides them: an LRU cache, bounded in estimated bytes. */
export const createPrintedTexts = (maxBytes: number) => {
  const held = new LRUCache<object, Held>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: ({ bytes }) => bytes,
  });
  return {
    get: (holder: unknown, part: number, rights: string): PrintedText | undefined =>
      held.get(holder as object)?.texts.find((text) => text.part === part && text.rights === rights),
    /** Keeps a text. Of one object, the texts that were kept last remain. */
    keep(holder: object, text: PrintedText): void {
      const texts = [...(held.peek(holder)?.texts.slice(1 - mostPerHolder) ?? []), text];
      held.set(holder, { texts, bytes: bytesOf(texts) });
    },
    /** Forgets the texts of an object. */
    delete: (holder: object): void => void held.delete(holder),
    clear: (): void => held.clear(),
    bytes: () => held.calculatedSize,
  };
};
