import type { AwsReader } from '../aws/reader';
import type { StoredLogSource } from '../history';
import { type Scope, scopeKey } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import { findLogPlaces, type LogPlaces, placesOfText, textOfPlaces, type WorkflowLog } from './logPlaces';
import { failurePatienceMs, type LogFreshness } from './logSource';

/* Which log groups one scope has, as far as it is known, and until when that is good. */

export interface ScopeLogs {
  /** The scope's. */
  readonly key: string;
  readonly scope: Scope;
  /** Workflows by `workflowId`, also of a search that was cut. */
  readonly described: Map<string, WorkflowLog>;
  places: LogPlaces | undefined;
  /** When the places were found, in epoch milliseconds. */
  placesAt: number;
  /** A search under way, which others wait for. */
  finding: Promise<void> | undefined;
}

export const createScopeLogs = (scope: Scope): ScopeLogs => ({
  key: scopeKey(scope),
  scope,
  described: new Map(),
  places: undefined,
  placesAt: -Infinity,
  finding: undefined,
});

/** Takes what this process, or another replica, has stored of the scope. */
export const takeStoredPlaces = (logs: ScopeLogs, { places, checkedAt }: StoredLogSource): void => {
  if (places === undefined || checkedAt === undefined) return;
  logs.places = placesOfText(places, checkedAt);
  logs.placesAt = checkedAt;
  for (const [workflowId, workflow] of logs.places.workflows) logs.described.set(workflowId, workflow);
};

/** What is stored of the scope; undefined before any search. */
export const storedPlaces = ({ key, places, placesAt }: ScopeLogs): StoredLogSource | undefined =>
  places && { key, places: textOfPlaces(places), checkedAt: placesAt };

/** Until when the places are good, in epoch milliseconds; -Infinity where they are not known. */
export const placesDueAt = (
  { places, placesAt }: ScopeLogs,
  { minFetchedAt, patience }: LogFreshness,
  lifetimes: Readonly<Record<TtlClass, number>>,
): number => {
  if (!places || placesAt < minFetchedAt) return -Infinity;
  if (places.gaps.some(({ isOff }) => !isOff)) return placesAt + failurePatienceMs;
  if (placesAt > patience.since) return Infinity;
  return placesAt + Math.max(lifetimes.definition, patience.leastMs);
};

/** Finds the places anew. Throws what ends the request; a failure of AWS is one of the gaps. */
export const findPlaces = async (logs: ScopeLogs, aws: AwsReader, now: () => number): Promise<void> => {
  logs.places = await findLogPlaces(aws, logs.scope, logs.described);
  logs.placesAt = logs.places.asOf === Infinity ? now() : logs.places.asOf;
};
