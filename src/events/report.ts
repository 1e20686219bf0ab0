import { isObject } from '../model/isObject';
import { type Scope, scopeOf } from '../model/scope';
import type { AwsEvent } from './envelope';

/* What replicas pass on to each other of an event. */

export interface Report {
  readonly queueUrl: string;
  readonly event: Omit<AwsEvent, 'id'>;
}

export const writeReport = ({ queueUrl, event: { scope, image, executions } }: Report): string =>
  JSON.stringify({ queueUrl, accountId: scope.accountId, region: scope.region, image, executions });

const isText = (value: unknown): value is string => typeof value === 'string';

/** Undefined for what is no report, such as one of another release, or of no scope of this replica. */
export const readReport = (body: string, isScope: (scope: Scope) => boolean): Report | undefined => {
  const value: unknown = JSON.parse(body);
  if (!isObject(value)) return undefined;
  const { queueUrl, accountId, region, image, executions } = value;
  const isReport = isText(queueUrl) && isText(accountId) && isText(region) && isText(image);
  if (!isReport || !Array.isArray(executions)) return undefined;
  const scope = scopeOf(accountId, region);
  return isScope(scope)
    ? { queueUrl, event: { scope, image, executions: executions.filter(isText) } }
    : undefined;
};
