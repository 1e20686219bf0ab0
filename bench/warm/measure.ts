import { type Load, sendOnce, type Target } from './load';
import type { Usage } from './processes';
import type { Question } from './questions';
import { type MeasuredServer, type Places, measuredServers, startMeasured } from './servers';

/** How long the parts of the benchmark take. */
export interface Effort {
  readonly rounds: number;
  /** The seconds that one server is measured for in a round. */
  readonly sliceSeconds: number;
  readonly warmUpSeconds: number;
  readonly leastRequests: number;
  readonly starts: number;
}

/** One server in one round. */
export interface Slice {
  readonly requestsPerSecond: number;
  readonly cpuMsPerRequest: number;
}

/** All rounds of one server with one question. */
export interface ServerFigures {
  readonly server: MeasuredServer;
  readonly slices: readonly Slice[];
  /** The length of the response body. */
  readonly bytes: number;
  /** The resident set size after the last round. */
  readonly residentBytes: number;
}

export interface QuestionFigures {
  readonly question: Question;
  readonly servers: readonly ServerFigures[];
}

export interface StartFigures {
  readonly server: MeasuredServer;
  /** From the start of the process until it was ready, in milliseconds, per round. */
  readonly startMs: readonly number[];
  /** The resident set size when it was ready. */
  readonly residentBytes: number;
}

export interface Running {
  readonly server: MeasuredServer;
  readonly target: Target;
}

/** The items in another order for each round, so that no server always follows the same one. */
export const rotated = <Item>(items: readonly Item[], round: number): readonly Item[] => {
  const first = items.length === 0 ? 0 : round % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
};

/** The `data` of a response body, as JSON. Throws if the body has errors or no data. */
export const dataIn = (body: string): string => {
  const { data, errors } = JSON.parse(body) as { readonly data?: unknown; readonly errors?: unknown };
  if (data === undefined || data === null || errors !== undefined) throw new Error(body.slice(0, 1_000));
  return JSON.stringify(data);
};

/** The bodies of one question from all servers. Throws if the data differ in a byte. */
export const compareAnswers = async (
  question: Question,
  running: readonly Running[],
): Promise<readonly string[]> => {
  const bodies: string[] = [];
  for (const { target } of running) bodies.push(await sendOnce(target, question));
  const [first, ...others] = bodies.map(dataIn);
  const differing = others.findIndex((data) => data !== first);
  if (differing >= 0) {
    throw new Error(`${running[differing + 1]?.server.title ?? ''} returns other data for ${question.name}.`);
  }
  return bodies;
};

/** The requests per second while a server warms up. */
const warmUp = async (
  load: Load,
  { target }: Running,
  question: Question,
  effort: Effort,
): Promise<number> => {
  const { leastRequests, warmUpSeconds } = effort;
  const perSecond = leastRequests / (await load.send(target, question, leastRequests));
  const requests = Math.ceil(Math.max(leastRequests, perSecond * warmUpSeconds));
  return requests / (await load.send(target, question, requests));
};

const measureSlice = async (
  load: Load,
  { target }: Running,
  question: Question,
  requests: number,
): Promise<Slice> => {
  const before = await target.process.probe<Usage>('usage');
  const seconds = await load.send(target, question, requests);
  const after = await target.process.probe<Usage>('usage');
  return {
    requestsPerSecond: requests / seconds,
    cpuMsPerRequest: (after.cpuMs - before.cpuMs) / requests,
  };
};

/** Measures one question in rounds, in each of which every server gets a short slice of time. */
export const measureQuestion = async (
  load: Load,
  question: Question,
  running: readonly Running[],
  effort: Effort,
): Promise<QuestionFigures> => {
  const bodies = await compareAnswers(question, running);
  const measured = [];
  for (const [index, one] of running.entries()) {
    const perSecond = await warmUp(load, one, question, effort);
    const requests = Math.ceil(Math.max(effort.leastRequests, perSecond * effort.sliceSeconds));
    measured.push({
      one,
      requests,
      slices: new Array<Slice>(),
      bytes: Buffer.byteLength(bodies[index] ?? ''),
    });
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const { one, requests, slices } of rotated(measured, round)) {
      slices.push(await measureSlice(load, one, question, requests));
    }
  }
  await compareAnswers(question, running);
  const servers: ServerFigures[] = [];
  for (const { one, slices, bytes } of measured) {
    const { residentBytes } = await one.target.process.probe<Usage>('usage');
    servers.push({ server: one.server, slices, bytes, residentBytes });
  }
  return { question, servers };
};

/** Starts and stops each server in turn. */
export const measureStarts = async (places: Places, { starts }: Effort): Promise<readonly StartFigures[]> => {
  const figures = measuredServers.map((server) => ({
    server,
    startMs: new Array<number>(),
    residentBytes: 0,
  }));
  for (let round = 0; round < starts; round += 1) {
    for (const one of rotated(figures, round)) {
      const process = await startMeasured(places, one.server);
      one.startMs.push(process.startMs);
      one.residentBytes = (await process.probe<Usage>('usage')).residentBytes;
      await process.close();
    }
  }
  return figures;
};
