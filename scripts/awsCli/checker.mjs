import { awsVersion, callAws } from './aws.mjs';

/** Creates a checker that calls operations, prints one line per check, and counts passed and failed checks. */
export const createChecker = async (url, modelPath) => {
  const sandbox = await readJson(`${url}/_sandbox`);
  const answered = new Set();
  const count = { passed: 0, failed: 0 };

  const note = (isGood, title, reason) => {
    count[isGood ? 'passed' : 'failed'] += 1;
    console.log(isGood ? `ok      ${title}` : `FAILED  ${title}: ${reason}`);
  };

  return {
    url,
    cliVersion: await awsVersion(),

    /** Every account and region of the sandbox, with credentials. */
    scopes: sandbox.scopes.map((scope) => ({ ...scope, ...sandbox.credentials[scope.accountId] })),

    /**
     * Calls the operation with each candidate, a pair `[scope, options]`, until `isGood` accepts the answer. Fails if it
     * accepts none. Returns the candidate and its answer, as input of further checks.
     */
    async expectAnswer(operation, candidates, isGood, title = operation) {
      let reason = 'no candidates';
      for (const [scope, options] of candidates) {
        const { exitCode, stdout, stderr } = await callAws(url, modelPath, scope, operation, options);
        const answer = exitCode === 0 ? JSON.parse(stdout) : {};
        if (exitCode === 0) answered.add(operation.replaceAll('-', ''));
        if (exitCode === 0 && accepts(isGood, answer)) {
          note(true, title);
          return { scope, options, answer };
        }
        reason = exitCode === 0 ? `unexpected answer ${stdout.slice(0, 300)}` : stderr;
      }
      note(false, title, reason);
      return { scope: candidates[0]?.[0], options: {}, answer: {} };
    },

    /** Passes if the call succeeds, and the CLI prints nothing: the answer has no members. */
    async expectEmpty(operation, scope, options, title = operation) {
      const { exitCode, stdout, stderr } = await callAws(url, modelPath, scope, operation, options);
      if (exitCode === 0) answered.add(operation.replaceAll('-', ''));
      note(exitCode === 0 && stdout.trim() === '', title, exitCode === 0 ? stdout.slice(0, 300) : stderr);
    },

    /** Passes if the call fails with the given error. */
    async expectError(operation, scope, options, errorName) {
      const { exitCode, stderr } = await callAws(url, modelPath, scope, operation, options);
      note(exitCode !== 0 && stderr.includes(`(${errorName})`), `${operation}: ${errorName}`, stderr);
    },

    /** Passes if every operation of the sandbox, except those of skipped services, returned an answer. */
    requireAllOperations(skippedServices) {
      for (const [service, operations] of Object.entries(sandbox.services)) {
        if (skippedServices.includes(service)) continue;
        const missed = operations.filter((name) => !answered.has(`${service} ${name.toLowerCase()}`));
        const called = operations.length - missed.length;
        note(
          missed.length === 0,
          `${service}: ${called} of ${operations.length} operations`,
          missed.join(', '),
        );
      }
    },

    counts: () => count,
  };
};

/** False also if `isGood` throws, because the answer lacks a member. */
const accepts = (isGood, answer) => {
  try {
    return Boolean(isGood(answer));
  } catch {
    return false;
  }
};

const readJson = async (address) => (await fetch(address)).json();

export const isFilled = (list) => Array.isArray(list) && list.length > 0;

/** True if a list is longer than one page and has no duplicates. */
export const isLongerThan = (pageSize, items, keyOf) =>
  isFilled(items) && items.length > pageSize && new Set(items.map(keyOf)).size === items.length;
