import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { Field } from './Field';
import { useScopes } from './gateway';
import { hasMoreFilters, initialState, isFiltered, type ListState, type Origin } from './listState';
import { Menu } from './Menu';
import { RangeFields } from './RangeFields';
import { changeState } from './route';
import { kindNames, listedKinds } from './words';

const grid = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 165px), 1fr))',
  gap: 1.5,
};

const durations = [
  ['0', 'Any'],
  ['60', '1 minute'],
  ['600', '10 minutes'],
  ['3600', '1 hour'],
  ['21600', '6 hours'],
  ['86400', '1 day'],
] as const;

const origins = [
  ['', 'Now or earlier'],
  ['aws', 'Still'],
  ['history', 'No longer'],
  ['log', 'Only its log'],
] as const satisfies readonly (readonly [Origin | '', string])[];

const kinds = listedKinds.map((kind) => [kind, `${kindNames[kind]}s`] as const);

/** The scope of a shared URL may be one that this gateway does not have. It must still be in the menu. */
const withChosen = (
  options: readonly (readonly [string, string])[],
  chosen: string,
): readonly (readonly [string, string])[] =>
  chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];

const changeText = (text: string): void => changeState({ text }, 'replace');
const changeFileName = (fileName: string): void => changeState({ fileName }, 'replace');
const changeNames = (text: string): void =>
  changeState(
    {
      names: text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    },
    'replace',
  );

const MoreFilters = ({ names, fileName, minSeconds }: ListState) => {
  const seconds = String(minSeconds);
  return (
    <>
      <Field
        label="Names, separated by commas"
        value={names.join(', ')}
        placeholder="test-image, nightly-export"
        onChange={changeNames}
      />
      <Field
        label="Whole path of the file"
        value={fileName}
        placeholder="inbox/invoice.pdf"
        onChange={changeFileName}
      />
      <Menu
        label="Took at least"
        value={seconds}
        options={withChosen(durations, seconds).map(([value, text]) =>
          value === text ? [value, `${text} seconds`] : [value, text],
        )}
        onChange={(value) => changeState({ minSeconds: Number(value) })}
      />
    </>
  );
};

/** The search field, and the filters by time, kind, scope, origin, name, file and duration. */
export const Filters = ({ state }: { readonly state: ListState }) => {
  const scopes = useScopes().map(
    ({ accountId, region }) => [`${accountId}/${region}`, `${accountId}, ${region}`] as const,
  );
  const [isOpen, setOpen] = useState(hasMoreFilters(state));
  const moreId = useId();
  const { text, scope, kind, origin, order, grouping, isRefreshing, statuses } = state;
  return (
    <Box role="search" aria-label="Executions" sx={{ mb: 2 }}>
      <Box sx={grid}>
        <Field
          label="Search"
          value={text}
          placeholder="Reason, message, name or file"
          onChange={changeText}
          input={{ maxLength: 200 }}
        />
        <RangeFields {...state} />
        <Menu
          label="Kind"
          value={kind}
          options={[['', 'All but steps'], ...kinds]}
          onChange={(chosen) => changeState({ kind: chosen })}
        />
        <Menu
          label="Account and region"
          value={scope}
          options={[['', 'All'], ...withChosen(scopes, scope)]}
          onChange={(chosen) => changeState({ scope: chosen })}
        />
        <Menu
          label="Known to AWS"
          value={origin}
          options={origins}
          onChange={(chosen) => changeState({ origin: chosen })}
        />
      </Box>
      <Box id={moreId} hidden={!isOpen} sx={{ ...(isOpen && grid), mt: 1.5 }}>
        {isOpen && <MoreFilters {...state} />}
      </Box>
      <Box sx={{ mt: 1, display: 'flex', gap: 1 }}>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-controls={moreId}
          onClick={() => setOpen((wasOpen) => !wasOpen)}
        >
          {isOpen ? 'Fewer filters' : 'More filters'}
        </Button>
        {isFiltered(state) && (
          <Button
            size="small"
            onClick={() => changeState({ ...initialState, order, grouping, isRefreshing, statuses })}
          >
            Clear filters
          </Button>
        )}
      </Box>
    </Box>
  );
};
