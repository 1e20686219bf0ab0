// Loaded before a benchmark: Node.js runs its TypeScript, stripped of types by the same compiler that builds `src`.
const process = require('node:process');
const { transformFileSync } = require('@swc/core');

// The SDK's advice to move to a newer Node.js would stand between the figures.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

require.extensions['.ts'] = (loaded, file) => loaded._compile(transformFileSync(file).code, file);
