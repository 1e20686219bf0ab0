import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { LogLine } from './log';
import { monospace } from './theme';
import { momentOf, wholeMomentOf } from './time';

/** A text with the parts marked that the reader searched for. */
const Marked = ({ text, found }: { readonly text: string; readonly found: string }) => {
  if (!found) return text;
  return text.split(found).map((part, index) => (
    <span key={index}>
      {index > 0 && <mark>{found}</mark>}
      {part}
    </span>
  ));
};

/** The parts of a line that are not shown. Undefined if the line is whole. */
const cutOf = ({ message, messageLength }: LogLine): string | undefined =>
  message !== null && messageLength > message.length
    ? `The first ${message.length.toLocaleString('en')} of ${messageLength.toLocaleString('en')} characters.`
    : undefined;

const Line = ({ line, found }: { readonly line: LogLine; readonly found: string }) => {
  const cut = cutOf(line);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: '132px 1fr' },
        columnGap: 2,
        px: 1.5,
        py: 0.5,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography
        component="time"
        variant="body2"
        dateTime={line.timestamp}
        title={[wholeMomentOf(line.timestamp), line.stream].filter(Boolean).join(', ')}
        sx={{ color: 'text.secondary', whiteSpace: 'nowrap', fontSize: '0.8rem' }}
      >
        {momentOf(line.timestamp)}
      </Typography>
      <Box sx={{ minWidth: 0, fontFamily: monospace, fontSize: '0.8rem' }}>
        <Box component="span" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <Marked text={line.message ?? 'not shown'} found={found} />
        </Box>
        {cut && (
          <Typography variant="body2" sx={{ color: 'text.secondary', fontStyle: 'italic' }}>
            {cut}
          </Typography>
        )}
      </Box>
    </Box>
  );
};

interface Props {
  readonly lines: readonly LogLine[];
  /** The text that the reader searched for. */
  readonly found: string;
}

/** Lines of a log, newest first, with their times. */
export const LogLines = ({ lines, found }: Props) => (
  <Box
    tabIndex={0}
    role="region"
    aria-label="Lines, newest first"
    sx={{
      maxHeight: 480,
      overflow: 'auto',
      bgcolor: 'background.default',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
    }}
  >
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {lines.map((line, index) => (
        <Line key={index} line={line} found={found} />
      ))}
    </Box>
  </Box>
);
