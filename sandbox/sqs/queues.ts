import type { Estate, EstateScope } from '../estate';
import { imageEventsQueue, watchImages } from './imageEvents';
import { createQueue, type Queue } from './queue';

/** The queues of the sandbox. */
export interface Queues {
  /** The queue with this name; undefined where there is none. */
  find(scope: EstateScope, name: string): Queue | undefined;
  /** Sends what has happened since the last look to the queue of events of a scope. */
  catchUp(scope: EstateScope, now: Date): void;
}

const keyOf = ({ accountId, region }: EstateScope): string => `${accountId}/${region}`;

/** Who sends events, as a sender id. */
const eventBridge = 'AIDAEVENTBRIDGE';

/** Each scope of the estate has one queue, with the events of its images. */
export const createQueues = (estate: Estate): Queues => {
  const places = new Map(
    estate.scopes.map((scope) => [
      keyOf(scope),
      { queue: createQueue(), news: watchImages(scope, () => estate.region(scope)) },
    ]),
  );
  return {
    find: (scope, name) => (name === imageEventsQueue ? places.get(keyOf(scope))?.queue : undefined),
    catchUp(scope, now) {
      const place = places.get(keyOf(scope));
      for (const event of place?.news(now) ?? []) place?.queue.send(event, eventBridge, now.getTime());
    },
  };
};
