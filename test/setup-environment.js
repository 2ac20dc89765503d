// The template validator starts an engine once per test file (4 s): only the test that is about it turns it on.
process.env.CDK_VALIDATION ??= 'false';

// Said once for each test file, on Node.js 20.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// aws-local-stepfunctions is written for Node.js 22.
Promise.withResolvers ??= function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
};
