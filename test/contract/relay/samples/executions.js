const { graphql } = require('relay-runtime');

// An infinite list of all kinds and scopes, which can be refetched with another filter.
module.exports.page = graphql`
  fragment executions_page on Query
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 25 }
    after: { type: "String" }
    filter: { type: "ExecutionFilter" }
  )
  @refetchable(queryName: "executionsPageQuery") {
    executions(first: $first, after: $after, filter: $filter)
      @connection(key: "executions_executions", filters: ["filter"]) {
      edges {
        node {
          id
          __typename
          ...execution_row
        }
      }
      coverage {
        kind
        state
        reason
      }
    }
  }
`;

module.exports.query = graphql`
  query executionsQuery($filter: ExecutionFilter) {
    ...executions_page @arguments(filter: $filter)
  }
`;
