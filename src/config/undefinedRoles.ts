import { isObject } from '../model/isObject';

type Path = readonly (string | number)[];

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/**
 * The paths of roles in `auth` that `policy.roles` does not define; none without a policy. Reads settings that may be
 * invalid elsewhere, so that all faults are reported at once.
 */
export const undefinedRoles = (settings: { readonly auth?: unknown; readonly policy?: unknown }): Path[] => {
  const defined = member(settings.policy, 'roles');
  if (!isObject(defined)) return [];
  const check = (roles: unknown, path: Path): Path[] =>
    !Array.isArray(roles)
      ? []
      : roles.flatMap((role, index) =>
          typeof role === 'string' && !Object.hasOwn(defined, role) ? [[...path, index]] : [],
        );
  const keys = member(settings.auth, 'apiKeys');
  return [
    ...(Array.isArray(keys) ? keys : []).flatMap((key, index) =>
      check(member(key, 'roles'), ['auth', 'apiKeys', index, 'roles']),
    ),
    ...check(member(settings.auth, 'anonymous'), ['auth', 'anonymous']),
  ];
};
