import { awsVersion, callAws } from './aws.mjs';

/** Calls operations, prints a line for each of its judgements, and counts them. */
export const createJudge = async (url, modelPath) => {
  const sandbox = await readJson(`${url}/_sandbox`);
  const answered = new Set();
  const count = { passed: 0, failed: 0 };

  const note = (isGood, title, reason) => {
    count[isGood ? 'passed' : 'failed'] += 1;
    console.log(isGood ? `ok      ${title}` : `FAILED  ${title}: ${reason}`);
  };

  return {
    cliVersion: await awsVersion(),

    /** Every account and region of the sandbox, with keys. */
    scopes: sandbox.scopes.map((scope) => ({ ...scope, ...sandbox.credentials[scope.accountId] })),

    /**
     * One of the candidates, each `[scope, options]`, must get an answer that is good. Gives it and what it answers,
     * so that the next question can be about something in it.
     */
    async answers(operation, candidates, isGood, title = operation) {
      let reason = 'there is nothing to ask about';
      for (const [scope, options] of candidates) {
        const { exitCode, stdout, stderr } = await callAws(url, modelPath, scope, operation, options);
        const answer = exitCode === 0 ? JSON.parse(stdout) : {};
        if (exitCode === 0) answered.add(operation.replaceAll('-', ''));
        if (exitCode === 0 && holds(isGood, answer)) {
          note(true, title);
          return { scope, options, answer };
        }
        reason = exitCode === 0 ? `unexpected answer ${stdout.slice(0, 300)}` : stderr;
      }
      note(false, title, reason);
      return { scope: candidates[0]?.[0], options: {}, answer: {} };
    },

    /** The call must fail with an error of that name. */
    async refuses(operation, scope, options, errorName) {
      const { exitCode, stderr } = await callAws(url, modelPath, scope, operation, options);
      note(exitCode !== 0 && stderr.includes(`(${errorName})`), `${operation}: ${errorName}`, stderr);
    },

    /** Nothing that the sandbox plays may have been left out. */
    requireAllOperations(servicesLeftOut) {
      for (const [service, operations] of Object.entries(sandbox.services)) {
        if (servicesLeftOut.includes(service)) continue;
        const missed = operations.filter((name) => !answered.has(`${service} ${name.toLowerCase()}`));
        const called = operations.length - missed.length;
        note(
          missed.length === 0,
          `${service}: ${called} of ${operations.length} operations`,
          missed.join(', '),
        );
      }
    },

    verdict: () => count,
  };
};

/** An answer without the members that are looked at is not good. */
const holds = (isGood, answer) => {
  try {
    return Boolean(isGood(answer));
  } catch {
    return false;
  }
};

const readJson = async (address) => (await fetch(address)).json();

export const isFilled = (list) => Array.isArray(list) && list.length > 0;

/** A list that took several pages has all its items once. */
export const isLongerThan = (pageSize, items, keyOf) =>
  isFilled(items) && items.length > pageSize && new Set(items.map(keyOf)).size === items.length;
