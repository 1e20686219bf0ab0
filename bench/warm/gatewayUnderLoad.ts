import { readFixture } from './fixture';
import { gatewayWorld } from './gateway';
import { type Load, startLoad, type Target } from './load';
import { installPeers } from './peers';
import type { Question } from './questions';
import { inTemporaryFolder } from './temporaryFolder';

/** A gateway with everything cached, and what sends it requests. */
export interface GatewayUnderLoad {
  readonly load: Load;
  readonly target: Target;
  readonly questions: readonly Question[];
}

/** Runs `work` on a new gateway, whose process gets `nodeOptions`. */
export const underLoad = <Result>(
  nodeOptions: readonly string[],
  work: (gateway: GatewayUnderLoad) => Promise<Result>,
): Promise<Result> =>
  inTemporaryFolder(async (folder) => {
    installPeers();
    const world = await gatewayWorld(folder);
    const gateway = await world.start({ nodeOptions });
    const load = startLoad();
    try {
      const { questions } = await readFixture(gateway);
      return await work({
        load,
        target: { process: gateway, urlOf: () => `${gateway.url}/graphql` },
        questions,
      });
    } finally {
      await load.close();
      await gateway.close();
      await world.sandbox.close();
    }
  });
