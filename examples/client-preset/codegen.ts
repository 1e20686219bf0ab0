import type { CodegenConfig } from '@graphql-codegen/cli';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

const config: CodegenConfig = {
  schema: `${gateway}/schema.graphql`,
  documents: 'src/*.ts',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: {
        // The program reads whole results. Keep masking on in an app with many components.
        fragmentMasking: false,
      },
      config: {
        // Queries as text, for fetch. Remove this for Apollo Client or urql.
        documentMode: 'string',
        // Adds a placeholder to each enum, so that the compiler requires a `default` for values of later gateways.
        futureProofEnums: true,
        enumsAsTypes: true,
        useTypeImports: true,
        // The JSON types of the gateway's scalars.
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
