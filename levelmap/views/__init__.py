"""One screen's worth of plain data: a frozen query in, a frozen view out."""
