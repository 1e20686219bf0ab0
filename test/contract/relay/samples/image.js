const { graphql } = require('relay-runtime');

// Nested connections. Each is paginated by the id of its parent.
module.exports.workflows = graphql`
  fragment image_workflows on Image
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "imageWorkflowsQuery") {
    name
    workflows(first: $first, after: $after) @connection(key: "image_workflows") {
      edges {
        cursor
        node {
          id
          status
          ...image_steps
        }
      }
    }
  }
`;

module.exports.steps = graphql`
  fragment image_steps on ImageBuilderWorkflow
  @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" })
  @refetchable(queryName: "imageStepsQuery") {
    steps(first: $first, after: $after) @connection(key: "image_steps") {
      edges {
        node {
          id
          name
          status
        }
      }
    }
  }
`;

module.exports.query = graphql`
  query imageQuery($arn: String!) {
    image(imageBuildVersionArn: $arn) {
      ...image_workflows
    }
  }
`;
