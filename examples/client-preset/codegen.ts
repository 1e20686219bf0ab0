import type { CodegenConfig } from '@graphql-codegen/cli';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

const config: CodegenConfig = {
  schema: `${gateway}/schema.graphql`,
  documents: 'src/*.ts',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: {
        // One small program reads all of an answer. In a page of many components, leave it on.
        fragmentMasking: false,
      },
      config: {
        // Questions as text, ready for fetch. Leave it out for Apollo Client or urql.
        documentMode: 'string',
        // A later gateway may have further words: each enum gets one more that makes you write a `default`.
        futureProofEnums: true,
        enumsAsTypes: true,
        useTypeImports: true,
        // What the gateway's scalars are in JSON.
        defaultScalarType: 'unknown',
        scalars: {
          DateTime: 'string',
          SafeInt: 'number',
          URL: 'string',
        },
      },
    },
  },
};

export default config;
