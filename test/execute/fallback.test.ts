import { describe, expect, it } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';

describe('Operations that GraphQL.js executes', () => {
  const { ask, gateway } = gatewayForTests(demoEstate(), { executor: 'planned' });

  const fallbacks = async (): Promise<unknown> => {
    const text = await (await fetch(`${gateway().url}/metrics`)).text();
    const counts = text.matchAll(/^execution_gateway_graphql_fallbacks_total\{reason="(\w+)"\} (\d+)$/gm);
    return Object.fromEntries([...counts].map(([, reason, count]) => [reason, Number(count)]));
  };

  it('are counted by reason', async () => {
    await ask('{ scopes { region } }');
    expect(await fallbacks()).toEqual({ introspection: 0, operation: 0 });

    const { data } = await ask('{ __schema { queryType { name } } __typename }');

    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __typename: 'Query' });
    expect(await fallbacks()).toEqual({ introspection: 1, operation: 0 });
  });
});
