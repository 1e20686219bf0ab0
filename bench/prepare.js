// Lets Node.js run TypeScript: compiles each file with the compiler that builds `src`. Loaded with `--require`.
const process = require('node:process');
const { transformFileSync } = require('@swc/core');

// Without this, the SDK prints a warning about old versions of Node.js among the results.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

require.extensions['.ts'] = (loaded, file) => loaded._compile(transformFileSync(file).code, file);
