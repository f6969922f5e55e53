"""Tables of people: every export that we know, and any other with the help of a person."""

from halfhour.formats.people_csv.reading import read, read_mapped
from halfhour.formats.people_csv.writing import write, write_table

__all__ = ["read", "read_mapped", "write", "write_table"]
