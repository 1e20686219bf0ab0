import type { RawInput, ServiceName } from './protocol';

/** One call that the sandbox received, whatever its outcome. */
export interface LoggedCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  readonly input: RawInput;
  readonly accessKeyId: string;
  readonly at: Date;
  /** `ok`, the name of the returned error, or the kind of the injected fault. */
  readonly outcome: string;
}

/** The received calls, oldest first. */
export interface CallLog {
  all(): readonly LoggedCall[];
  /** The operation names only. */
  operations(): string[];
  add(call: LoggedCall): void;
  clear(): void;
}

const limit = 100_000;

/** Keeps at least the newest 100,000 calls, to bound the memory of a long-running sandbox. */
export const createCallLog = (): CallLog => {
  let calls: LoggedCall[] = [];
  return {
    all: () => [...calls],
    operations: () => calls.map((call) => call.operation),
    add: (call) => {
      if (calls.length >= 2 * limit) calls = calls.slice(-limit);
      calls.push(call);
    },
    clear: () => {
      calls = [];
    },
  };
};
