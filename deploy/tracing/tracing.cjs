// Starts the SDK of OpenTelemetry before the gateway: node --require ./tracing.cjs. Exports spans by OTLP over HTTP. The SDK
// reads its settings from the variables OTEL_….
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http');
const { detectResources, envDetector, resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchSpanProcessor, NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');

const resource = resourceFromAttributes({ 'service.name': 'execution-gateway' });

new NodeTracerProvider({
  resource: resource.merge(detectResources({ detectors: [envDetector] })),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
}).register();
