import type { MaybePromise } from '../model/page';
import { isPending, type Printed } from './complete';
import { Joiner, type Text } from './text';

/** Texts, and a promise of what follows each of them. */
class PendingText {
  private readonly texts: Text[] = [];
  private readonly promises: Promise<Printed>[] = [];

  add(text: Text, promise: Promise<Printed>): void {
    this.texts.push(text);
    this.promises.push(promise);
  }

  /** Adds everything to another text, after `before`. */
  moveTo(other: PendingText, before: Joiner): void {
    this.promises.forEach((promise, index) => {
      before.add(this.texts[index] ?? '');
      other.add(before.take(), promise);
    });
  }

  async joinWith(last: Text): Promise<Text> {
    const printed = await Promise.all(this.promises);
    const joiner = new Joiner();
    this.texts.forEach((text, index) => {
      joiner.add(text);
      joiner.add(printed[index] ?? 'null');
    });
    joiner.add(last);
    return joiner.take();
  }
}

/** What is printed of an object. */
export class Output {
  private readonly joiner = new Joiner();
  private pending: PendingText | undefined;

  /** What is printed since the last promise. */
  get text(): Text {
    return this.joiner.text;
  }

  get isPending(): boolean {
    return this.pending !== undefined;
  }

  write(text: string): void {
    this.joiner.write(text);
  }

  add(printed: MaybePromise<Printed>): void {
    if (isPending(printed)) this.addPromise(printed);
    else this.joiner.add(printed ?? 'null');
  }

  private addPromise(promise: Promise<Printed>): void {
    this.pending ??= new PendingText();
    this.pending.add(this.joiner.take(), promise);
  }

  /** Adds everything that another output has printed. */
  append({ text, pending }: Output): void {
    if (pending) {
      this.pending ??= new PendingText();
      pending.moveTo(this.pending, this.joiner);
    }
    this.joiner.add(text);
  }

  joined(): MaybePromise<Text> {
    return this.pending ? this.pending.joinWith(this.text) : this.text;
  }

  /** Throws, but not before the promises have settled: they may reject as well. */
  failed(error: unknown): Promise<Text> {
    if (!this.pending) throw error;
    return this.pending.joinWith('').finally(() => {
      throw error;
    });
  }
}
