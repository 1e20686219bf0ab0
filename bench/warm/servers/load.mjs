import autocannon from 'autocannon';

/*
 * The load generator, in its own process. Each message is the options of one load, which ends after a number of requests,
 * so that no request is cut off, or after a time. The answer is sent when the last response has arrived.
 */

/** How often, in milliseconds, autocannon checks whether it is done. */
const sampleInt = 20;

const run = async (options) => {
  const start = performance.now();
  let end = start;
  const load = autocannon({ ...options, sampleInt });
  load.on('response', () => {
    end = performance.now();
  });
  const { errors, timeouts, non2xx, latency, requests } = await load;
  return {
    failures: errors + timeouts + non2xx,
    requests: requests.total,
    seconds: (end - start) / 1000,
    latencyMs: { p50: latency.p50, p99: latency.p99, most: latency.max },
  };
};

process.on('message', (options) => {
  void run(options).then((result) => process.send(result));
});
process.once('disconnect', () => process.exit(0));
