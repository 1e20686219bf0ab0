import type { RawInput, ServiceName } from './protocol';

/** One call that arrived, whatever became of it. */
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

/** The calls that arrived, in that order. */
export interface CallLog {
  all(): readonly LoggedCall[];
  /** The names of the operations alone. */
  operations(): string[];
  add(call: LoggedCall): void;
  clear(): void;
}

const limit = 100_000;

/** Keeps at least the newest 100,000 calls, so that a sandbox left running does not eat the machine. */
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
