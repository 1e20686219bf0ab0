import type { Fault } from '../../sandbox/faultInjection';
import type { StruckKind, StruckList } from './faultsKinds';

/** What is left of the thing that a fault strikes. */
export type Outcome =
  /** Nothing: it is null, with an error. `requestId`: AWS answered. */
  | { readonly lost: string; readonly tries: 1 | 5; readonly requestId: boolean; readonly says?: RegExp }
  /** All but one field, which is null with an error. */
  | { readonly lostField: string }
  /** All of it, but for what AWS told otherwise. */
  | { readonly survived: Readonly<Record<string, unknown>> };

export interface FaultCase {
  readonly fault: string;
  readonly effect: (kind: StruckKind) => Fault;
  readonly outcome: (kind: StruckKind) => Outcome;
}

const requestId = 'a1b2c3d4-0000-4000-8000-000000000001';

const says = (body: unknown): Fault => ({
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const told = (kind: StruckKind, changes: object): Fault => says(kind.envelope({ ...kind.told, ...changes }));

const lost = (code: string, more: Partial<Extract<Outcome, { lost: string }>> = {}): Outcome => ({
  lost: code,
  tries: 1,
  requestId: true,
  ...more,
});
const unusable = lost('UPSTREAM_UNAVAILABLE');
const survived: Outcome = { survived: {} };

const always =
  <Value>(value: Value) =>
  (): Value =>
    value;

/** A fault of any call. */
export const callFaults: readonly (readonly [fault: string, effect: Fault, outcome: Outcome])[] = [
  ['is throttled, try after try', { kind: 'throttle' }, lost('THROTTLED', { tries: 5 })],
  ['fails with 500', { kind: 'serverError', status: 500 }, lost('UPSTREAM_UNAVAILABLE', { tries: 5 })],
  ['fails with 503', { kind: 'serverError', status: 503 }, lost('UPSTREAM_UNAVAILABLE', { tries: 5 })],
  [
    'is denied',
    { kind: 'accessDenied' },
    lost('FORBIDDEN', { says: /does not allow the gateway to call \w+:\w+ in/ }),
  ],
  [
    'meets expired credentials',
    { kind: 'error', name: 'ExpiredTokenException', status: 400, message: 'The security token is expired' },
    lost('FORBIDDEN', { says: /credentials .* expired/ }),
  ],
  [
    'fails by a name that nobody knows',
    { kind: 'error', name: 'TeapotException', status: 418, message: 'Short and stout.' },
    lost('UPSTREAM_ERROR', { says: /TeapotException: Short and stout/ }),
  ],
  [
    'meets a proxy’s page with 502',
    { kind: 'html' },
    lost('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false }),
  ],
  [
    'meets a proxy’s page with 200',
    { kind: 'html', status: 200 },
    lost('UPSTREAM_UNAVAILABLE', { requestId: false }),
  ],
  ['gets an empty body', { kind: 'emptyBody' }, lost('UPSTREAM_UNAVAILABLE', { requestId: false })],
  ['gets cut-off JSON', says('{"cut": [{"off": '), unusable],
  ['gets an object without members', says({}), unusable],
  ['is cut off', { kind: 'cut' }, lost('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false })],
  [
    'is cut off in the middle',
    { kind: 'cutBody' },
    lost('UPSTREAM_UNAVAILABLE', { tries: 5, requestId: false }),
  ],
];

/** A fault of what a Get tells. */
const answerFaults: readonly FaultCase[] = [
  {
    fault: 'answers for another id',
    effect: (kind) => told(kind, kind.otherId),
    outcome: always(lost('UPSTREAM_UNAVAILABLE', { says: /AWS answered for another/ })),
  },
  {
    fault: 'tells null instead of it',
    effect: ({ envelope }) => says(envelope(null)),
    outcome: always(unusable),
  },
  {
    fault: 'tells a list instead of it',
    effect: ({ envelope }) => says(envelope([])),
    outcome: always(unusable),
  },
  {
    fault: 'tells a text instead of it',
    effect: ({ envelope }) => says(JSON.stringify(envelope('none'))),
    outcome: always(unusable),
  },
  {
    fault: 'tells a structure where a text was agreed',
    effect: (kind) => told(kind, { [kind.text[0]]: { no: 'text' } }),
    outcome: ({ text: [, field] }) => ({ lostField: field }),
  },
  {
    fault: 'tells a list where a text was agreed',
    effect: (kind) => told(kind, { [kind.text[0]]: ['no text'] }),
    outcome: ({ text: [, field] }) => ({ lostField: field }),
  },
  {
    fault: 'tells numbers as texts',
    effect: (kind) => told(kind, kind.numberAsText),
    outcome: always(survived),
  },
  {
    fault: 'tells times in the other form',
    effect: (kind) => told(kind, kind.otherTime ?? {}),
    outcome: always(survived),
  },
  {
    fault: 'tells a time that is none',
    effect: (kind) => told(kind, kind.noTime ?? { StartTime: 'last Tuesday' }),
    outcome: ({ noTime }) => (noTime ? { lostField: 'startedAt' } : survived),
  },
  {
    fault: 'tells an unknown status',
    effect: (kind) => told(kind, kind.status('NAPPING')),
    outcome: always({ survived: { status: 'UNKNOWN', rawStatus: 'NAPPING' } }),
  },
  {
    fault: 'tells unknown members',
    effect: (kind) => told(kind, { surprise: { of: ['next', 2027] }, Surprise: null }),
    outcome: always(survived),
  },
];

export const faults: readonly FaultCase[] = [
  ...callFaults.map(([fault, effect, outcome]) => ({
    fault,
    effect: always(effect),
    outcome: always(outcome),
  })),
  ...answerFaults,
];

/** A fault of what a list tells. */
export interface ListFault {
  readonly fault: string;
  readonly effect: (list: StruckList) => Fault;
  readonly outcome: Extract<Outcome, { lost: string }>;
}

const unusableList = lost('UPSTREAM_UNAVAILABLE') as Extract<Outcome, { lost: string }>;

export const listFaults: readonly ListFault[] = [
  ...callFaults.map(([fault, effect, outcome]) => ({
    fault,
    effect: always(effect),
    outcome: outcome as Extract<Outcome, { lost: string }>,
  })),
  {
    fault: 'has a hole',
    effect: ({ member, item }) => says({ [member]: [item, null] }),
    outcome: unusableList,
  },
  { fault: 'has a number in it', effect: ({ member }) => says({ [member]: [7] }), outcome: unusableList },
  {
    fault: 'has an item without id',
    effect: ({ member }) => says({ [member]: [{}] }),
    outcome: unusableList,
  },
  {
    fault: 'is a structure',
    effect: ({ member, item }) => says({ [member]: { item } }),
    outcome: unusableList,
  },
  {
    fault: 'repeats its page token',
    effect: ({ member, item, token }) => says({ [member]: [item], [token]: 'again' }),
    outcome: { ...unusableList, says: /repeats a page token/ },
  },
];
