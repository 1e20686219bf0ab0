import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/model/caller';
import { callerWith } from '../support/access/callers';
import { here, there, twinEstate } from '../support/access/estate';
import { type Operations, startOperations } from '../support/access/operations';

let gateway: Operations;

beforeAll(async () => {
  gateway = await startOperations(twinEstate);
});
afterAll(() => gateway.close());

const query = '{ viewer { subject roles scopes { accountId region } kinds permissions } }';

describe('Query.viewer', () => {
  it('shows a caller without credentials everything, where there is no policy', async () => {
    const { data, errors, calls } = await gateway.ask(anonymous, query);

    expect(errors).toEqual([]);
    expect(data.viewer).toEqual({
      subject: null,
      roles: [],
      scopes: [here, there],
      kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'],
      permissions: ['SENSITIVE_FIELDS', 'INTROSPECTION', 'NO_CACHE', 'GRAPHIQL', 'REFERENCE', 'CALL_REPORT'],
    });
    expect(calls).toEqual([]);
  });

  it('shows what the roles of a caller allow', async () => {
    const caller = callerWith(
      [
        { regions: [there.region], kinds: ['LIFECYCLE'] },
        { regions: [there.region], kinds: ['WORKFLOW_STEP'] },
      ],
      { introspection: false, noCache: false, callReport: false },
      'ann',
    );

    const { data } = await gateway.ask(caller, query);

    expect(data.viewer).toEqual({
      subject: 'ann',
      roles: ['role-0', 'role-1'],
      scopes: [there],
      kinds: ['WORKFLOW_STEP', 'LIFECYCLE'],
      permissions: ['GRAPHIQL', 'REFERENCE'],
    });
  });

  it('shows a caller without rights nothing', async () => {
    const none = {
      introspection: false,
      noCache: false,
      graphiql: false,
      reference: false,
      callReport: false,
    };
    const { data, errors } = await gateway.ask(callerWith([], none, 'ben'), query);

    expect(errors).toEqual([]);
    expect(data.viewer).toEqual({ subject: 'ben', roles: [], scopes: [], kinds: [], permissions: [] });
  });

  it('shows who may send any document', async () => {
    const { data } = await gateway.ask(callerWith([{}], { anyDocument: true }), '{ viewer { permissions } }');

    expect(data.viewer.permissions.at(-1)).toBe('ANY_DOCUMENT');
  });

  it('counts sensitive fields of one kind in one scope', async () => {
    const caller = callerWith([{}, { regions: [here.region], kinds: ['LIFECYCLE'], sensitive: true }]);
    const { data } = await gateway.ask(caller, '{ viewer { permissions } }');

    expect(data.viewer.permissions).toContain('SENSITIVE_FIELDS');
  });
});
