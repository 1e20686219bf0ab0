import { largeEstate } from '../../sandbox/large';
import { type GatewayOfTests, gatewayForTests } from '../support/gatewayForTests';

const hour = 3600;

/** A gateway on a large estate of one scope, whose cache and budget of AWS calls bound nothing. */
export const gatewayWithCachedEstate = (parents: number): GatewayOfTests =>
  gatewayForTests(largeEstate({ scopes: 1, parents, executions: 60 }), {
    limits: { upstreamCallsPerRequest: 100_000 },
    cache: { maxBytes: 1e9, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour },
  });
