import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Question } from './questions';
import { ask, end } from '../childProcess';
import { serversFolder, type ServerProcess } from './processes';

/** Few, as a dashboard or a service has them. All are kept alive. */
export const connections = 10;

/** What a load consists of. */
export interface LoadSpec {
  readonly connections: number;
  /** The load ends after so many requests, or so many seconds. */
  readonly end: { readonly amount: number } | { readonly duration: number };
}

export interface LoadResult {
  /** Requests without a response of status 2xx. */
  readonly failures: number;
  readonly requests: number;
  /** Until the last response. */
  readonly seconds: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly most: number };
}

/** The load generator, which sends one question again and again. */
export interface Load {
  /** Sends the question `requests` times. Returns the seconds until the last response. Throws if a request fails. */
  send(server: Target, question: Question, requests: number): Promise<number>;
  /** Sends the questions in turn on each connection. */
  run(server: Target, questions: readonly Question[], spec: LoadSpec): Promise<LoadResult>;
  close(): Promise<void>;
}

/** A server, and the URL of each question at it. */
export interface Target {
  readonly process: ServerProcess;
  urlOf(question: Question): string;
  /** Beside those that all servers get. */
  readonly headers?: Readonly<Record<string, string>>;
}

const requestOf = ({ headers }: Target, { query, variables }: Question) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify({ query, variables }),
});

export const startLoad = (): Load => {
  const child = fork(join(serversFolder, 'load.mjs'), { execArgv: [] });
  const run: Load['run'] = (target, questions, { connections: count, end: ends }) => {
    const requests = questions.map((question) => ({
      ...requestOf(target, question),
      path: new URL(target.urlOf(question)).pathname + new URL(target.urlOf(question)).search,
    }));
    return ask<LoadResult>(child, { url: target.process.url, requests, connections: count, ...ends });
  };
  return {
    run,
    async send(target, question, requests) {
      const result = await run(target, [question], { connections, end: { amount: requests } });
      if (result.failures > 0)
        throw new Error(`${result.failures} requests to ${target.process.url} failed.`);
      return result.seconds;
    },
    close: () => end(child),
  };
};

/** Sends a question once and returns the body of the response. */
export const sendOnce = async (target: Target, question: Question): Promise<string> => {
  const response = await fetch(target.urlOf(question), requestOf(target, question));
  return response.text();
};
