import type DataLoader from 'dataloader';
import type { AwsReader } from '../aws/reader';
import { recordKey } from '../aws/cache/entry';
import { calledOperation } from '../aws/callLedger';
import type { AnyKind } from '../kinds';
import { itemsOf, required } from '../kinds/answers';
import type { BatchGetSpec } from '../kinds/kind';
import type { Answer, Parsed } from '../model/answer';
import { type GatewayError, MalformedResponse } from '../model/errors';
import type { NodeRecord } from '../model/record';
import { type Scope, scopeKey } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import { batchLoader } from './batch';
import { groupedBy } from '../model/groups';

/** Glue's limit of names in one batch call. */
const namesPerCall = 25;

export interface NameKey {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string;
  /** True where the `extended` answer is needed. */
  readonly isExtended: boolean;
}

/** The result of a batch call by name: a record, null where the object does not exist, an error where AWS omits the name. */
type ByName = ReadonlyMap<string, NodeRecord | null | GatewayError>;

const parseBatch = (
  kind: AnyKind,
  { items, missing }: BatchGetSpec<never>,
  scope: Scope,
  names: readonly string[],
  isExtended: boolean,
  answer: Answer<unknown>,
): Parsed<ByName> => {
  const { call, output } = answer;
  const view = isExtended ? kind.views.extended : kind.views.get;
  const byName = new Map<string, NodeRecord | null | GatewayError>(
    names.map((name) => [
      name,
      new MalformedResponse(`AWS's answer omits ${name}, so it cannot be used.`, { aws: call }),
    ]),
  );
  for (const name of missing(output) ?? []) byName.set(name, null);
  const records = itemsOf(answer, items(output)).map((item) => {
    const name = required(call, kind.ids.name?.read?.(item), 'Name');
    const record = kind.record(scope, item, view, answer, { name });
    byName.set(name, record);
    return { record, ttl: kind.ttl(record) };
  });
  // Each name is cached separately: other requests seldom need exactly the same names together.
  return { value: byName, ttl: undefined, records };
};

/** Fetches concurrent names in as few calls as AWS allows: 25 names of one scope per call. */
export const batchByName = (
  aws: AwsReader,
  kind: AnyKind,
  spec: BatchGetSpec<never>,
  schedule: Pauses['schedule'],
): DataLoader<NameKey, NodeRecord | null, string> => {
  const { operation, input } = spec;
  const spent = new Map<string, { names: number; calls: number; avoidable: number }>();

  /** Records the calls that one batch of all names of the operation would have avoided. */
  const recordAvoidable = (scope: Scope, names: number): void => {
    const sum = spent.get(scopeKey(scope)) ?? { names: 0, calls: 0, avoidable: 0 };
    const calls = sum.calls + 1;
    const avoidable = calls - Math.ceil((sum.names + names) / namesPerCall);
    aws.recordAvoidable(avoidable - sum.avoidable);
    spent.set(scopeKey(scope), { names: sum.names + names, calls, avoidable });
  };

  const putMissing = (keys: readonly NameKey[], byName: ByName, scope: Scope): void => {
    const missing = {
      value: null,
      fetchedAt: aws.now().getTime(),
      ttl: 'volatile',
      saves: calledOperation(operation, scope),
      objects: [],
    } as const;
    for (const { id, name, isExtended } of keys) {
      if (byName.get(name) !== null) continue;
      const view = isExtended ? kind.views.extended : kind.views.get;
      aws.putRecord({ key: recordKey(id, view.name), ...missing });
    }
  };

  const fetchBatch = async (
    scope: Scope,
    names: readonly string[],
    keys: readonly NameKey[],
  ): Promise<ByName> => {
    recordAvoidable(scope, names.length);
    const isExtended = keys.some((key) => key.isExtended);
    const request = input(names, isExtended);
    const byName = await aws.read<ByName>({
      key: `${scopeKey(scope)} ${operation.name} ${JSON.stringify(request)}`,
      scope,
      visibleWith: kind.visibleWith,
      operation,
      input: request,
      parse: (answer) => parseBatch(kind, spec, scope, names, isExtended, answer),
    });
    if (!byName) return new Map(names.map((name) => [name, null]));
    putMissing(keys, byName, scope);
    return byName;
  };

  /** Fetches keys of one scope: the answer to each name's batch call, by name. */
  const answersFor = (scope: Scope, keys: readonly NameKey[]): ReadonlyMap<string, Promise<ByName>> => {
    const names = [...new Set(keys.map(({ name }) => name))];
    const answers = new Map<string, Promise<ByName>>();
    for (let from = 0; from < names.length; from += namesPerCall) {
      const some = new Set(names.slice(from, from + namesPerCall));
      const answer = fetchBatch(
        scope,
        [...some],
        keys.filter(({ name }) => some.has(name)),
      );
      for (const name of some) answers.set(name, answer);
    }
    return answers;
  };

  const { getSharedRecord } = aws;
  return batchLoader<NameKey, NodeRecord>(
    ({ id, isExtended }) => recordKey(id, String(isExtended)),
    getSharedRecord &&
      (({ id, scope, isExtended }) =>
        getSharedRecord(
          id,
          isExtended ? ['extended'] : ['get', 'extended'],
          calledOperation(operation, scope),
        )),
    (missing) => {
      const byScope = new Map(
        [...groupedBy(missing, ({ scope }) => scopeKey(scope))].flatMap(([scope, keys]) =>
          keys[0] ? [[scope, answersFor(keys[0].scope, keys)] as const] : [],
        ),
      );
      return missing.map(async ({ scope, name }) => {
        const found = (await byScope.get(scopeKey(scope))?.get(name))?.get(name) ?? null;
        if (found instanceof Error) throw found;
        return found;
      });
    },
    schedule,
  );
};
