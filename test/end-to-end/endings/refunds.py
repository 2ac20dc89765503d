"""A user's transform that cannot deal with some refunds."""


def transform(df, request):
    refunds = df.where("id is null or id > 0")
    if request.source.key.endswith("unknown-column.csv"):
        return refunds.select("amount")
    if request.source.key.endswith("by-zero.csv"):
        return refunds.selectExpr(f"id + {1 // 0} as id")
    return refunds
