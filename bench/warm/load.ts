import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Question } from './questions';
import { ask, end } from '../childProcess';
import { serversFolder, type ServerProcess } from './processes';

/** Few, as a dashboard or a service has them. All are kept alive. */
export const connections = 10;

interface LoadResult {
  readonly failures: number;
  readonly seconds: number;
}

/** The load generator, which sends one question again and again. */
export interface Load {
  /** Sends the question `requests` times. Returns the seconds until the last response. Throws if a request fails. */
  send(server: Target, question: Question, requests: number): Promise<number>;
  close(): Promise<void>;
}

/** A server, and the URL of each question at it. */
export interface Target {
  readonly process: ServerProcess;
  urlOf(question: Question): string;
}

/** The options of a request, the same for all servers. */
const requestOf = ({ query, variables }: Question) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify({ query, variables }),
});

export const startLoad = (): Load => {
  const child = fork(join(serversFolder, 'load.mjs'), { execArgv: [] });
  return {
    async send(target, question, requests) {
      const options = { ...requestOf(question), url: target.urlOf(question), connections, amount: requests };
      const { failures, seconds } = await ask<LoadResult>(child, options);
      if (failures > 0) throw new Error(`${failures} requests to ${options.url} failed.`);
      return seconds;
    },
    close: () => end(child),
  };
};

/** Sends a question once and returns the body of the response. */
export const sendOnce = async (target: Target, question: Question): Promise<string> => {
  const response = await fetch(target.urlOf(question), requestOf(question));
  return response.text();
};
