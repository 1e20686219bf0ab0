import { table, writeSection } from './document';
import { type GatewayUnderLoad, underLoad } from './warm/gatewayUnderLoad';
import { type CpuProfile, type Layer, layers, timePerLayer } from './warm/layers';
import { describeMachine } from './warm/machine';
import type { Question } from './warm/questions';

/*
 * `npm run bench:profile`: records CPU profiles of the gateway, with everything cached, and writes the time per request of
 * each layer into docs/benchmarks.md.
 */

const warmUpRequests = 300;
const profiledSeconds = 8;

interface QuestionProfile {
  readonly question: Question;
  /** The time per request of each layer, in microseconds. */
  readonly perRequest: ReadonlyMap<Layer, number>;
}

const profileQuestion = async (
  { load, target }: GatewayUnderLoad,
  question: Question,
): Promise<QuestionProfile> => {
  await load.send(target, question, warmUpRequests);
  const perSecond = warmUpRequests / (await load.send(target, question, warmUpRequests));
  const requests = Math.ceil(perSecond * profiledSeconds);
  await target.process.probe('startProfile');
  await load.send(target, question, requests);
  const times = timePerLayer(await target.process.probe<CpuProfile>('stopProfile'));
  return { question, perRequest: new Map([...times].map(([layer, time]) => [layer, time / requests])) };
};

const profileAll = async (gateway: GatewayUnderLoad): Promise<readonly QuestionProfile[]> => {
  const profiles: QuestionProfile[] = [];
  for (const question of gateway.questions) profiles.push(await profileQuestion(gateway, question));
  return profiles;
};

const microseconds = (time: number): string => `${Math.round(time).toLocaleString('en-US')} µs`;
const totalOf = ({ perRequest }: QuestionProfile): number =>
  [...perRequest.values()].reduce((sum, time) => sum + time, 0);

const profileTable = (profiles: readonly QuestionProfile[]): string =>
  table([
    ['layer', ...profiles.map(({ question }) => question.title)],
    ...layers.map((layer) => [
      layer,
      ...profiles.map(({ perRequest }) => microseconds(perRequest.get(layer) ?? 0)),
    ]),
    ['all', ...profiles.map((profile) => microseconds(totalOf(profile)))],
  ]);

const main = async (): Promise<void> => {
  const text = `${profileTable(await underLoad([], profileAll))}\n\nMeasured with ${describeMachine()}.`;
  await writeSection('warm-profile', text);
  console.log(text);
};

void main();
