import { describe, expect, it } from '@jest/globals';
import { createPolicy, type Rights } from '../../src/access/policy';
import type { RoleSettings } from '../../src/access/settings';
import { allPermissions } from '../../src/model/caller';
import { scopeOf } from '../../src/model/scope';

const role = (changes: Partial<RoleSettings>): RoleSettings => ({
  accounts: ['*'],
  regions: ['*'],
  kinds: ['LIFECYCLE', 'BLUEPRINT_RUN'],
  sensitive: false,
  introspection: false,
  graphiql: true,
  reference: true,
  callReport: true,
  noCache: false,
  ...changes,
});

const one = scopeOf('111122223333', 'us-east-1');
const other = scopeOf('444455556666', 'eu-west-1');
const scopes = [one, scopeOf('111122223333', 'eu-west-1'), scopeOf('444455556666', 'us-east-1'), other];

const roles = {
  first: role({ accounts: ['111122223333'], kinds: ['LIFECYCLE'] }),
  second: role({
    accounts: ['444455556666'],
    regions: ['eu-west-1'],
    kinds: ['BLUEPRINT_RUN'],
    sensitive: true,
  }),
  all: role({ sensitive: true, introspection: true, noCache: true, upstreamCallsPerMinute: 600 }),
  slow: role({ accounts: ['777788889999'], upstreamCallsPerMinute: 60, graphiql: false, callReport: false }),
};
const rightsOf = (...names: string[]): Rights => createPolicy({ roles })(names);

/** What is visible, as `account/region kind`, with `*` where sensitive fields are. */
const seen = ({ permissions }: Rights): string[] =>
  scopes.flatMap((scope) =>
    ['LIFECYCLE', 'BLUEPRINT_RUN', 'WORKFLOW_STEP']
      .filter((kind) => permissions.maySee(scope, kind))
      .map(
        (kind) =>
          `${scope.accountId}/${scope.region} ${kind}${permissions.maySeeSensitive(scope, kind) ? '*' : ''}`,
      ),
  );

describe('createPolicy', () => {
  it('gives every caller all permissions without settings', () => {
    expect(createPolicy(undefined)(['viewer'])).toEqual({
      roles: ['viewer'],
      rights: 'all',
      permissions: allPermissions,
    });
  });

  it('shows the accounts, regions and kinds of a role', () => {
    expect(seen(rightsOf('first'))).toEqual([
      '111122223333/us-east-1 LIFECYCLE',
      '111122223333/eu-west-1 LIFECYCLE',
    ]);
    expect(seen(rightsOf('second'))).toEqual(['444455556666/eu-west-1 BLUEPRINT_RUN*']);
  });

  it('adds roles up as a union of products, without mixing the parts of different roles', () => {
    expect(seen(rightsOf('first', 'second'))).toEqual([
      '111122223333/us-east-1 LIFECYCLE',
      '111122223333/eu-west-1 LIFECYCLE',
      '444455556666/eu-west-1 BLUEPRINT_RUN*',
    ]);
  });

  it('shows sensitive fields only where one role allows both', () => {
    const sensitiveElsewhere = createPolicy({
      roles: { first: roles.first, second: role({ accounts: ['444455556666'], sensitive: true }) },
    })(['first', 'second']);

    expect(sensitiveElsewhere.permissions.maySee(one, 'LIFECYCLE')).toBe(true);
    expect(sensitiveElsewhere.permissions.maySeeSensitive(one, 'LIFECYCLE')).toBe(false);
    expect(sensitiveElsewhere.permissions.maySeeSensitive(other, 'LIFECYCLE')).toBe(true);
  });

  it('lets a scope exist where any kind of it is visible', () => {
    const { permissions } = rightsOf('second');

    expect(scopes.filter((scope) => permissions.maySee(scope))).toEqual([other]);
  });

  it.each([['none'], ['__proto__'], ['constructor'], ['toString'], ['']])(
    'grants nothing for the role %j, which is not defined',
    (name) => {
      const rights = rightsOf(name);

      expect(seen(rights)).toEqual([]);
      expect(scopes.filter((scope) => rights.permissions.maySee(scope))).toEqual([]);
      expect(rights).toMatchObject({
        roles: [],
        permissions: {
          introspection: false,
          graphiql: false,
          noCache: false,
          callReport: false,
          reference: false,
        },
      });
    },
  );

  it('adds up the other permissions, and takes the largest rate', () => {
    expect(rightsOf('first').permissions).toMatchObject({
      introspection: false,
      graphiql: true,
      reference: true,
      callReport: true,
      noCache: false,
      upstreamCallsPerMinute: undefined,
    });
    expect(rightsOf('slow', 'first').permissions).toMatchObject({
      graphiql: true,
      callReport: true,
      upstreamCallsPerMinute: 60,
    });
    expect(rightsOf('slow').permissions).toMatchObject({ graphiql: false, callReport: false });
    expect(rightsOf('slow', 'all').permissions).toMatchObject({
      introspection: true,
      noCache: true,
      upstreamCallsPerMinute: 600,
    });
  });

  it('returns the same rights for the same defined roles in any order', () => {
    const policy = createPolicy({ roles });

    expect(policy(['second', 'none', 'first', 'first'])).toBe(policy(['first', 'second']));
    expect(policy(['first']).rights).not.toBe(policy(['second']).rights);
    expect(policy(['first', 'second']).rights).not.toBe(policy(['first']).rights);
  });

  it('adds up more roles than a bit mask has bits', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `role${index}`,
        role({ accounts: [String(100_000_000_000 + index)], sensitive: index === 99 }),
      ]),
    );
    const { permissions } = createPolicy({ roles: many })(Object.keys(many));
    const visible = (index: number) => scopeOf(String(100_000_000_000 + index), 'us-east-1');

    expect(
      Array.from({ length: 101 }, (_, index) => permissions.maySee(visible(index), 'LIFECYCLE')),
    ).toEqual([...Array.from({ length: 100 }, () => true), false]);
    expect(permissions.maySeeSensitive(visible(98), 'LIFECYCLE')).toBe(false);
    expect(permissions.maySeeSensitive(visible(99), 'LIFECYCLE')).toBe(true);
    expect(permissions.maySee(visible(31))).toBe(true);
  });
});
