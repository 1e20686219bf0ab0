import type { CompletedCall } from './call';
import type { CalledOperation } from './callLedger';

/** The trace of one operation, for its AWS calls. */
export interface CallTrace {
  /** Begins the span of a call. While it runs, `joinCall` finds it by the key of its read. */
  beginCall(key: string, called: CalledOperation): CallSpan;
  /** Links this operation and the call of another operation that it waits for. */
  joinCall(key: string): void;
}

/** The span of one AWS call, with all its tries. */
export interface CallSpan {
  /** Runs a function in the context of the span: spans that begin in it are children of this one. */
  run<Result>(send: () => Result): Result;
  end(call: CompletedCall): void;
}
