"""The public benchmark families, one folder each: read, lower to primitives, score, write."""
