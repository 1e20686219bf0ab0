import { LRUCache } from 'lru-cache';
import { allPermissions, type Caller, type Permissions } from '../model/caller';
import type { PolicySettings, RoleSettings } from './settings';

/** What a set of roles allows. `roles` has only those that the policy defines; without a policy, all. */
export type Rights = Pick<Caller, 'roles' | 'rights' | 'permissions'>;

/** Returns the rights of a caller with these roles. */
export type Policy = (roles: readonly string[]) => Rights;

/** Bits of a number that bitwise operators can use. */
const rolesPerMask = 31;

/** Sets of roles that are kept. Their number is up to the issuers of tokens. */
const setsKept = 1_000;

type Visibility = Pick<Permissions, 'maySee' | 'maySeeSensitive'>;

/**
 * The union of at most 31 roles. Each value maps to the set of roles that allow it, with a bit per role. A role that
 * allows account, region and kind is in all three sets.
 */
const visibilityOfGroup = (roles: readonly RoleSettings[]): Visibility => {
  const maskOf = (allows: (role: RoleSettings) => boolean): number =>
    roles.reduce((mask, role, index) => (allows(role) ? mask | (1 << index) : mask), 0);
  const masksOf = (valuesOf: (role: RoleSettings) => readonly string[]): ((value: string) => number) => {
    const values = new Set(roles.flatMap(valuesOf));
    const all = maskOf((role) => valuesOf(role).includes('*'));
    const masks = new Map(
      [...values].map((value) => [value, all | maskOf((role) => valuesOf(role).includes(value))]),
    );
    return (value) => masks.get(value) ?? all;
  };
  const accounts = masksOf((role) => role.accounts);
  const regions = masksOf((role) => role.regions);
  const kinds = masksOf((role) => role.kinds);
  const sensitive = maskOf((role) => role.sensitive);
  return {
    maySee: ({ accountId, region }, kind) =>
      (accounts(accountId) & regions(region) & (kind === undefined ? -1 : kinds(kind))) !== 0,
    maySeeSensitive: ({ accountId, region }, kind) =>
      (accounts(accountId) & regions(region) & kinds(kind) & sensitive) !== 0,
  };
};

const visibilityOf = (roles: readonly RoleSettings[]): Visibility => {
  if (roles.length <= rolesPerMask) return visibilityOfGroup(roles);
  const first = visibilityOfGroup(roles.slice(0, rolesPerMask));
  const others = visibilityOf(roles.slice(rolesPerMask));
  return {
    maySee: (scope, kind) => first.maySee(scope, kind) || others.maySee(scope, kind),
    maySeeSensitive: (scope, kind) =>
      first.maySeeSensitive(scope, kind) || others.maySeeSensitive(scope, kind),
  };
};

const permissionsOf = (roles: readonly RoleSettings[]): Permissions => {
  const rates = roles.flatMap(({ upstreamCallsPerMinute }) => upstreamCallsPerMinute ?? []);
  return {
    ...visibilityOf(roles),
    introspection: roles.some(({ introspection }) => introspection),
    graphiql: roles.some(({ graphiql }) => graphiql),
    reference: roles.some(({ reference }) => reference),
    callReport: roles.some(({ callReport }) => callReport),
    noCache: roles.some(({ noCache }) => noCache),
    anyDocument: roles.some(({ anyDocument }) => anyDocument === true),
    upstreamCallsPerMinute: rates.length === 0 ? undefined : Math.max(...rates),
  };
};

/** The permissions where no caller may read the schema, whatever the roles say. */
const withoutSchema = (permissions: Permissions): Permissions => ({
  ...permissions,
  introspection: false,
  reference: false,
});

/**
 * Creates the policy. Roles add up; a role that the settings do not define grants nothing. Without settings, every caller
 * has all permissions. Where `introspection` is false, no caller can read the schema.
 */
export const createPolicy = (settings: PolicySettings | undefined, introspection = true): Policy => {
  const allowed = introspection ? (permissions: Permissions) => permissions : withoutSchema;
  if (!settings) {
    const permissions = allowed(allPermissions);
    return (roles) => ({ roles, rights: 'all', permissions });
  }
  const defined = new Map(Object.entries(settings.roles));
  const rightsBySet = new LRUCache<string, Rights>({
    max: setsKept,
    memoMethod: (rights) => {
      const roles = JSON.parse(rights) as string[];
      const permissions = permissionsOf(roles.flatMap((role) => defined.get(role) ?? []));
      return { roles, rights, permissions: allowed(permissions) };
    },
  });
  return (roles) => {
    const granted = [...new Set(roles)].filter((role) => defined.has(role)).sort();
    return rightsBySet.memo(JSON.stringify(granted));
  };
};
