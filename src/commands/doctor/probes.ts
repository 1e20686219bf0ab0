import type { ClientPool } from '../../aws/clients';
import { isNotFound } from '../../aws/errors';
import type { QueueSettings } from '../../events/settings';
import { kindOf, nodeKinds } from '../../kinds';
import { filterLogEvents } from '../../kinds/logQuery';
import { lazyPackages } from '../../model/lazyPackages';
import type { Operation } from '../../model/operation';
import { type Scope, scopeOf } from '../../model/scope';

/** A call that shows whether a service can be read in a scope. */
export interface Probe {
  readonly scope: Scope;
  readonly service: string;
  readonly operation: string;
  /** The name of the queue, for a call of SQS. */
  readonly queue?: string;
  readonly send: (clients: ClientPool, abortSignal: AbortSignal) => Promise<unknown>;
}

const probeOf = <Input>(scope: Scope, operation: Operation<Input, unknown>, input: Input): Probe => ({
  scope,
  service: operation.service,
  operation: operation.name,
  send: (clients, abortSignal) => operation.send(clients.of(scope), input, { abortSignal }),
});

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
const listsOfServices = lists.filter(
  ({ operation: { service } }, index) =>
    lists.findIndex(({ operation }) => operation.service === service) === index,
);

/** The name is one that the least IAM policy allows. */
const probedGroup = '/aws/imagebuilder/execution-gateway-doctor';

/** Reads a log group that need not exist: AWS checks the permission first. */
const logsProbe = (scope: Scope): Probe => {
  const probe = probeOf(scope, filterLogEvents, { logGroupName: probedGroup, limit: 1 });
  return {
    ...probe,
    async send(clients, abortSignal) {
      try {
        await probe.send(clients, abortSignal);
      } catch (error) {
        if (!isNotFound(probe.service, error)) throw error;
      }
    },
  };
};

/** Receives a message at most, and hides it from no other receiver. */
const queueProbe = ({ queueUrl, accountId, region, name }: QueueSettings): Probe => {
  const scope = scopeOf(accountId, region);
  return {
    scope,
    service: 'sqs',
    operation: 'ReceiveMessage',
    queue: name,
    send: (clients, abortSignal) =>
      clients.sqs(scope).send(
        new lazyPackages.sqs.ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 1,
          VisibilityTimeout: 0,
          WaitTimeSeconds: 0,
        }),
        { abortSignal },
      ),
  };
};

/** One call per scope and service, then one per queue. */
export const probesOf = (scopes: readonly Scope[], queues: readonly QueueSettings[]): readonly Probe[] => [
  ...scopes.flatMap((scope) => [
    ...listsOfServices.map(({ operation, input }) =>
      probeOf(scope, operation, ofOneItem(input(undefined, undefined))),
    ),
    logsProbe(scope),
  ]),
  ...queues.map(queueProbe),
];
