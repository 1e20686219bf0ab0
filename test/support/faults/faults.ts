import type { Fault } from '../../../sandbox/faultInjection';
import type { FaultListTarget, FaultTarget } from './targets';

/** What the gateway returns for the faulted execution. */
export type Outcome =
  /** Null with an error of this code. `requestId`: the error has the id of an AWS response. */
  | {
      readonly errorCode: string;
      readonly tries: 1 | 2 | 5;
      readonly requestId: boolean;
      readonly message?: RegExp;
    }
  /** Everything except one field, which is null with an error. */
  | { readonly failedField: string }
  /** Everything without an error; these fields have the values of the faulty response. */
  | { readonly changedFields: Readonly<Record<string, unknown>> };

export type ErrorOutcome = Extract<Outcome, { readonly errorCode: string }>;

export interface FaultCase {
  readonly fault: string;
  readonly effect: (target: FaultTarget) => Fault;
  readonly outcome: (target: FaultTarget) => Outcome;
}

const requestId = 'a1b2c3d4-0000-4000-8000-000000000001';

const respondsWith = (body: unknown): Fault => ({
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const respondsWithChanged = (target: FaultTarget, changes: object): Fault =>
  respondsWith(target.envelope({ ...target.record, ...changes }));

const fails = (errorCode: string, more: Partial<ErrorOutcome> = {}): ErrorOutcome => ({
  errorCode,
  tries: 1,
  requestId: true,
  ...more,
});
const malformed = fails('UPSTREAM_UNAVAILABLE');
const unchanged: Outcome = { changedFields: {} };

const always =
  <Value>(value: Value) =>
  (): Value =>
    value;

/** Faults that can happen to any call. */
export const callFaults: readonly (readonly [fault: string, effect: Fault, outcome: ErrorOutcome])[] = [
  ['is throttled at every try', { kind: 'throttle' }, fails('THROTTLED', { tries: 5 })],
  ['fails with 500', { kind: 'serverError', status: 500 }, fails('UPSTREAM_UNAVAILABLE', { tries: 5 })],
  ['fails with 503', { kind: 'serverError', status: 503 }, fails('UPSTREAM_UNAVAILABLE', { tries: 5 })],
  [
    'is denied',
    { kind: 'accessDenied' },
    fails('UPSTREAM_FORBIDDEN', { message: /does not allow the gateway to call \w+:\w+ in/ }),
  ],
  [
    'is sent with expired credentials',
    { kind: 'error', name: 'ExpiredTokenException', status: 400, message: 'The security token is expired' },
    fails('UPSTREAM_FORBIDDEN', { tries: 2, message: /credentials .* expired/ }),
  ],
  [
    'fails with an unknown error name',
    { kind: 'error', name: 'TeapotException', status: 418, message: 'Short and stout.' },
    fails('UPSTREAM_ERROR', { message: /TeapotException: Short and stout/ }),
  ],
  [
    'gets the HTML page of a proxy with status 502',
    { kind: 'html' },
    fails('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false }),
  ],
  [
    'gets the HTML page of a proxy with status 200',
    { kind: 'html', status: 200 },
    fails('UPSTREAM_UNAVAILABLE', { requestId: false }),
  ],
  ['gets an empty body', { kind: 'emptyBody' }, fails('UPSTREAM_UNAVAILABLE', { requestId: false })],
  ['gets truncated JSON', respondsWith('{"cut": [{"off": '), malformed],
  ['gets an empty object', respondsWith({}), malformed],
  [
    'loses the connection before the response',
    { kind: 'cut' },
    fails('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false }),
  ],
  [
    'loses the connection within the response',
    { kind: 'cutBody' },
    fails('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false }),
  ],
];

/** Faults in the response of a Get call. */
const responseFaults: readonly FaultCase[] = [
  {
    fault: 'returns another execution',
    effect: (target) => respondsWithChanged(target, target.otherId),
    outcome: always(fails('UPSTREAM_UNAVAILABLE', { message: /AWS returned another/ })),
  },
  {
    fault: 'returns null instead of the record',
    effect: ({ envelope }) => respondsWith(envelope(null)),
    outcome: always(malformed),
  },
  {
    fault: 'returns a list instead of the record',
    effect: ({ envelope }) => respondsWith(envelope([])),
    outcome: always(malformed),
  },
  {
    fault: 'returns a string instead of the record',
    effect: ({ envelope }) => respondsWith(JSON.stringify(envelope('none'))),
    outcome: always(malformed),
  },
  {
    fault: 'returns an object for a string member',
    effect: (target) => respondsWithChanged(target, { [target.text[0]]: { no: 'text' } }),
    outcome: ({ text: [, field] }) => ({ failedField: field }),
  },
  {
    fault: 'returns a list for a string member',
    effect: (target) => respondsWithChanged(target, { [target.text[0]]: ['no text'] }),
    outcome: ({ text: [, field] }) => ({ failedField: field }),
  },
  {
    fault: 'returns numbers as strings',
    effect: (target) => respondsWithChanged(target, target.numberAsText),
    outcome: always(unchanged),
  },
  {
    fault: 'returns times in the other format',
    effect: (target) => respondsWithChanged(target, target.otherTime ?? {}),
    outcome: always(unchanged),
  },
  {
    fault: 'returns an invalid time',
    effect: (target) => respondsWithChanged(target, target.invalidTime ?? { StartTime: 'last Tuesday' }),
    outcome: ({ invalidTime }) => (invalidTime ? { failedField: 'startedAt' } : unchanged),
  },
  {
    fault: 'returns an unknown status',
    effect: (target) => respondsWithChanged(target, target.status('NAPPING')),
    outcome: always({ changedFields: { status: 'UNKNOWN', rawStatus: 'NAPPING' } }),
  },
  {
    fault: 'returns unknown members',
    effect: (target) => respondsWithChanged(target, { surprise: { of: ['next', 2027] }, Surprise: null }),
    outcome: always(unchanged),
  },
];

export const faults: readonly FaultCase[] = [
  ...callFaults.map(([fault, effect, outcome]) => ({
    fault,
    effect: always(effect),
    outcome: always(outcome),
  })),
  ...responseFaults,
];

/** A fault of a List call. */
export interface ListFaultCase {
  readonly fault: string;
  readonly effect: (target: FaultListTarget) => Fault;
  readonly outcome: ErrorOutcome;
}

export const listFaults: readonly ListFaultCase[] = [
  ...callFaults.map(([fault, effect, outcome]) => ({
    fault,
    effect: always(effect),
    outcome,
  })),
  {
    fault: 'returns null in its list',
    effect: ({ member, item }) => respondsWith({ [member]: [item, null] }),
    outcome: malformed,
  },
  {
    fault: 'returns a number in its list',
    effect: ({ member }) => respondsWith({ [member]: [7] }),
    outcome: malformed,
  },
  {
    fault: 'returns an item without an id',
    effect: ({ member }) => respondsWith({ [member]: [{}] }),
    outcome: malformed,
  },
  {
    fault: 'returns an object instead of its list',
    effect: ({ member, item }) => respondsWith({ [member]: { item } }),
    outcome: malformed,
  },
  {
    fault: 'repeats its page token',
    effect: ({ member, item, token }) => respondsWith({ [member]: [item], [token]: 'again' }),
    outcome: { ...malformed, message: /repeats a page token/ },
  },
];
