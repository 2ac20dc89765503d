export const USAGE = `Usage: npm run demo -- [options]

Runs the quick-start pipeline on this machine: uploads files and follows them to
Parquet or to quarantine. Without options it takes the samples in local/samples.

  --files DIR     take the files in DIR and below instead
  --json          one JSON object for each file on standard output, all else on
                  standard error (start it with "npm run --silent demo -- --json")
  --download DIR  save the Parquet files to DIR, in a folder for each file
  --no-spark      stop before the conversion: Java and Spark are not started
  --keep          leave the endpoint up for the AWS CLI until Ctrl-C
  --port N        the port of the endpoint; a free one if left out
  --help          show this

Exit code: 0 if the samples ended as expected, or every file of DIR ended
PROCESSED or REJECTED (with --no-spark: VALIDATED); 1 if not; 2 if an option is
wrong; 130 after Ctrl-C.
`;
