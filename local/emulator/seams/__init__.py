"""One module per seam, each with an `apply()`; applied in alphabetical order, each on its own."""
