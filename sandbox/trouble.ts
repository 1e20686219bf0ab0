import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { LoggedCall } from './callLog';
import { seededChance } from './seededChance';

const service = z.enum(['imagebuilder', 'transfer', 'glue', 'sts']);
const status = z.int().min(200).max(599);

/** What a call meets instead of, or before, its answer. */
const effect = z.discriminatedUnion('kind', [
  /** The normal answer, later. */
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
  /** By the service's own name for it, as are the next two. */
  z.strictObject({ kind: z.literal('throttle') }),
  z.strictObject({ kind: z.literal('accessDenied') }),
  z.strictObject({ kind: z.literal('serverError'), status: z.literal([500, 503]).optional() }),
  /** A proxy's page where JSON is expected. */
  z.strictObject({ kind: z.literal('html'), status: status.optional() }),
  /** The connection ends without an answer. */
  z.strictObject({ kind: z.literal('cut') }),
  /** The connection ends in the middle of the normal answer. */
  z.strictObject({ kind: z.literal('cutBody') }),
  /** Status 200 and nothing else. */
  z.strictObject({ kind: z.literal('emptyBody') }),
  /** Any answer, word for word; an object is sent as JSON. */
  z.strictObject({
    kind: z.literal('answer'),
    status,
    headers: z.record(z.string(), z.string()).optional(),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
  /** Any error, in the form of the service's protocol. */
  z.strictObject({
    kind: z.literal('error'),
    name: z.string().min(1),
    status,
    message: z.string(),
    members: z.record(z.string(), z.string()).optional(),
  }),
]);

export const troubleRule = z.strictObject({
  /** Left out, every call is meant. `input` names some members and their values. */
  match: z
    .strictObject({
      service: service.optional(),
      operation: z.string().optional(),
      accountId: z.string().optional(),
      region: z.string().optional(),
      input: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  /** How many calls it strikes before it is gone; left out, it stays until removed. */
  times: z.int().min(1).optional(),
  /** Of the calls that match, this part is struck; which ones, the seed decides. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  trouble: effect,
});

export type TroubleRule = z.infer<typeof troubleRule>;
export type TroubleEffect = z.infer<typeof effect>;
type Target = Omit<LoggedCall, 'at' | 'outcome'>;

/** A rule that is in force. */
export interface StandingTrouble {
  readonly id: string;
  readonly rule: TroubleRule;
  /** How many calls it has struck. */
  readonly struck: number;
}

/** The rules by which the sandbox misbehaves. Of those that match a call, the oldest strikes. */
export interface Trouble {
  /** Throws a ZodError for a rule that makes no sense. */
  add(rule: TroubleRule): StandingTrouble;
  /** Whether it was there. */
  remove(id: string): boolean;
  clear(): void;
  all(): readonly StandingTrouble[];
  /** What this call meets, if anything. */
  strike(call: Target): TroubleEffect | undefined;
}

export const createTrouble = (): Trouble => {
  const standing = new Map<string, StandingTrouble & { readonly isUnlucky: () => boolean }>();
  let added = 0;

  return {
    add: (given) => {
      const rule = troubleRule.parse(given);
      added += 1;
      const isUnlucky = seededChance(rule.seed ?? added, rule.probability ?? 1);
      const trouble = { id: String(added), rule, struck: 0 };
      standing.set(trouble.id, { ...trouble, isUnlucky });
      return trouble;
    },
    remove: (id) => standing.delete(id),
    clear: () => {
      standing.clear();
    },
    all: () => [...standing.values()].map(({ id, rule, struck }) => ({ id, rule, struck })),
    strike: (call) => {
      for (const trouble of standing.values()) {
        if (!isMeant(trouble.rule.match ?? {}, call) || !trouble.isUnlucky()) continue;
        const struck = trouble.struck + 1;
        if (struck === trouble.rule.times) standing.delete(trouble.id);
        else standing.set(trouble.id, { ...trouble, struck });
        return trouble.rule.trouble;
      }
      return undefined;
    },
  };
};

const isMeant = ({ input = {}, ...marks }: NonNullable<TroubleRule['match']>, call: Target): boolean =>
  Object.entries(marks).every(
    ([mark, value]) => value === undefined || call[mark as keyof Target] === value,
  ) && Object.entries(input).every(([member, value]) => isDeepStrictEqual(call.input[member], value));
