import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fixture, readFixture } from './fixture';
import { gatewayWorld } from './gateway';
import { startLoad } from './load';
import {
  type Effort,
  measureQuestion,
  measureStarts,
  type QuestionFigures,
  type Running,
  type StartFigures,
} from './measure';
import { installPeers } from './peers';
import { inTemporaryFolder } from './temporaryFolder';
import { measuredServers, type Places, startMeasured, targetOf } from './servers';

export interface Comparison {
  readonly questions: readonly QuestionFigures[];
  readonly starts: readonly StartFigures[];
}

/** Starts all servers. The gateway starts first, because the peers serve the data that it returns. */
const startAll = async (places: Places): Promise<{ running: readonly Running[]; fixture: Fixture }> => {
  const gateway = await places.world.start();
  const fixture = await readFixture(gateway);
  writeFileSync(places.fixturePath, JSON.stringify(fixture));
  const running: Running[] = [];
  for (const server of measuredServers) {
    const process = server.name === 'gateway' ? gateway : await startMeasured(places, server);
    running.push({ server, target: targetOf(server, process, fixture.questions) });
  }
  return { running, fixture };
};

/** Measures all questions. Throws if the gateway makes an AWS call meanwhile. */
const measureWarm = async (places: Places, effort: Effort): Promise<readonly QuestionFigures[]> => {
  const { running, fixture } = await startAll(places);
  const load = startLoad();
  const figures: QuestionFigures[] = [];
  try {
    const calls = await places.world.sandbox.callsDuring(async () => {
      for (const question of fixture.questions) {
        figures.push(await measureQuestion(load, question, running, effort));
      }
    });
    if (calls > 0) throw new Error(`The gateway made ${calls} AWS calls, although everything is cached.`);
    return figures;
  } finally {
    await load.close();
    for (const { target } of running) await target.process.close();
  }
};

/** Compares the gateway with the peers and with the limits. */
export const compare = (effort: Effort): Promise<Comparison> =>
  inTemporaryFolder(async (folder) => {
    installPeers();
    const world = await gatewayWorld(folder);
    const places = { world, fixturePath: join(folder, 'fixture.json'), log: join(folder, 'peers.log') };
    try {
      const questions = await measureWarm(places, effort);
      return { questions, starts: await measureStarts(places, effort) };
    } finally {
      await world.sandbox.close();
    }
  });
