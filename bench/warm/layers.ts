/** The parts of a V8 CPU profile that this benchmark reads. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  /** The node of each sample. */
  readonly samples: readonly number[];
  /** The time of each sample, in microseconds. */
  readonly timeDeltas: readonly number[];
}

type ProfileNode = CpuProfile['nodes'][number];

/** The layers of a request, in the order of the table. */
export const layers = [
  'HTTP',
  'framework',
  'parse and validate',
  'limits',
  'context',
  'execution',
  'loaders and cache',
  'records',
  'serialization',
  'logs and metrics',
  'garbage collection',
  'Node.js itself',
] as const;

export type Layer = (typeof layers)[number];

/** The layer of each place: a path in `dist` or in a package, or a module of Node.js. The first match counts. */
const places: readonly (readonly [RegExp, Layer])[] = [
  [/^node:(_http|http|net|_stream|stream|internal\/(http|net|stream))/, 'HTTP'],
  [/^@apollo\/server\/.*#\w*[sS]tringify$|^dist\/server\/execution\./, 'serialization'],
  [/^graphql\/(language|validation)\//, 'parse and validate'],
  [/^dist\/server\/(documentLimits|documentSize|fragmentUse|introspectionLimits)\./, 'limits'],
  [/^dist\/server\/(errorLimit|requestSize|malformedResponses)\./, 'limits'],
  [/^dist\/app\/(limits|fieldGuard)\./, 'limits'],
  [/^dist\/query\/(answerBudget|arguments)\./, 'limits'],
  [/^dist\/aws\/(callLedger|requestLimits|answerLimit)\./, 'limits'],
  [
    /^dist\/server\/request\.|^dist\/app\/(operationContext|services)\.|^dist\/(resolvers\/context|model\/endSignal)\./,
    'context',
  ],
  [
    /^(pino|prom-client)\/|^dist\/app\/(log|metrics)\.|^dist\/server\/(requestMetrics|callReport)\./,
    'logs and metrics',
  ],
  [/^dist\/(execute|query|resolvers)\/|^graphql(-scalars)?\/|^@graphql-tools\//, 'execution'],
  [/^dist\/(loaders|listing|aws)\/|^(dataloader|lru-cache)\//, 'loaders and cache'],
  [/^dist\/(kinds|model)\//, 'records'],
  [/^dist\/|^(?!node:)[^#]*\//, 'framework'],
];

/** `dist/query/plan.js#planOf`, `graphql/execution/execute.js#execute`, `node:net#writeGeneric` or `#writev`. */
const placeOf = ({ callFrame: { functionName, url } }: ProfileNode): string => {
  const path = /^.*\/node_modules\/(.*)$/.exec(url)?.[1] ?? /^.*\/(dist\/.*)$/.exec(url)?.[1] ?? url;
  return `${path}#${functionName}`;
};

/** Undefined for what has no layer of its own: built-in functions, and the other modules of Node.js. */
const ownLayerOf = (node: ProfileNode): Layer | undefined => {
  if (node.callFrame.functionName === '(garbage collector)') return 'garbage collection';
  const place = placeOf(node);
  return places.find(([pattern]) => pattern.test(place))?.[1];
};

/** Not part of any request: waiting, and the profiler, which starts inside the process. */
const isExcluded = ({ callFrame: { functionName, url } }: ProfileNode): boolean =>
  url === '' && ['(idle)', 'dispatch'].includes(functionName);

/** The time of each layer, in microseconds. What has no layer of its own belongs to its nearest caller that has one. */
export const timePerLayer = ({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<Layer, number> => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const layerOf = new Map<number, Layer>();
  const excluded = new Set<number>();
  const visit = (node: ProfileNode, callerLayer: Layer): void => {
    const layer = ownLayerOf(node) ?? callerLayer;
    layerOf.set(node.id, layer);
    if (isExcluded(node)) excluded.add(node.id);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) visit(child, layer);
    }
  };
  const [root] = nodes;
  if (root) visit(root, 'Node.js itself');
  const times = new Map(layers.map((layer): [Layer, number] => [layer, 0]));
  for (const [index, id] of samples.entries()) {
    const layer = layerOf.get(id);
    if (layer === undefined || excluded.has(id)) continue;
    times.set(layer, (times.get(layer) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return times;
};
