import { ConsoleLink } from '../ConsoleLink';
import { Facts, Json } from '../Facts';
import type { Opened } from '../gateway';
import { Section } from '../Section';

/** A run of a Glue blueprint: its parameters, its workflow and its rollback error. */
export const BlueprintDetails = ({ run }: { readonly run: Opened<'BlueprintRun'> }) => {
  const { workflow } = run;
  return (
    <>
      <Section title="Blueprint">
        <Facts
          facts={[
            ['Blueprint', run.blueprintName],
            ['Run', run.runId],
            ['Could not be undone', run.rollbackErrorMessage],
            ['Glue workflow', workflow?.name],
            ['Console', workflow?.consoleUrl && <ConsoleLink href={workflow.consoleUrl} what="Workflow" />],
          ]}
        />
      </Section>
      {run.parameters !== null && (
        <Section title="Parameters">
          <Json value={run.parameters} label="Parameters" />
        </Section>
      )}
    </>
  );
};
