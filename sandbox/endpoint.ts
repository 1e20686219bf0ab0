import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { CallLog, LoggedCall } from './callLog';
import type { SandboxClock } from './clock';
import type { Credentials } from './credentials';
import { emptyRegion } from './emptyRegion';
import type { Estate } from './estate';
import { applyFault } from './applyFault';
import { toAwsError, ServiceError } from './errors';
import type { Output } from './operation';
import type { RawInput, Reply, WireRequest } from './protocol';
import { send } from './reply';
import type { Service } from './service';
import { signatureOf, type Signature } from './signature';
import type { FaultInjector } from './faultInjection';

export interface EndpointParts {
  readonly estate: Estate;
  readonly clock: SandboxClock;
  readonly credentials: Credentials;
  readonly services: readonly Service[];
  readonly calls: CallLog;
  readonly faults: FaultInjector;
}

/** A parsed call, not yet authenticated or validated. */
interface ParsedCall {
  readonly service: Service;
  readonly signature: Signature | undefined;
  readonly input: RawInput | undefined;
  readonly requestId: string;
  readonly isConnected: () => boolean;
  /** The log entry, without the outcome. */
  readonly facts: Omit<LoggedCall, 'outcome'>;
}

/** Answers AWS requests. A matching fault rule replaces or delays the normal answer. Logs every call. */
export const awsEndpoint = (parts: EndpointParts) => {
  const { calls, faults } = parts;
  return (request: WireRequest, response: ServerResponse): void => {
    const call = parseCall(parts, request, () => !response.destroyed);
    const fault = faults.next(call.facts);
    if (fault) {
      calls.add({ ...call.facts, outcome: fault.kind });
      applyFault(fault, {
        response,
        accessDeniedMessage: accessDeniedMessage(parts, call),
        answer: async () => (await answerOf(parts, call)).reply,
        encodeError: (error) => errorAnswer(call, error).reply,
      });
    } else {
      const finish = ({ outcome, reply }: Answer): void => {
        calls.add({ ...call.facts, outcome });
        if (!response.destroyed) send(response, reply);
      };
      const answer = answerOf(parts, call);
      if (answer instanceof Promise) void answer.then(finish);
      else finish(answer);
    }
  };
};

const parseCall = (
  { services, credentials, clock }: EndpointParts,
  request: WireRequest,
  isConnected: () => boolean,
): ParsedCall => {
  const service = services.find((candidate) => candidate.accepts(request));
  if (!service)
    throw new Error('No service accepts the request. The last service must accept every request.');
  const signature = signatureOf(request);
  const input = service.protocol.inputOf(request);
  const facts = {
    service: service.name,
    operation: service.protocol.operationOf(request),
    accountId: signature ? credentials.ownerOf(signature).accountId : '',
    region: signature?.region ?? '',
    input: input ?? {},
    accessKeyId: signature?.accessKeyId ?? '',
    at: clock.now(),
  };
  return { service, signature, input, requestId: randomUUID(), isConnected, facts };
};

interface Answer {
  readonly outcome: string;
  readonly reply: Reply;
}

/** The answer without fault injection: the operation's output, or an error. */
const answerOf = (parts: EndpointParts, call: ParsedCall): Answer | Promise<Answer> => {
  const { service, facts, requestId } = call;
  const answered = (output: object): Answer => ({
    outcome: 'ok',
    reply: service.protocol.encodeOutput(facts.operation, output, requestId),
  });
  try {
    const output = outputOf(parts, call);
    if (!(output instanceof Promise)) return answered(output);
    return output.then(answered, (error: unknown) => errorAnswer(call, error));
  } catch (error) {
    return errorAnswer(call, error);
  }
};

const errorAnswer = (
  { service: { protocol, errorTemplates }, requestId }: ParsedCall,
  error: unknown,
): Answer => {
  const refusal = toAwsError(errorTemplates, error);
  return { outcome: refusal.name, reply: protocol.encodeError(refusal, requestId) };
};

const outputOf = ({ estate, clock, credentials }: EndpointParts, call: ParsedCall): Output => {
  const { service, signature, input, requestId, isConnected, facts } = call;
  const caller = credentials.authenticate(service.name, signature);
  const name = facts.operation;
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (!operation) throw new ServiceError('unknownOperation');
  if (!input) throw new ServiceError('malformed');
  const scope = { accountId: caller.accountId, region: facts.region };
  const regionEstate = estate.region(scope) ?? emptyRegion;
  return operation({
    operation: name,
    input,
    caller,
    scope,
    estate: regionEstate,
    now: clock.now(),
    requestId,
    isConnected,
  });
};

/** IAM's message for a denied call. */
const accessDeniedMessage = ({ credentials }: EndpointParts, { signature, facts }: ParsedCall): string => {
  const { service, operation, region, accountId, input } = facts;
  const caller = signature ? credentials.ownerOf(signature).arn : 'anonymous';
  const named = Object.values(input).find(isArn);
  const resource = named ?? `arn:aws:${service}:${region}:${accountId}:*`;
  return `User: ${caller} is not authorized to perform: ${service}:${operation} on resource: ${resource}`;
};

const isArn = (value: unknown): value is string => typeof value === 'string' && value.startsWith('arn:');
