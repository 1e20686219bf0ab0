import { Kind, parse } from 'graphql';
import { pino } from 'pino';
import { readSettings } from '../src/config';
import type { SandboxClock } from '../sandbox/clock';
import type { Estate } from '../sandbox/estate';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { demoEstate } from '../sandbox/demoData';
import { type Gateway, startGateway } from '../src/server/gateway';
import { readExamples } from '../src/server/graphiql';

/** One of the examples that GraphiQL shows. */
export interface Example {
  /** The name of the operation. */
  readonly name: string;
  /** The comment on its first line. */
  readonly title: string;
  readonly query: string;
}

const operationName = (query: string): string => {
  const [definition] = parse(query).definitions;
  const name = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
  return name ?? 'unnamed';
};

const isListOfAll = ({ query }: Example): boolean =>
  /\b(?:executions\(first: \$first|transferExecutions)/.test(query);

const allExamples: readonly Example[] = readExamples().map((query) => ({
  name: operationName(query),
  title: /^# (.+)$/m.exec(query)?.[1] ?? '',
  query,
}));

/** Fields of one object that the gateway computes from many answers. */
const isComputed = ({ query }: Example): boolean => /\b(?:changesSincePrevious|rootCause)\b/.test(query);

const without = (excluded: readonly Example[]) =>
  allExamples.filter((example) => !excluded.includes(example));

/** The examples with a list of all executions or of all finished transfers. bench/list.ts measures its time. */
const listsOfAll = allExamples.filter(isListOfAll);

/** The examples whose longest chain of calls is known. */
export const timedExamples = without(listsOfAll);

/** The examples that naive resolvers can answer. They have no computed fields. */
export const examples = timedExamples.filter((example) => !isComputed(example));

/** The other examples. Only the gateway can answer them. */
export const examplesOfGateway = without(examples);

/** The demo data of `npm start` behind an AWS endpoint with a fixed clock, so that every run reads the same data. */
export interface World {
  readonly estate: Estate;
  readonly sandbox: Sandbox;
  readonly start: Date;
}

const fixedClock = (time: Date): SandboxClock => ({
  now: () => time,
  advance: () => undefined,
  set: () => undefined,
});

export const startWorld = async (start = new Date()): Promise<World> => {
  const estate = demoEstate({ start });
  return { estate, start, sandbox: await startSandbox({ estate, clock: fixedClock(start) }) };
};

/** One scope, because the naive resolvers support one. */
const oneScope = ({ estate }: World): Pick<Estate, 'scopes'> => ({ scopes: estate.scopes.slice(0, 1) });

/** A call that is slow because the machine is busy is not made again, which would count. */
const patientLimits = { connectTimeoutMs: 60_000, answerTimeoutMs: 60_000, credentialsTimeoutMs: 60_000 };

/**
 * Starts a gateway with an empty cache, which reads a whole list in one request, and nothing in the background. All other settings are the
 * defaults.
 */
export const startFreshGateway = (
  world: World,
  { scopes }: Pick<Estate, 'scopes'> = oneScope(world),
): Promise<Gateway> =>
  startGateway({
    ...readSettings({}),
    limits: { ...readSettings({}).limits, upstreamCallsPerRequest: 1_000 },
    listsWaitMs: 60_000,
    sync: { ...readSettings({}).sync, everySeconds: 0 },
    port: 0,
    aws: { ...gatewaySettings(world.sandbox, { scopes }), timeLimits: patientLimits },
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => world.start,
  });

/** The parts of a GraphQL response that benchmarks use. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: { readonly upstream?: { readonly lowerBound: number } };
}

/** Sends a query and returns the response. Throws if it has errors. */
export const ask = async (
  { url }: Pick<Gateway, 'url'>,
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as Answer;
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
