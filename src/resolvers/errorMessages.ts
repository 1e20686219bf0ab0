import { isObject } from '../model/isObject';
import type { GatewayContext } from './context';
import { memberOf } from './mirror';

/* Messages that repeat what a program wrote, without its secrets. */

const withoutSecrets =
  (field: string) =>
  (source: unknown, _args: object, { logs }: GatewayContext): unknown => {
    const text = isObject(source) ? memberOf(source, field) : undefined;
    return typeof text === 'string' ? logs.redact(text) : text;
  };

/** The resolvers of these messages by type. The other fields are AWS's members. */
export const errorMessages = {
  ComponentFailureContext: { errorMessage: withoutSecrets('errorMessage') },
  DistributionFailureContext: { errorMessage: withoutSecrets('errorMessage') },
  RegionFailure: { errorMessage: withoutSecrets('errorMessage') },
  TransferExecutionError: { message: withoutSecrets('message') },
};
