"""What runs Glue jobs for real: drivers that hold a Spark session, and the process inside each."""
