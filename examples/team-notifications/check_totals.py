"""A refund in a file of orders is somebody's mistake: nothing of the file is published."""

from pyspark.sql import functions as F


def transform(df, request):
    refunds = [str(row.id) for row in df.where(F.col("total") < 0).select("id").collect()]
    if refunds:
        raise ValueError(f"the totals of the orders {', '.join(refunds)} are negative")
    return df
