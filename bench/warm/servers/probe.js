// Loaded into each measured process with `--require`: answers the benchmark's messages with what the process used.
const { Session } = require('node:inspector');
const process = require('node:process');

const profiler = new Session();

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
};

process.on('message', (question) => {
  void Promise.resolve(answers[question]()).then((answer) => process.send(answer));
});
process.once('disconnect', () => process.exit(1));
// The channel alone must not keep the process alive.
process.channel.unref();
