"""What the program is about, in plain values: standard library only, no files, SQL or Qt."""
