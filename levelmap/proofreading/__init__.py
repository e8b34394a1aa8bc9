"""Everything that readers are told, read again and held to the tables that it rests on.

What is computed here shares no line with what wrote the sentences: figures come from the shipped
files as they stand, counts are made anew. `levelmap check --words` says what it finds.
"""
