const js = require('@eslint/js');
const graphql = require('@graphql-eslint/eslint-plugin');
const importX = require('eslint-plugin-import-x');
const typescript = require('typescript-eslint');

/** The arrows between the folders: what each may not import. See docs/architecture.md. */
const forbidden = [
  { target: './src/model', from: './src', except: ['./model'] },
  { target: './src/logs', from: './src', except: ['./logs', './model'] },
  { target: './src/rootCause', from: './src', except: ['./rootCause', './logs', './model'] },
  { target: './src/kinds', from: './src', except: ['./kinds', './logs', './model'] },
  { target: './src/aws', from: './src', except: ['./aws', './model'] },
  { target: './src/comparison', from: './src', except: ['./comparison', './model'] },
  { target: './src/history', from: './src', except: ['./history', './kinds', './model'] },
  { target: './src/access', from: './src', except: ['./access', './model'] },
  { target: './src/execute', from: './src', except: ['./execute', './model'] },
  { target: './src/query', from: './src', except: ['./query', './execute', './kinds', './model'] },
  { target: './src/loaders', from: './src', except: ['./loaders', './aws', './kinds', './model'] },
  { target: './src/events', from: './src', except: ['./events', './aws', './model'] },
  {
    target: './src/listing',
    from: './src',
    except: ['./listing', './logs', './history', './loaders', './aws', './kinds', './model'],
  },
  {
    target: './src/live',
    from: './src',
    except: ['./live', './listing', './history', './aws', './kinds', './model'],
  },
  {
    target: './src/resolvers/!(context).ts',
    from: './src',
    except: [
      './resolvers',
      './comparison',
      './kinds',
      './logs',
      './rootCause',
      './query',
      './model',
      './generated',
    ],
    message: 'Resolvers reach loaders through the context.',
  },
  { target: './src/app', from: './src/server' },
  { target: './src/{app,config}', from: './src/commands' },
  {
    target: './src/server',
    from: './src',
    except: ['./server', './app', './live', './access', './execute', './model'],
  },
  { target: './sandbox', from: './src' },
  { target: './src', from: './sandbox' },
  { target: './pages', from: './src' },
];

/** What has to have a description in `schema/`: everything. */
const describedThings = {
  types: true,
  rootField: true,
  FieldDefinition: true,
  InputValueDefinition: true,
  EnumValueDefinition: true,
  DirectiveDefinition: true,
};

module.exports = [
  {
    ignores: [
      'examples/*/',
      'client/src/generated/',
      'client/dist/',
      'scripts/fresh/',
      'dist/',
      'coverage/',
      'src/generated/',
      'node_modules/',
    ],
  },
  {
    files: ['**/*.js'],
    ...js.configs.recommended,
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  ...[...typescript.configs.strictTypeChecked, ...typescript.configs.stylisticTypeChecked].map((config) => ({
    ...config,
    files: ['**/*.{ts,tsx}'],
  })),
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones: forbidden }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config/ and cli.ts read the environment.' },
      ],
    },
  },
  { files: ['src/cli.ts', 'src/config/*.ts', 'test/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['#sandbox', '#sandbox/*', '**/sandbox/**'] }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['schema/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Paging is forward only: AWS's tokens lead nowhere else.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Connections have `nodes` beside `edges`, and AWS's answers hold lists of their own.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Not only types and root fields, as is recommended, but all that can have a description.
      '@graphql-eslint/require-description': ['error', describedThings],
      // A short description stands on one line, a long one in a block.
      '@graphql-eslint/description-style': 'off',
      // Members keep AWS's names, also where these repeat the name of their type.
      '@graphql-eslint/no-typename-prefix': 'off',
      // What AWS cannot look up has no id. `test/contract/relay.test.ts` holds every type that has one to `Node`.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    files: ['schema/lifecycleResource.graphql', 'schema/imageComparison.graphql', 'schema/logEvent.graphql'],
    // AWS has no call that finds one resource of a lifecycle run again, so it cannot be a `Node`. Nor can a change or a log event.
    rules: {
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
    },
  },
];
