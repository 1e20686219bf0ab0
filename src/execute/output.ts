import type { MaybePromise } from '../model/page';
import { isPending, type Printed } from './complete';

/** Texts, and a promise of what follows each of them. */
class PendingText {
  private readonly texts: string[] = [];
  private readonly promises: Promise<Printed>[] = [];

  add(text: string, promise: Promise<Printed>): void {
    this.texts.push(text);
    this.promises.push(promise);
  }

  /** Moves everything to another text, after `before`. */
  moveTo(other: PendingText, before: string): void {
    this.promises.forEach((promise, index) =>
      other.add(index === 0 ? before + (this.texts[0] ?? '') : (this.texts[index] ?? ''), promise),
    );
  }

  async joinWith(last: string): Promise<string> {
    const printed = await Promise.all(this.promises);
    return this.texts.map((text, index) => `${text}${printed[index] ?? 'null'}`).join('') + last;
  }
}

/** What is printed of an object. */
export class Output {
  /** What is printed since the last promise. */
  text = '';
  private pending: PendingText | undefined;

  get isPending(): boolean {
    return this.pending !== undefined;
  }

  add(printed: MaybePromise<Printed>): void {
    if (!isPending(printed)) {
      this.text += printed ?? 'null';
      return;
    }
    this.pending ??= new PendingText();
    this.pending.add(this.text, printed);
    this.text = '';
  }

  append({ text, pending }: Output): void {
    if (!pending) {
      this.text += text;
      return;
    }
    this.pending ??= new PendingText();
    pending.moveTo(this.pending, this.text);
    this.text = text;
  }

  joined(): MaybePromise<string> {
    return this.pending ? this.pending.joinWith(this.text) : this.text;
  }

  /** Throws, but not before the promises have settled: they may reject as well. */
  failed(error: unknown): Promise<string> {
    if (!this.pending) throw error;
    return this.pending.joinWith('').finally(() => {
      throw error;
    });
  }
}
