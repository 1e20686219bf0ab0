import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Estate } from '../../sandbox/estate';
import type { Fault, FaultRule } from '../../sandbox/faultInjection';
import { type GraphQLAnswer, startTestGateway, type TestGateway, type TestGatewayOptions } from './gateway';

export interface GatewayOfTests {
  readonly gateway: () => TestGateway;
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphQLAnswer>;
  /** Injects a fault into calls of an operation, until the test ends or `rule.times` is used up. */
  readonly injectFault: (operation: string, fault: Fault, rule?: Omit<FaultRule, 'fault'>) => void;
}

/** One gateway for all tests of a file. Injected faults are removed after each test. */
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
    gateway().sandbox.faults.clear();
  });
  afterAll(() => gateway().close());

  return {
    gateway,
    ask: (query, variables) => gateway().ask(query, variables),
    injectFault: (operation, fault, rule = {}) => {
      gateway().sandbox.faults.add({ ...rule, match: { ...rule.match, operation }, fault });
    },
  };
};
