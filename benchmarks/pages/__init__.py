"""The pages that the benchmarks measure."""
