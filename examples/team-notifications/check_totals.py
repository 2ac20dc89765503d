"""Fails a file of orders that contains a refund, so that nothing of it is published."""

from pyspark.sql import functions as F


def transform(df, request):
    refunds = [str(row.id) for row in df.where(F.col("total") < 0).select("id").collect()]
    if refunds:
        raise ValueError(f"the totals of the orders {', '.join(refunds)} are negative")
    return df
