import { DEFAULT_EXAMPLE, EXAMPLE_NAMES, EXAMPLES } from '../samples/samples';

const nameWidth = Math.max(...EXAMPLE_NAMES.map(({ length }) => length));

const examples = EXAMPLE_NAMES.map((name) => `  ${name.padEnd(nameWidth)}  ${EXAMPLES[name].shows}\n`).join('');

export const USAGE = `Usage: npm run demo -- [options]

Runs the pipeline of an example on this machine: uploads files and follows them
to Parquet or to quarantine.

  --example NAME  the example, see below; ${DEFAULT_EXAMPLE} if left out
  --files DIR     take the files in DIR and below instead of the example's own
  --json          one JSON object for each file on standard output as soon as it
                  has ended, all else on standard error (start it with
                  "npm run --silent demo -- --json")
  --download DIR  save the Parquet files to DIR, in a folder for each file
  --no-spark      stop before the conversion: Java and Spark are not started
  --keep          leave the endpoint up for the AWS CLI until Ctrl-C
  --port N        the port of the endpoint; a free one if left out
  --help          show this

Examples:
${examples}
Exit code: 0 if the example's files ended as expected, or every file of DIR
ended PROCESSED or REJECTED (with --no-spark: VALIDATED); 1 if not; 2 if an
option is wrong; 130 after Ctrl-C.
`;
