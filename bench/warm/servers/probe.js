// Loaded into each measured process with `--require`: answers the benchmark's messages with what the process used.
const { Session } = require('node:inspector');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const process = require('node:process');

const profiler = new Session();
/** Samples how late a timer of one millisecond fires. */
const delay = monitorEventLoopDelay({ resolution: 1 });

const post = (method, parameters) =>
  new Promise((resolve, reject) => {
    profiler.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result)));
  });

const answers = {
  usage() {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1000, residentBytes: process.memoryUsage.rss() };
  },
  heap() {
    // Twice, because finalizers run after the first one.
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return { heapBytes: heapUsed, externalBytes: external };
  },
  async startProfile() {
    profiler.connect();
    await post('Profiler.enable');
    await post('Profiler.setSamplingInterval', { interval: 500 });
    await post('Profiler.start');
    return {};
  },
  async stopProfile() {
    const { profile } = await post('Profiler.stop');
    profiler.disconnect();
    return profile;
  },
  startDelay() {
    delay.reset();
    delay.enable();
    return {};
  },
  stopDelay() {
    delay.disable();
    const milliseconds = (nanoseconds) => nanoseconds / 1e6;
    return {
      p50: milliseconds(delay.percentile(50)),
      p99: milliseconds(delay.percentile(99)),
      most: milliseconds(delay.max),
    };
  },
};

process.on('message', (question) => {
  void Promise.resolve(answers[question]()).then((answer) => process.send(answer));
});
process.once('disconnect', () => process.exit(1));
// The channel alone must not keep the process alive.
process.channel.unref();
