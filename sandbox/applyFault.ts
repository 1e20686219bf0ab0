import type { ServerResponse } from 'node:http';
import { AwsError, ServiceError } from './errors';
import type { Reply } from './protocol';
import { cut, jsonReply, send, sendHalf, sendLater } from './reply';
import type { Fault } from './faultInjection';

export interface FaultyCall {
  readonly response: ServerResponse;
  /** IAM's message for a denied call. */
  readonly accessDeniedMessage: string;
  /** The normal answer. */
  readonly answer: () => Promise<Reply>;
  /** Encodes an error in the protocol of the called service. */
  readonly encodeError: (error: ServiceError | AwsError) => Reply;
}

export const applyFault = (fault: Fault, call: FaultyCall): void => {
  const { response, answer } = call;
  if (fault.kind === 'delay') sendLater(response, fault.ms, answer);
  else if (fault.kind === 'cut') cut(response);
  else if (fault.kind === 'cutBody') void answer().then((reply) => sendHalf(response, reply));
  else send(response, faultyReply(fault, call));
};

type ReplyFault = Exclude<Fault, { kind: 'delay' | 'cut' | 'cutBody' }>;

const faultyReply = (fault: ReplyFault, { accessDeniedMessage, encodeError }: FaultyCall): Reply => {
  switch (fault.kind) {
    case 'throttle':
      return encodeError(new ServiceError('throttled'));
    case 'accessDenied':
      return encodeError(new ServiceError('accessDenied', accessDeniedMessage));
    case 'serverError':
      return encodeError(new ServiceError(fault.status === 503 ? 'unavailable' : 'internal'));
    case 'error':
      return encodeError(new AwsError(fault.name, fault.status, fault.message, fault.members));
    case 'html':
      return proxyPage(fault.status ?? 502);
    case 'emptyBody':
      return { status: 200, headers: {}, body: '' };
    case 'answer':
      return verbatim(fault);
  }
};

const proxyPage = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\n<head><title>${status} Bad Gateway</title></head>\n<body><h1>Bad Gateway</h1></body>\n</html>\n`,
});

const verbatim = ({ status, headers, body }: Extract<Fault, { kind: 'answer' }>): Reply => {
  const reply = typeof body === 'string' ? { status, headers: {}, body } : jsonReply(status, body);
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
