/** The context of a call that ends long before the function's time does. */
export const AMPLE_TIME = { getRemainingTimeInMillis: () => 900_000 };
