/** When and why an operation ends: what reads use of an AbortSignal, which is too expensive to be made for each request. */
export interface EndSignal {
  readonly aborted: boolean;
  /** The error to answer with. */
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', onAbort: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', onAbort: () => void): void;
}

export class Ending implements EndSignal {
  reason: Error | undefined;
  private listeners: Set<() => void> | undefined;

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  throwIfAborted(): void {
    if (this.reason) throw this.reason;
  }

  /** Each listener is called once. */
  addEventListener(_type: 'abort', onAbort: () => void): void {
    this.listeners ??= new Set();
    this.listeners.add(onAbort);
  }

  removeEventListener(_type: 'abort', onAbort: () => void): void {
    this.listeners?.delete(onAbort);
  }

  abort(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    const { listeners } = this;
    this.listeners = undefined;
    listeners?.forEach((onAbort) => onAbort());
  }
}
