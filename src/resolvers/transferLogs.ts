import type { ExecutionSnapshot } from '../model/record';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { memberPattern } from '../logs/pattern';
import { groupOfArn, groupOfServer, type LogPlace, placeOfTransfer } from '../logs/places';
import type { MaybePromise } from '../model/page';
import { epochMs, wholeHour } from '../model/time';
import type { GatewayContext } from './context';
import type { ObjectLog } from './logs';
import { mapMaybe } from './maybe';

/** AWS returns no start of an execution. One that has run for longer than this is not expected. */
const longestRunMs = 7 * 86_400_000;

/** Lines can be written so long after the end of an execution. */
const afterEndMs = 60_000;

const placeOf = (
  { scope, workflowId, loggingConfiguration, serviceMetadata }: TransferExecutionRecord,
  { loaders }: Pick<GatewayContext, 'loaders'>,
): MaybePromise<LogPlace | undefined> => {
  const { ServerId: serverId, UserName: userName } = serviceMetadata?.UserDetails ?? {};
  const server = serverId === undefined ? undefined : { serverId, userName };
  // While it runs, AWS names the group: that of the server, or the one that the workflow names.
  const named = loggingConfiguration?.LogGroupName;
  if (named !== undefined) {
    const isOfServer = server && named === groupOfServer(server.serverId);
    return placeOfTransfer(workflowId, isOfServer ? undefined : named, server);
  }
  return mapMaybe(loaders.byIds('TransferWorkflow', scope, { workflowId }, 'get'), (workflow) =>
    placeOfTransfer(workflowId, groupOfArn(workflow?.structuredLogDestinations?.[0]), server),
  );
};

/** The lines of an execution, among those of its user or its workflow. */
export const logOfTransfer = (
  execution: TransferExecutionRecord,
  context: Pick<GatewayContext, 'loaders'>,
): MaybePromise<ObjectLog | undefined> => {
  const {
    executionId,
    startedAt,
    endedAt,
    seen,
    fetchedAt,
  }: TransferExecutionRecord & Partial<ExecutionSnapshot> = execution;
  const end = epochMs(endedAt);
  const start = epochMs(startedAt) ?? (seen?.firstSeenAt ?? fetchedAt.getTime()) - longestRunMs;
  return mapMaybe(
    placeOf(execution, context),
    (place) =>
      place && {
        place,
        // So that the question stays the same while the execution runs.
        start: wholeHour(start),
        end: end === undefined ? undefined : end + afterEndMs,
        own: {
          pattern: memberPattern('$.executionId', executionId),
          matches: ({ message, whole }) => (whole ?? message).includes(executionId),
        },
      },
  );
};
