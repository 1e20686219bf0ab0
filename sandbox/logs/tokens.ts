import { createHash } from 'node:crypto';
import { ServiceError } from '../errors';
import type { EstateScope } from '../estate';
import { hours } from './time';

const lifetime = hours(24);

/** A token is valid for 24 hours, for the call and input that `request` identifies. */
export const encodeToken = (request: string, values: readonly unknown[], now: Date): string =>
  Buffer.from(JSON.stringify([request, now.getTime(), ...values])).toString('base64url');

/** The values of a token. Throws for an expired one, and for one of another call. */
export const decodeToken = (request: string, token: string, now: Date): readonly unknown[] => {
  const [issuedFor, issuedAt, ...values] = listIn(token);
  if (issuedFor !== request || !(Number(issuedAt) + lifetime > now.getTime())) {
    throw new ServiceError('invalidToken');
  }
  return values;
};

const listIn = (token: string): readonly unknown[] => {
  try {
    const list: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
};

/** Identifies a call by its operation, its scope, and the members of its input that must stay the same. */
export const requestOf = (
  { operation, scope }: { readonly operation: string; readonly scope: EstateScope },
  members: readonly unknown[],
): string => {
  const request = JSON.stringify([operation, scope.accountId, scope.region, ...members]);
  return createHash('sha256').update(request).digest('base64url').slice(0, 12);
};
