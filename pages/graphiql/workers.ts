/** Monaco runs its language services in workers, which `pages/graphiql/build.ts` bundles as files of their own. */
const workers: Readonly<Record<string, string>> = {
  json: 'json.worker.js',
  graphql: 'graphql.worker.js',
};

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(`graphiql/${workers[label] ?? 'editor.worker.js'}`, { type: 'module' }),
};
