/** How often the parent process is checked, in milliseconds. */
const interval = 500;

/**
 * Calls `stop` when the parent process has ended, under `npx`. Between npx and this process is a shell, which forwards no
 * signal: without this check, the server would survive `kill` of npx and keep its port.
 */
export const onEndOfNpx = (stop: () => void, environment: NodeJS.ProcessEnv): void => {
  if (environment.npm_command !== 'exec') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, interval);
  timer.unref();
};
