import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: `${process.env.GATEWAY_URL}/schema.graphql`,
  documents: 'operations/**/*.graphql',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        futureProofEnums: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', JSON: 'unknown', SafeInt: 'number', URL: 'string' },
      },
    },
  },
};

export default config;
