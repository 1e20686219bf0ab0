import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Context,
  context,
  propagation,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { getOperationAST, type GraphQLFormattedError } from 'graphql';
import type { CompletedCall } from '../aws/call';
import type { CalledOperation } from '../aws/callLedger';
import type { CallSpan, CallTrace } from '../aws/callTrace';
import type { ExecutionRequest, Executor } from '../execute';
import { hashOfDocument } from './documentHash';
import type { RequestOutcome } from './metrics';
import type { OperationContext } from './operationContext';

/*
 * Traces of OpenTelemetry: a span per operation, and one per AWS call beneath it. The spans go to the SDK that was loaded
 * before the gateway. Without an SDK, there is no `Tracing`, so requests make no spans.
 */

/** How long a shutdown waits for the SDK to export the last spans. */
const longestFlushMs = 5_000;

const spanNames = { request: 'GraphQL Operation', refresh: 'background refresh' };

/** A call whose span has begun and not ended. */
interface CallUnderWay {
  readonly operation: OperationSpan;
  readonly span: Span;
}

/** The span of a GraphQL request, or of a round of the background refresh. */
export class OperationSpan implements CallTrace {
  private readonly context: Context;

  constructor(
    private readonly tracer: Tracer,
    private readonly callsUnderWay: Map<string, CallUnderWay>,
    private readonly span: Span,
    parent: Context,
  ) {
    this.context = trace.setSpan(parent, span);
  }

  /** Names the span after the operation, and runs its execution in the context of the span. */
  execute<Result>({ document, operationName }: ExecutionRequest, run: () => Result): Result {
    const operation = getOperationAST(document, operationName);
    if (operation && this.span.isRecording()) {
      const name = operation.name?.value;
      this.span.updateName(name === undefined ? operation.operation : `${operation.operation} ${name}`);
      this.span.setAttributes({
        'graphql.operation.type': operation.operation,
        ...(name !== undefined && { 'graphql.operation.name': name }),
        'graphql.document.hash': hashOfDocument(document),
      });
    }
    return context.with(this.context, run);
  }

  addErrors(errors: readonly GraphQLFormattedError[]): void {
    const codes = new Set(errors.flatMap(({ extensions }) => (extensions?.code as string | undefined) ?? []));
    this.span.setAttribute('execution_gateway.error_codes', [...codes]);
  }

  beginCall(key: string, called: CalledOperation): CallSpan {
    const span = startCall(this.tracer, called, this.context);
    const underWay = { operation: this, span };
    this.callsUnderWay.set(key, underWay);
    return {
      run: (send) => context.with(trace.setSpan(this.context, span), send),
      end: (call) => {
        if (this.callsUnderWay.get(key) === underWay) this.callsUnderWay.delete(key);
        endCall(span, call);
      },
    };
  }

  joinCall(key: string): void {
    const call = this.callsUnderWay.get(key);
    if (!call || call.operation === this) return;
    this.span.addLink(linkTo(call.span.spanContext()));
    call.span.addLink(linkTo(this.span.spanContext()));
  }

  end(outcome: RequestOutcome): void {
    this.span.setAttribute('execution_gateway.outcome', outcome);
    if (outcome === 'error') this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

const linkTo = (linked: SpanContext) => ({ context: linked });

const startCall = (
  tracer: Tracer,
  { service, operation, accountId, region }: CalledOperation,
  parent: Context,
  startTime?: number,
): Span =>
  tracer.startSpan(
    `${service}.${operation}`,
    {
      kind: SpanKind.CLIENT,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': service,
        'rpc.method': operation,
        'cloud.region': region,
        'cloud.account.id': accountId,
      },
      ...(startTime !== undefined && { startTime }),
    },
    parent,
  );

const endCall = (span: Span, { retries, throttles, outcome, error }: CompletedCall, at?: number): void => {
  span.setAttributes({
    'execution_gateway.outcome': outcome,
    'execution_gateway.retries': retries,
    'execution_gateway.throttles': throttles,
  });
  if (outcome === 'error') {
    span.setStatus({ code: SpanStatusCode.ERROR, ...(error && { message: error.message }) });
    span.setAttribute('error.type', error?.code ?? 'INTERNAL_SERVER_ERROR');
    const requestId = error?.details.aws?.requestId;
    if (requestId !== undefined) span.setAttribute('aws.request_id', requestId);
  }
  span.end(at);
};

/** The provider of the API, which passes everything on to that of an SDK, its delegate. */
interface ApiProvider {
  getDelegate(): { forceFlush?(): Promise<void> };
  /** Undefined where no SDK has registered itself. */
  getDelegateTracer(name: string, version: string): Tracer | undefined;
}

const apiProvider = (): ApiProvider => trace.getTracerProvider() as unknown as ApiProvider;

const flush = async (): Promise<void> => apiProvider().getDelegate().forceFlush?.();

/** Undefined where no SDK has registered itself. */
export const createTracing = (version: string) => {
  const tracer = apiProvider().getDelegateTracer('execution-gateway', version);
  if (!tracer) return undefined;
  const callsUnderWay = new Map<string, CallUnderWay>();
  return {
    /**
     * Begins the span of a request for GraphQL. Its parent is the active span, if another instrumentation has begun one,
     * otherwise that of the header `traceparent`.
     */
    beginRequest(headers: IncomingHttpHeaders): OperationSpan {
      const active = context.active();
      const isNested = trace.getSpan(active) !== undefined;
      const parent = isNested ? active : propagation.extract(active, headers);
      const kind = isNested ? SpanKind.INTERNAL : SpanKind.SERVER;
      return new OperationSpan(
        tracer,
        callsUnderWay,
        tracer.startSpan(spanNames.request, { kind }, parent),
        parent,
      );
    },
    /** Begins the span of a round of the background refresh. */
    beginRefresh(): OperationSpan {
      const parent = context.active();
      return new OperationSpan(
        tracer,
        callsUnderWay,
        tracer.startSpan(spanNames.refresh, {}, parent),
        parent,
      );
    },
    /** Adds the span of a call to STS that has ended. Its parent is the call that needed the credentials. */
    addCall(call: CompletedCall): void {
      const now = Date.now();
      endCall(startCall(tracer, call, context.active(), now - call.milliseconds), call, now);
    },
    traced:
      (execute: Executor): Executor =>
      (request) => {
        const { trace: span } = request.context as OperationContext;
        return span ? span.execute(request, () => execute(request)) : execute(request);
      },
    /** Exports the spans that have ended. Never rejects, and takes at most five seconds. */
    async flush(): Promise<void> {
      await Promise.race([flush(), sleep(longestFlushMs, undefined, { ref: false })]).catch(() => undefined);
    },
  };
};

export type Tracing = NonNullable<ReturnType<typeof createTracing>>;
