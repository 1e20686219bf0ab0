// Counts checks: each is one line of output, `passed …` or `failed …`.
export const counts = { passed: 0, failed: 0 };

/** Counts the output of a program that prints one line per check. */
export const count = (output) => {
  for (const line of output.trim().split('\n')) {
    console.log(line);
    if (line.startsWith('passed ')) counts.passed += 1;
    else counts.failed += 1;
  }
};

/** Runs one check, which fails by throwing. Returns its result. */
export const attempt = async (name, work) => {
  try {
    const result = await work();
    count(`passed ${name}`);
    return result;
  } catch (error) {
    count(
      `failed ${name}: ${`${error.stdout ?? ''}${error.stderr ?? error}`.trim().replaceAll('\n', ' | ')}`,
    );
    return undefined;
  }
};
