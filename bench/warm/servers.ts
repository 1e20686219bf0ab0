import type { GatewayWorld } from './gateway';
import type { Target } from './load';
import { type PeerName, startPeer } from './peers';
import type { ServerProcess } from './processes';
import type { Question } from './questions';

export type ServerName = 'gateway' | PeerName;

/** A server that is measured, in the order of the tables. */
export interface MeasuredServer {
  readonly name: ServerName;
  readonly title: string;
  /** True for a bare HTTP server, which shows what no GraphQL server can pass. */
  readonly isLimit: boolean;
}

/** The ratios are relative to this server. */
export const reference: ServerName = 'mercurius';

export const measuredServers: readonly MeasuredServer[] = [
  { name: 'gateway', title: 'this gateway', isLimit: false },
  { name: 'mercurius', title: 'Mercurius with JIT', isLimit: false },
  { name: 'yoga', title: 'GraphQL Yoga', isLimit: false },
  { name: 'apollo', title: 'Apollo Server on Express', isLimit: false },
  { name: 'stringify', title: 'node:http, JSON.stringify', isLimit: true },
  { name: 'ready', title: 'node:http, ready string', isLimit: true },
];

/** Where the processes come from. */
export interface Places {
  readonly world: GatewayWorld;
  /** The file with the questions and their data. */
  readonly fixturePath: string;
  /** The file that gets the standard error of the peers. */
  readonly log: string;
}

export const startMeasured = (
  { world, fixturePath, log }: Places,
  { name }: MeasuredServer,
): Promise<ServerProcess> => (name === 'gateway' ? world.start() : startPeer(name, fixturePath, log));

/** The bare servers do not parse the body. They find the question by its number in the URL. */
export const targetOf = (
  { isLimit }: MeasuredServer,
  process: ServerProcess,
  questions: readonly Question[],
): Target => ({
  process,
  urlOf: ({ name }) => {
    const number = questions.findIndex((question) => question.name === name);
    return `${process.url}/graphql${isLimit ? `?${number}` : ''}`;
  },
});
