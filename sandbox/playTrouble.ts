import type { ServerResponse } from 'node:http';
import { AwsError, Problem } from './problems';
import type { Reply } from './protocol';
import { cut, jsonReply, send, sendHalf, sendLater } from './reply';
import type { TroubleEffect } from './trouble';

/** The call that is struck. */
export interface Victim {
  readonly response: ServerResponse;
  /** IAM's sentence about who may not do what. */
  readonly deniedMessage: string;
  /** The normal answer. */
  readonly answer: () => Reply;
  /** A refusal in the form and words of the service. */
  readonly refuse: (error: Problem | AwsError) => Reply;
}

export const playTrouble = (effect: TroubleEffect, victim: Victim): void => {
  const { response, answer } = victim;
  if (effect.kind === 'delay') sendLater(response, effect.ms, answer);
  else if (effect.kind === 'cut') cut(response);
  else if (effect.kind === 'cutBody') sendHalf(response, answer());
  else send(response, badReply(effect, victim));
};

type BadReply = Exclude<TroubleEffect, { kind: 'delay' | 'cut' | 'cutBody' }>;

const badReply = (effect: BadReply, { deniedMessage, refuse }: Victim): Reply => {
  switch (effect.kind) {
    case 'throttle':
      return refuse(new Problem('throttled'));
    case 'accessDenied':
      return refuse(new Problem('denied', deniedMessage));
    case 'serverError':
      return refuse(new Problem(effect.status === 503 ? 'unavailable' : 'failed'));
    case 'error':
      return refuse(new AwsError(effect.name, effect.status, effect.message, effect.members));
    case 'html':
      return proxyPage(effect.status ?? 502);
    case 'emptyBody':
      return { status: 200, headers: {}, body: '' };
    case 'answer':
      return verbatim(effect);
  }
};

const proxyPage = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\n<head><title>${status} Bad Gateway</title></head>\n<body><h1>Bad Gateway</h1></body>\n</html>\n`,
});

const verbatim = ({ status, headers, body }: Extract<TroubleEffect, { kind: 'answer' }>): Reply => {
  const reply = typeof body === 'string' ? { status, headers: {}, body } : jsonReply(status, body);
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
