import type { ExecutionKind, QueryResolvers, ViewerPermission, ViewerResolvers } from '../generated/graphql';
import { executionKinds } from '../kinds';
import type { Access } from '../model/access';
import type { Caller, Permissions } from '../model/caller';
import type { Scope } from '../model/scope';
import type { GatewayContext } from './context';
import { mapMaybe } from './maybe';

/** The caller of the operation, with the scopes that they may see. */
export interface ViewerOfRequest {
  readonly caller: Caller;
  readonly access: Access;
  readonly scopes: readonly Scope[];
}

const flags: readonly (readonly [keyof Permissions, ViewerPermission])[] = [
  ['introspection', 'INTROSPECTION'],
  ['noCache', 'NO_CACHE'],
  ['graphiql', 'GRAPHIQL'],
  ['reference', 'REFERENCE'],
  ['callReport', 'CALL_REPORT'],
  ['anyDocument', 'ANY_DOCUMENT'],
];

const permissionsOf = ({ caller: { permissions }, access, scopes }: ViewerOfRequest): ViewerPermission[] => {
  const allowed = flags.flatMap(([name, permission]) => (permissions[name] === true ? [permission] : []));
  const seesSensitive = scopes.some((scope) =>
    executionKinds.some((kind) => access.in(scope).maySeeSensitive(kind)),
  );
  return seesSensitive ? ['SENSITIVE_FIELDS', ...allowed] : allowed;
};

export const viewerQueries: Partial<QueryResolvers> = {
  viewer: (_query, _args, { caller, access, scopes }: GatewayContext) =>
    mapMaybe(scopes.all(), (visible): ViewerOfRequest => ({ caller, access, scopes: visible })),
};

export const Viewer: ViewerResolvers = {
  subject: ({ caller }) => caller.subject,
  roles: ({ caller }) => [...caller.roles],
  scopes: ({ scopes }) => [...scopes],
  kinds: ({ access, scopes }) =>
    executionKinds
      .filter((kind) => scopes.some((scope) => access.in(scope).maySee(kind)))
      .map(({ execution }) => execution.kind as ExecutionKind),
  permissions: permissionsOf,
};
