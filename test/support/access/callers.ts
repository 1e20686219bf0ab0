import { allPermissions, type Caller, type Permissions } from '../../../src/model/caller';

/** What one role allows; what is left out, it allows for all. */
export interface Grant {
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  readonly kinds?: readonly string[];
  readonly sensitive?: boolean;
}

type Flags = Partial<
  Pick<Permissions, 'introspection' | 'graphiql' | 'reference' | 'callReport' | 'noCache' | 'anyDocument'>
>;

const has = (values: readonly string[] | undefined, value: string): boolean =>
  values?.includes(value) ?? true;

/** A caller whose roles allow what any of the grants does, and everything that needs no grant but the flags. */
export const callerWith = (grants: readonly Grant[], flags: Flags = {}, id = 'made up'): Caller => {
  const allowing = (
    { accountId, region }: { readonly accountId: string; readonly region: string },
    kind?: string,
  ) =>
    grants.filter(
      ({ accounts, regions, kinds }) =>
        has(accounts, accountId) &&
        has(regions, region) &&
        (kind === undefined ? kinds?.length !== 0 : has(kinds, kind)),
    );
  return {
    id,
    rights: JSON.stringify([grants, flags]),
    subject: id,
    roles: grants.map((_grant, index) => `role-${index}`),
    permissions: {
      ...allPermissions,
      ...flags,
      maySee: (scope, kind) => allowing(scope, kind).length > 0,
      maySeeSensitive: (scope, kind) => allowing(scope, kind).some(({ sensitive = false }) => sensitive),
    },
  };
};
