// Without this, the SDK prints its warning about the Node.js version between the test results.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
