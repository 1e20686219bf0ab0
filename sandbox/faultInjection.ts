import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { LoggedCall } from './callLog';
import { seededBoolean } from './seededRandom';

const service = z.enum(['imagebuilder', 'transfer', 'glue', 'logs', 'sqs', 'sts']);
const status = z.int().min(200).max(599);

/** A fault replaces or delays the normal answer of a call. */
const fault = z.discriminatedUnion('kind', [
  /** Sends the normal answer after `ms` milliseconds. */
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
  /** `throttle`, `accessDenied` and `serverError` return the called service's own error. */
  z.strictObject({ kind: z.literal('throttle') }),
  z.strictObject({ kind: z.literal('accessDenied') }),
  z.strictObject({ kind: z.literal('serverError'), status: z.literal([500, 503]).optional() }),
  /** The error page of a proxy, in place of JSON. */
  z.strictObject({ kind: z.literal('html'), status: status.optional() }),
  /** Closes the connection without an answer. */
  z.strictObject({ kind: z.literal('cut') }),
  /** Closes the connection halfway through the normal answer. */
  z.strictObject({ kind: z.literal('cutBody') }),
  /** Status 200 with an empty body. */
  z.strictObject({ kind: z.literal('emptyBody') }),
  /** A custom answer. An object is sent as JSON. */
  z.strictObject({
    kind: z.literal('answer'),
    status,
    headers: z.record(z.string(), z.string()).optional(),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
  /** A custom error, encoded in the protocol of the called service. */
  z.strictObject({
    kind: z.literal('error'),
    name: z.string().min(1),
    status,
    message: z.string(),
    members: z.record(z.string(), z.string()).optional(),
  }),
]);

const ruleMembers = {
  /** A rule without `match` matches every call. `input` matches a subset of the input's members. */
  match: z
    .strictObject({
      service: service.optional(),
      operation: z.string().optional(),
      accountId: z.string().optional(),
      region: z.string().optional(),
      input: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  /** The rule is removed after it has injected this many faults. Without it, the rule stays. */
  times: z.int().min(1).optional(),
  /** The share of matching calls that get the fault. `seed` determines which ones. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
};

const faultRule = z.strictObject({ ...ruleMembers, fault });

/** A rule in the form of the HTTP API, which names the fault `trouble`. */
export const httpFaultRule = z.strictObject({ ...ruleMembers, trouble: fault });

export type Fault = z.infer<typeof fault>;
export type FaultRule = z.infer<typeof faultRule>;
type Target = Omit<LoggedCall, 'at' | 'outcome'>;

export interface ActiveFaultRule {
  readonly id: string;
  readonly rule: FaultRule;
  /** Number of faults injected by this rule. */
  readonly injected: number;
}

/** The active fault rules. If several rules match a call, the oldest applies. */
export interface FaultInjector {
  /** Throws a ZodError for an invalid rule. */
  add(rule: FaultRule): ActiveFaultRule;
  /** False if no rule has this id. */
  remove(id: string): boolean;
  clear(): void;
  all(): readonly ActiveFaultRule[];
  /** The fault to inject into this call, if any. Counts it against the rule. */
  next(call: Target): Fault | undefined;
}

export const createFaultInjector = (): FaultInjector => {
  const active = new Map<string, ActiveFaultRule & { readonly draw: () => boolean }>();
  let added = 0;

  return {
    add: (candidate) => {
      const rule = faultRule.parse(candidate);
      added += 1;
      const draw = seededBoolean(rule.seed ?? added, rule.probability ?? 1);
      const entry = { id: String(added), rule, injected: 0 };
      active.set(entry.id, { ...entry, draw });
      return entry;
    },
    remove: (id) => active.delete(id),
    clear: () => {
      active.clear();
    },
    all: () => [...active.values()].map(({ id, rule, injected }) => ({ id, rule, injected })),
    next: (call) => {
      for (const entry of active.values()) {
        if (!matches(entry.rule.match ?? {}, call) || !entry.draw()) continue;
        const injected = entry.injected + 1;
        if (injected === entry.rule.times) active.delete(entry.id);
        else active.set(entry.id, { ...entry, injected });
        return entry.rule.fault;
      }
      return undefined;
    },
  };
};

const matches = ({ input = {}, ...criteria }: NonNullable<FaultRule['match']>, call: Target): boolean =>
  Object.entries(criteria).every(
    ([name, value]) => value === undefined || call[name as keyof Target] === value,
  ) && Object.entries(input).every(([member, value]) => isDeepStrictEqual(call.input[member], value));
