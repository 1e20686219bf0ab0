import { LRUCache } from 'lru-cache';
import { allPermissions, type Caller, type Permissions } from './caller';
import { GatewayError } from './errors';
import { memoized } from './memoized';
import type { Noun } from './noun';
import { type Scope, scopeKey } from './scope';

/*
 * What a caller may see. Permissions decide it; this is their answer by scope and type of object, remembered for all callers
 * with equal rights.
 */

/** FORBIDDEN for objects that no role of the caller allows in a scope that the caller may see. */
export const forbiddenIn = ({ accountId, region }: Scope, what: string): GatewayError =>
  new GatewayError('FORBIDDEN', `Your roles do not allow ${what} in account ${accountId}, region ${region}.`);

/** What callers with equal rights may see in one scope. */
export interface ScopeAccess {
  maySee(noun: Noun): boolean;
  /** True where the caller may see the sensitive fields of such objects. */
  maySeeSensitive(noun: Noun): boolean;
  /** Throws FORBIDDEN for objects that the caller may not see. */
  require(noun: Noun): void;
}

const scopeAccess = (permissions: Permissions, scope: Scope): ScopeAccess => {
  const isVisible = memoized(({ visibleWith }: Noun) =>
    visibleWith.some((kind) => permissions.maySee(scope, kind)),
  );
  return {
    maySee: isVisible,
    maySeeSensitive: memoized(({ visibleWith }: Noun) =>
      visibleWith.some((kind) => permissions.maySeeSensitive(scope, kind)),
    ),
    require(noun) {
      if (!isVisible(noun)) throw forbiddenIn(scope, noun.type);
    },
  };
};

/** What callers with equal rights may see. */
export interface Access {
  /** True where no policy restricts what is visible. */
  readonly isUnrestricted: boolean;
  in(scope: Scope): ScopeAccess;
  /** Those of these scopes that the caller may see, in order. The same array for the same array. */
  scopes(all: readonly Scope[]): readonly Scope[];
}

/** Where no policy restricts what is visible: the same in all scopes, without look-ups. */
const unrestrictedScope: ScopeAccess = {
  maySee: () => true,
  maySeeSensitive: () => true,
  require: () => undefined,
};

const unrestricted: Access = {
  isUnrestricted: true,
  in: () => unrestrictedScope,
  scopes: (all) => all,
};

const restrictedAccess = (permissions: Permissions): Access => {
  const byKey = new Map<string, ScopeAccess>();
  return {
    isUnrestricted: false,
    // Records that another process has serialized have scopes of their own.
    in: memoized((scope: Scope) => {
      const key = scopeKey(scope);
      const access = byKey.get(key) ?? scopeAccess(permissions, scope);
      byKey.set(key, access);
      return access;
    }),
    scopes: memoized((all: readonly Scope[]) => all.filter((scope) => permissions.maySee(scope))),
  };
};

/** The rights that are in use differ only in the roles of callers. */
const mostRights = 1_000;

/** True where no policy restricts what is visible, even if the schema is not. */
const seesEverything = (permissions: Permissions): boolean =>
  permissions.maySee === allPermissions.maySee &&
  permissions.maySeeSensitive === allPermissions.maySeeSensitive;

/** Returns the access of callers, which those with equal rights share. */
export const createAccesses = (): ((caller: Caller) => Access) => {
  const byRights = new LRUCache<string, Access>({ max: mostRights });
  return ({ rights, permissions }) => {
    if (seesEverything(permissions)) return unrestricted;
    const access = byRights.get(rights) ?? restrictedAccess(permissions);
    byRights.set(rights, access);
    return access;
  };
};
