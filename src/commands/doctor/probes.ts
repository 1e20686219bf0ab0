import { kindOf, nodeKinds } from '../../kinds';
import type { Operation } from '../../model/operation';
import type { Scope } from '../../model/scope';

/** A call that shows whether a service can be read in a scope. */
export interface Probe {
  readonly scope: Scope;
  readonly operation: Operation<unknown, unknown>;
  readonly input: unknown;
}

/** Requests a page of one item. The services spell the member differently. */
const ofOneItem = (input: unknown): unknown =>
  Object.fromEntries(
    Object.entries(Object(input) as object).map(([name, value]: [string, unknown]) => [
      name,
      /^maxResults$/i.test(name) ? 1 : value,
    ]),
  );

const lists = nodeKinds.flatMap((type) => kindOf(type).listing?.inScope ?? []);

/** For each service, the first list in the registry of kinds that needs no parent. */
const callsOfServices: readonly Omit<Probe, 'scope'>[] = lists
  .filter(
    ({ operation: { service } }, index) =>
      lists.findIndex(({ operation }) => operation.service === service) === index,
  )
  .map(({ operation, input }) => ({ operation, input: ofOneItem(input(undefined, undefined)) }));

/** One call per scope and service. */
export const probesOf = (scopes: readonly Scope[]): readonly Probe[] =>
  scopes.flatMap((scope) => callsOfServices.map((call) => ({ scope, ...call })));
