import { InMemorySpanExporter, NodeTracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

export type { ReadableSpan };

/** Registers an SDK of OpenTelemetry that keeps the spans of this test file. To be called before the gateway starts. */
export const recordSpans = () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();

  /** The spans that have ended, once `count` of them have. */
  const ended = async (count: number): Promise<readonly ReadableSpan[]> => {
    while (exporter.getFinishedSpans().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return exporter.getFinishedSpans();
  };
  return { ended, reset: () => exporter.reset(), close: () => provider.shutdown() };
};
