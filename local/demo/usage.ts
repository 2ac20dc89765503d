import { DEFAULT_EXAMPLE, EXAMPLE_NAMES, EXAMPLES } from '../samples/samples';

const nameWidth = Math.max(...EXAMPLE_NAMES.map(({ length }) => length));

const examples = EXAMPLE_NAMES.map((name) => `  ${name.padEnd(nameWidth)}  ${EXAMPLES[name].shows}\n`).join('');

export const USAGE = `Usage: npm run demo -- [options]

Runs the pipeline of an example on this machine, without an AWS account: uploads
files and follows each one until it is Parquet or in quarantine. The first run
downloads Spark and Java, which takes some minutes.

  --example NAME  run this example (default: ${DEFAULT_EXAMPLE})
  --files DIR     process the files in DIR and its subfolders instead of the
                  files of the example
  --download DIR  save the Parquet files to DIR, in one folder per file
  --keep          keep the endpoint running for the AWS CLI until Ctrl-C
  --no-spark      stop before the conversion, without Spark and Java
  --port N        use this port for the endpoint (default: a free port)
  --json          print one JSON object per file on standard output when it has
                  ended, and everything else on standard error (start it with
                  "npm run --silent demo -- --json")
  --help          print this text

Examples:
${examples}
Exit code:
  0    the files of the example ended as expected, or every file in DIR is
       PROCESSED or REJECTED (with --no-spark: VALIDATED or REJECTED)
  1    a file ended differently, or the demo failed
  2    an option is wrong
  130  Ctrl-C stopped the demo before its files had ended
`;
