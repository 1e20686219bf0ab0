import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Estate } from '../../sandbox/estate';
import type { TroubleEffect, TroubleRule } from '../../sandbox/trouble';
import { type GraphQLAnswer, startTestGateway, type TestGateway, type TestGatewayOptions } from './gateway';

export interface GatewayOfTests {
  readonly gateway: () => TestGateway;
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphQLAnswer>;
  /** Lets an operation meet trouble, until the test ends or as often as said. */
  readonly trouble: (operation: string, trouble: TroubleEffect, rule?: Omit<TroubleRule, 'trouble'>) => void;
}

/** One gateway for all tests of a file; the trouble that one test makes is over with it. */
export const gatewayForTests = (estate: Estate, options: TestGatewayOptions = {}): GatewayOfTests => {
  let started: TestGateway | undefined;
  const gateway = (): TestGateway => {
    if (!started) throw new Error('The gateway is there once the tests run.');
    return started;
  };

  beforeAll(async () => {
    started = await startTestGateway(estate, options);
  });
  afterEach(() => {
    gateway().sandbox.trouble.clear();
  });
  afterAll(() => gateway().close());

  return {
    gateway,
    ask: (query, variables) => gateway().ask(query, variables),
    trouble: (operation, trouble, rule = {}) => {
      gateway().sandbox.trouble.add({ ...rule, match: { ...rule.match, operation }, trouble });
    },
  };
};
