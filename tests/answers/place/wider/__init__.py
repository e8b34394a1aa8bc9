"""Places of several authorities, on the toy country and on the data that are shipped."""
