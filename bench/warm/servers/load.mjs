import autocannon from 'autocannon';

/*
 * The load generator, in its own process. Each message is the options of one load, which end after a number of requests,
 * so that no request is cut off. The answer is sent when the last response has arrived.
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
  const { errors, timeouts, non2xx } = await load;
  return { failures: errors + timeouts + non2xx, seconds: (end - start) / 1000 };
};

process.on('message', (options) => {
  void run(options).then((result) => process.send(result));
});
process.once('disconnect', () => process.exit(0));
