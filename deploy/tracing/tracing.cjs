// Starts the SDK of OpenTelemetry before the gateway: node --require ./tracing.cjs. The SDK reads its settings from the
// variables OTEL_….
const { NodeSDK } = require('@opentelemetry/sdk-node');

new NodeSDK().start();
