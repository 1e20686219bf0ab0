import { randomUUID } from 'node:crypto';
import type { EstateScope, RegionEstate } from '../estate';

/*
 * What EventBridge would send about the images of a region. The sandbox runs no timers: it compares the estate at two moments, when
 * somebody looks. What has come and gone between them has no event.
 */

/** The name of the queue in each account and region that has these events. */
export const imageEventsQueue = 'image-events';

/** The state of what has events, by id. */
interface Seen {
  readonly statuses: ReadonlyMap<string, string>;
  readonly waiting: ReadonlySet<string>;
}

type Detail = Readonly<Record<string, unknown>>;

/** An event of EC2 Image Builder in EventBridge's envelope. */
export const imageBuilderEvent = (
  { accountId, region }: EstateScope,
  detailType: string,
  resources: readonly string[],
  detail: Detail,
  now: Date,
): string =>
  JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source: 'aws.imagebuilder',
    account: accountId,
    time: `${now.toISOString().slice(0, 19)}Z`,
    region,
    resources,
    detail,
  });

const statusesOf = (estate: RegionEstate, now: Date): ReadonlyMap<string, string> =>
  new Map(
    estate.images.all(now).flatMap(({ arn, state }) => (arn && state?.status ? [[arn, state.status]] : [])),
  );

/** States that Image Builder sends no event of. */
const silent: ReadonlySet<string> = new Set(['PENDING', 'CREATING', 'DEPRECATED', 'DELETED', 'DISABLED']);

/** Creates the watcher of a region. Each call returns the events since the call before; the first one returns none. */
export const watchImages = (
  scope: EstateScope,
  estateNow: () => RegionEstate | undefined,
): ((now: Date) => readonly string[]) => {
  let seen: Seen | undefined;

  const stateEvents = (before: Seen, { statuses }: Seen, now: Date): readonly string[] =>
    [...statuses].flatMap(([arn, status]) => {
      const previous = before.statuses.get(arn);
      if (previous === status || silent.has(status)) return [];
      return imageBuilderEvent(
        scope,
        'EC2 Image Builder Image State Change',
        [arn],
        { 'previous-state': { status: previous ?? 'PENDING' }, state: { status } },
        now,
      );
    });

  const waitingEvents = (before: Seen, estate: RegionEstate, now: Date): readonly string[] =>
    estate.waitingSteps(now).flatMap((step) => {
      const { stepExecutionId = '', imageBuildVersionArn = '', workflowBuildVersionArn = '' } = step;
      if (before.waiting.has(stepExecutionId)) return [];
      return imageBuilderEvent(
        scope,
        'EC2 Image Builder Workflow Step Waiting',
        [imageBuildVersionArn, workflowBuildVersionArn],
        {
          'workflow-execution-id': step.workflowExecutionId,
          'workflow-step-execution-id': stepExecutionId,
          'workflow-step-name': step.name,
        },
        now,
      );
    });

  return (now) => {
    const estate = estateNow();
    if (!estate) return [];
    const before = seen;
    seen = {
      statuses: statusesOf(estate, now),
      waiting: new Set(estate.waitingSteps(now).map(({ stepExecutionId = '' }) => stepExecutionId)),
    };
    return before ? [...stateEvents(before, seen, now), ...waitingEvents(before, estate, now)] : [];
  };
};
